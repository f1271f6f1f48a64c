import type { Change, Migrator } from '../../catalog/contracts';
import { type Context, type Log, SYSTEM_ACTOR } from '../../foundation/context';
import type { Snapshot } from '../../language/contracts';
import { contractSchema, returnReferences } from '../../storage/contract';
import type { StorageDatabase, Transaction } from '../../storage/contracts';
import { applySchema } from '../../storage/migrate';
import { conversions } from './convert';
import { alterations } from './options';

export interface MigratorParts {
  readonly database: StorageDatabase;
  readonly log: Log;
}

/** How the database follows the metadata; see `Migrator` for what each step promises. */
export function createMigrator({ database, log }: MigratorParts): Migrator {
  return {
    async expand(change: Change) {
      await applySchema(database, change.after);
      await returnReferences(database, change.after);
      if (change.evolved.moves.length === 0) return;
      const { foresee: _, perform } = conversions(database, change.before, systemContext(change.after, log));
      for (const move of change.evolved.moves) await perform(move);
    },
    async alter(transaction: Transaction, change: Change) {
      for (const statement of alterations(database.dialect, change)) await transaction.run(statement);
    },
    contract: (after) => contractSchema(database, after),
  };
}

function systemContext(snapshot: Snapshot, log: Log): Context {
  return { actor: SYSTEM_ACTOR, snapshot, now: new Date(), log, channel: 'publish' };
}

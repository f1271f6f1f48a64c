import type { Change, Migrator } from '../../catalog/contracts';
import { type Context, type Log, SYSTEM_ACTOR } from '../../foundation/context';
import { PlatformError } from '../../foundation/errors';
import type { Snapshot } from '../../language/contracts';
import { contractSchema, returnReferences } from '../../storage/contract';
import type { StorageDatabase, Transaction } from '../../storage/contracts';
import { applySchema } from '../../storage/migrate';
import { conversions } from './convert';
import { fillRequired } from './defaults';
import { alterations } from './options';
import { unfitFindings } from './unfit';

export interface MigratorParts {
  readonly database: StorageDatabase;
  readonly log: Log;
}

/** How the database follows the metadata; see `Migrator` for what each step promises. */
export function createMigrator({ database, log }: MigratorParts): Migrator {
  return {
    async expand(change: Change) {
      const unfit = await unfitFindings(database, change);
      if (unfit.length > 0) throw new PlatformError('invalidMetadata', {}, unfit);
      await applySchema(database, change.after);
      await returnReferences(database, change.after);
      if (change.evolved.moves.length === 0) return;
      const { perform } = conversions(database, change.before, systemContext(change.after, log));
      for (const move of change.evolved.moves) if (move.field !== '') await perform(move);
    },
    async alter(transaction: Transaction, change: Change) {
      const { dialect } = database;
      for (const statement of [...alterations(dialect, change), ...fillRequired(dialect, change)])
        await transaction.run(statement);
    },
    contract: (after) => contractSchema(database, after),
  };
}

function systemContext(snapshot: Snapshot, log: Log): Context {
  return { actor: SYSTEM_ACTOR, snapshot, now: new Date(), log, channel: 'publish' };
}

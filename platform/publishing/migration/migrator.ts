import type { Change, Migrator } from '../../catalog/contracts';
import type { Store } from '../../catalog/store';
import { type Context, type Log, SYSTEM_ACTOR } from '../../foundation/context';
import { PlatformError } from '../../foundation/errors';
import type { Snapshot } from '../../language/contracts';
import { contractSchema, returnReferences } from '../../storage/contract';
import type { StorageDatabase, Transaction } from '../../storage/contracts';
import { applySchema } from '../../storage/migrate';
import { createSettlingTable, type Seen } from '../../storage/settling-table';
import { conversions } from './convert';
import { fillRequired } from './defaults';
import { alterOptions } from './option-memory';
import { createSettling, type Settling, touchedBy } from './settling';
import { unfitFindings } from './unfit';

export interface MigratorParts {
  readonly database: StorageDatabase;
  readonly store: Store;
  readonly log: Log;
  readonly settling?: Settling;
}

/** How the database follows the metadata; see `Migrator` for what each step promises. */
export function createMigrator(parts: MigratorParts): Migrator {
  const { database, log, settling = createSettling(parts) } = parts;
  const settlingTable = createSettlingTable(database);
  /** The changes of records that a conversion found. */
  const converted = new WeakMap<Change, Seen>();

  async function convert(change: Change): Promise<void> {
    if (change.evolved.moves.length === 0) return;
    const { perform } = conversions(database, change.before, systemContext(change.after, log));
    for (const move of change.evolved.moves) if (move.field !== '') await perform(move);
  }

  return {
    async expand(change: Change) {
      const unfit = await unfitFindings(database, change);
      if (unfit.length > 0) throw new PlatformError('invalidMetadata', {}, unfit);
      await settling.run();
      converted.set(change, await settlingTable.seen((statement) => database.read(statement)));
      await applySchema(database, change.after);
      await returnReferences(database, change.after);
      await convert(change);
    },
    async alter(transaction: Transaction, change: Change) {
      const altered = await settlingTable.seen((statement) => transaction.read(statement));
      await alterOptions(transaction, database.dialect, change);
      for (const statement of fillRequired(database.dialect, change)) await transaction.run(statement);
      if (touchedBy(change).length === 0) return;
      const { revision } = change.after;
      const moves = JSON.stringify(change.evolved.moves);
      await transaction.run(
        settlingTable.insert({ revision, converted: converted.get(change) ?? altered, altered, moves }),
      );
    },
    async contract(after) {
      await contractSchema(database, after);
      await settling.run().catch((error: unknown) => {
        log.error({ error }, 'changes that came late are carried over later');
      });
    },
  };
}

function systemContext(snapshot: Snapshot, log: Log): Context {
  return { actor: SYSTEM_ACTOR, snapshot, now: new Date(), log, channel: 'publish' };
}

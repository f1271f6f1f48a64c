/** A small system of its own in memory, for one rehearsal. */
import { type Current, createCurrent } from '../../catalog/current';
import { createStore, type Store } from '../../catalog/store';
import { createEvents } from '../../foundation/events';
import type { Records } from '../../records/contracts';
import { createBackFill } from '../../records/fill/back-fill';
import { createRecords } from '../../records/records';
import type { StorageDatabase } from '../../storage/contracts';
import { openDatabase } from '../../storage/database';
import { applyCoreTables } from '../../storage/migrate';
import { createRevisionTables } from '../../storage/revision-tables';
import { words } from '../../vocabulary/words';
import { createMigrator } from '../migration/migrator';
import type { ScenarioParts } from '../scenarios/run';

export interface Embedded extends ScenarioParts {
  readonly database: StorageDatabase;
  readonly store: Store;
  readonly current: Current;
  readonly records: Records;
  close(): Promise<void>;
}

/** So long computed fields of the sample may take. */
const FILL_MS = 10_000;

export async function openEmbedded({
  log,
  baseCurrency,
  language,
}: Omit<ScenarioParts, 'database'>): Promise<Embedded> {
  const database = await openDatabase('sqlite::memory:', log);
  await applyCoreTables(database);
  const events = createEvents((error) => log.error({ error }, 'a listener failed'));
  const store = createStore(createRevisionTables(database));
  const backFill = createBackFill({ database, events, baseCurrency, log });
  const current = await createCurrent({
    words,
    store,
    migrator: createMigrator({ database, store, log }),
    fill: (snapshot) => backFill.run(snapshot, { milliseconds: FILL_MS }),
    events,
    log,
  });
  const close = async (): Promise<void> => {
    await backFill.stop();
    await database.close();
  };
  const records = createRecords({ database, events, baseCurrency });
  return { database, store, current, records, log, baseCurrency, language, close };
}

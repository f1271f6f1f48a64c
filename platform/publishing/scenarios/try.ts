import { type Log, SYSTEM_ACTOR } from '../../foundation/context';
import { createEvents } from '../../foundation/events';
import type { Snapshot } from '../../language/contracts';
import { createRecords } from '../../records/records';
import { bringShippedData } from '../../records/shipped-data';
import { openDatabase } from '../../storage/database';
import { applyCoreTables, applySchema } from '../../storage/migrate';
import type { ScenarioResult } from './contracts';
import { runScenarios } from './run';

const QUIET: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const BASE_CURRENCY = 'RUB';
const LANGUAGE = 'en';

/** Performs the scenarios of a snapshot on an embedded database with nothing in it but what the packages ship. */
export async function tryScenarios(snapshot: Snapshot): Promise<readonly ScenarioResult[]> {
  const database = await openDatabase('sqlite::memory:', QUIET);
  try {
    await applyCoreTables(database);
    await applySchema(database, snapshot);
    const records = createRecords({ database, events: createEvents(() => undefined), baseCurrency: BASE_CURRENCY });
    const platform = { actor: SYSTEM_ACTOR, snapshot, now: new Date(), log: QUIET, channel: 'publish' as const };
    await bringShippedData(records, platform, LANGUAGE);
    return await runScenarios({ database, baseCurrency: BASE_CURRENCY, log: QUIET, language: LANGUAGE }, snapshot);
  } finally {
    await database.close();
  }
}

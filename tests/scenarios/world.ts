/** Packages on a database of their own, with what they ship, for scenarios to run on. */
import { join } from 'node:path';
import { readPackages } from '../../platform/catalog/files';
import { SYSTEM_ACTOR } from '../../platform/foundation/context';
import { createEvents } from '../../platform/foundation/events';
import type { Snapshot } from '../../platform/language/contracts';
import type { Layer } from '../../platform/language/layers';
import { compileSnapshot } from '../../platform/language/snapshot';
import { readPackage } from '../../platform/publishing/packages/source';
import type { ScenarioResult } from '../../platform/publishing/scenarios/contracts';
import type { ScenarioParts } from '../../platform/publishing/scenarios/run';
import { createRecords } from '../../platform/records/records';
import { bringShippedData } from '../../platform/records/shipped-data';
import type { StorageDatabase } from '../../platform/storage/contracts';
import { applyCoreTables, applySchema } from '../../platform/storage/migrate';
import { words } from '../../platform/vocabulary/words';
import { type Place, silent } from '../storage/engines';

export const METADATA = join(__dirname, '../../metadata');
export const EXAMPLE = join(METADATA, 'equipment-service');

/** The shipped packages, with the example in a version where one is named. */
export async function layersWith(version?: string): Promise<readonly Layer[]> {
  const { layers } = await readPackages(METADATA);
  return version ? [...layers, (await readPackage(join(EXAMPLE, version))).layer] : layers;
}

export function compiled(layers: readonly Layer[]): Snapshot {
  const { snapshot, findings } = compileSnapshot(layers, words, '000001');
  if (!snapshot) throw new Error(JSON.stringify(findings, null, 2));
  return snapshot;
}

/** A database that is ready for the snapshot, and what scenarios need to run on it. */
export async function readyFor(
  place: Place,
  snapshot: Snapshot,
): Promise<ScenarioParts & { database: StorageDatabase }> {
  const database = await place.open();
  await applyCoreTables(database);
  await applySchema(database, snapshot);
  const records = createRecords({ database, events: createEvents(() => undefined) });
  const platform = { actor: SYSTEM_ACTOR, snapshot, now: new Date(), log: silent, channel: 'publish' as const };
  await bringShippedData(records, platform, 'ru');
  return { database, baseCurrency: 'RUB', log: silent, language: 'ru' };
}

/** What is wrong, as an administrator reads it. */
export function complaints(results: readonly ScenarioResult[], locale: 'en' | 'ru' = 'en'): readonly string[] {
  return results.flatMap(({ scenario, steps }) =>
    steps.flatMap(({ step, failures }) =>
      failures.map(({ code, sentence }) => `${scenario} / ${step} ${code} ${sentence[locale]}`),
    ),
  );
}

/** Metadata published again and again on one database, and records that live through it. */
import { type Current, createCurrent } from '../../platform/catalog/current';
import { createStore, type Store } from '../../platform/catalog/store';
import { type Context, SYSTEM_ACTOR } from '../../platform/foundation/context';
import { createEvents } from '../../platform/foundation/events';
import type { Layer } from '../../platform/language/layers';
import type { Operation } from '../../platform/language/operations';
import { createMigrator } from '../../platform/publishing/migration/migrator';
import type { Records } from '../../platform/records/contracts';
import { createRecords } from '../../platform/records/records';
import type { StorageDatabase } from '../../platform/storage/contracts';
import { applyCoreTables } from '../../platform/storage/migrate';
import { createRevisionTables } from '../../platform/storage/revision-tables';
import { words } from '../../platform/vocabulary/words';
import { layerOf } from '../language/metadata';
import { type Place, silent } from '../storage/engines';

export type Definition = Readonly<Record<string, unknown>>;

export interface Workshop {
  readonly database: StorageDatabase;
  readonly current: Current;
  readonly store: Store;
  readonly records: Records;
  context(): Context;
  publish(layers: readonly Layer[], ...operations: Operation[]): Promise<void>;
}

/** A system on a database that may hold earlier revisions already. */
export async function openWorkshop(place: Place): Promise<Workshop> {
  const database = await place.open();
  await applyCoreTables(database);
  const events = createEvents((error) => {
    throw error;
  });
  const store = createStore(createRevisionTables(database));
  const migrator = createMigrator({ database, store, log: silent });
  const current = await createCurrent({ words, store, migrator, events, log: silent });
  const records = createRecords({ database, events, baseCurrency: 'RUB' });
  return {
    database,
    current,
    store,
    records,
    context: () => ({
      actor: SYSTEM_ACTOR,
      snapshot: current.current(),
      now: new Date('2026-11-24T09:00:00.000Z'),
      log: silent,
      channel: 'api',
    }),
    async publish(layers, ...operations) {
      const { published, findings } = await current.publish(layers, { author: null, comment: '', operations });
      if (!published) throw new Error(JSON.stringify(findings, null, 1));
    },
  };
}

const label = { en: 'Label', ru: 'Подпись' };

/** One package with the entities given, each with a title `name`, and the users that every entity refers to. */
export function packageOf(entities: Readonly<Record<string, Definition>>, choices: Definition = {}): readonly Layer[] {
  const artefacts: Record<string, Definition> = {};
  for (const [name, fields] of Object.entries({ user: {}, ...entities })) {
    artefacts[`${name}.entity`] = {
      label,
      plural: label,
      title: 'name',
      fields: Object.fromEntries(
        Object.entries({ name: { type: 'text' }, ...fields }).map(([field, definition]) => [
          field,
          { label, ...(definition as Definition) },
        ]),
      ),
    };
  }
  for (const [name, options] of Object.entries(choices)) artefacts[`${name}.choices`] = { label, options };
  return [layerOf('p', artefacts)];
}

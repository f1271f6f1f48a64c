import type { Change } from '../../platform/catalog/contracts';
import { type Current, createCurrent } from '../../platform/catalog/current';
import { createStore, type Store } from '../../platform/catalog/store';
import { PlatformError } from '../../platform/foundation/errors';
import { createEvents, type Events } from '../../platform/foundation/events';
import type { Snapshot } from '../../platform/language/contracts';
import type { Layer } from '../../platform/language/layers';
import type { StorageDatabase } from '../../platform/storage/contracts';
import { openDatabase } from '../../platform/storage/database';
import { applyCoreTables, applySchema } from '../../platform/storage/migrate';
import { createRevisionTables } from '../../platform/storage/revision-tables';
import { words } from '../../platform/vocabulary/words';
import { layerOf } from '../language/metadata';

const label = { en: 'Label', ru: 'Подпись' };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const META = { author: null, comment: 'test' };

let database: StorageDatabase;
let store: Store;
let events: Events;
let migrations: Snapshot[];

beforeEach(async () => {
  database = await openDatabase('sqlite::memory:', log);
  await applyCoreTables(database);
  store = createStore(createRevisionTables(database));
  events = createEvents((error) => {
    throw error;
  });
  migrations = [];
});
afterEach(() => database.close());

describe('publishing', () => {
  it('begins with no metadata at all', async () => {
    const current = await open();
    expect(current.current().entityNames).toEqual([]);
    expect(current.layersOf()).toEqual([]);
  });

  it('migrates, stores, swaps and announces', async () => {
    // given
    const current = await open();
    const announced: string[] = [];
    events.on('metadata.published', ({ revision }) => announced.push(revision));

    // when
    const outcome = await current.publish(company('one'), META);

    // then
    expect(outcome).toEqual({ published: true, changed: true, findings: [] });
    expect(current.current().entity('thing').fields.has('one')).toBe(true);
    expect(announced).toEqual([current.current().revision]);
    expect(announced[0]).toMatch(/^1-[0-9a-f]{8}$/);
    expect(await store.list()).toMatchObject([{ id: '000001', parent: null, comment: 'test', author: null }]);
    expect((await database.read({ sql: 'SELECT "one" FROM "thing"', values: [] })).length).toBe(0);
  });

  it('makes no new revision of the same content', async () => {
    // given
    const current = await open();
    await current.publish(company('one'), META);

    // when
    const outcome = await current.publish(company('one'), META);

    // then
    expect(outcome).toEqual({ published: true, changed: false, findings: [] });
    expect(await store.list()).toHaveLength(1);
    expect(migrations).toHaveLength(1);
  });

  it('keeps the old revision when there are mistakes, and announces them with sentences', async () => {
    // given
    const current = await open();
    await current.publish(company('one'), META);
    const before = current.current();
    const refused: string[] = [];
    events.on('metadata.refused', ({ findings }) =>
      refused.push(...findings.map((each) => `${each.code} ${each.file}: ${each.message}`)),
    );

    // when
    const outcome = await current.publish(company('one', { type: 'txt' }), META);

    // then
    expect(outcome.published).toBe(false);
    expect(outcome.findings).toMatchObject([{ code: 'K007', path: '/fields/one/type' }]);
    expect(current.current()).toBe(before);
    expect(refused[0]).toMatch(/^K007 p\/thing\.entity\.json: “txt” is not one of/);
    expect(await store.list()).toHaveLength(1);
  });

  it('keeps the old revision when the database cannot follow', async () => {
    // given
    const current = await open(() => {
      throw new PlatformError('invalidMetadata', {}, [{ code: 'K019', path: '' }]);
    });

    // when
    const outcome = await current.publish(company('one'), META);

    // then
    expect(outcome).toEqual({ published: false, changed: false, findings: [{ code: 'K019', path: '' }] });
    expect(await store.list()).toEqual([]);
  });

  it('lets work go on with the snapshot it began with', async () => {
    // given
    const current = await open();
    await current.publish(company('one'), META);
    const began = current.current();

    // when
    await current.publish(company('two'), META);

    // then
    expect(began.entity('thing').fields.has('two')).toBe(false);
    expect(current.current().entity('thing').fields.has('two')).toBe(true);
  });

  it('runs publications one after another', async () => {
    // given
    const current = await open();

    // when
    await Promise.all(['one', 'two', 'three'].map((field) => current.publish(company(field), META)));

    // then
    expect((await store.list()).map((head) => [head.id, head.parent])).toEqual([
      ['000003', '000002'],
      ['000002', '000001'],
      ['000001', null],
    ]);
    expect(current.current().entity('thing').fields.has('three')).toBe(true);
  });
});

describe('stored revisions', () => {
  it('come back with the same layers, keys in the same order', async () => {
    // given
    const layers = company('one');
    await (await open()).publish(layers, META);

    // when
    const again = await open();

    // then
    expect(JSON.stringify(again.layersOf())).toBe(JSON.stringify(layers));
    expect(again.current().entity('thing').fields.has('one')).toBe(true);
    expect(migrations).toHaveLength(1);
  });

  it('bring the database up to date once when the process starts', async () => {
    // given
    await (await open()).publish(company('one'), META);
    const again = await open();

    // when
    const outcome = await again.publish(company('one'), META);

    // then
    expect(outcome.changed).toBe(false);
    expect(migrations).toHaveLength(2);
  });

  it('store every body once', async () => {
    // given
    const current = await open();

    // when
    await current.publish(company('one'), META);
    await current.publish(company('two'), META);

    // then
    const rows = await database.read({ sql: 'SELECT "id" FROM "_artefact"', values: [] });
    expect(rows).toHaveLength(3);
    const heads = await store.list();
    const bodies = await Promise.all(heads.map((head) => store.layersOf(head)));
    expect(bodies.map(([layer]) => layer?.artefacts.length)).toEqual([2, 2]);
  });

  it('of another node are taken over', async () => {
    // given
    const mine = await open();
    const other = await open();
    await other.publish(company('one'), META);

    // when
    const first = await mine.refresh();
    const second = await mine.refresh();

    // then
    expect([first, second]).toEqual([true, false]);
    expect(mine.current().revision).toBe(other.current().revision);
  });

  it('refuse a publication that did not know the newest one', async () => {
    // given
    const mine = await open();
    const other = await open();
    await other.publish(company('one'), META);

    // when
    const publication = mine.publish(company('two'), META);

    // then
    await expect(publication).rejects.toMatchObject({ name: 'StorageError', reason: 'unique' });
    expect(mine.current().entityNames).toEqual([]);
  });
});

function open(migrate?: (snapshot: Snapshot) => Promise<unknown>): Promise<Current> {
  const real = (snapshot: Snapshot) => {
    migrations.push(snapshot);
    return applySchema(database, snapshot);
  };
  const migrator = {
    expand: async ({ after }: Change) => void (await (migrate ?? real)(after)),
    alter: done,
    contract: done,
  };
  return createCurrent({ words, store, migrator, events, log });
}

async function done(): Promise<void> {}

function company(field: string, definition: Readonly<Record<string, unknown>> = { type: 'text' }): readonly Layer[] {
  const person = { label, plural: label, title: 'name', fields: { name: { type: 'text', label } } };
  return [
    layerOf('p', {
      'user.entity': person,
      'thing.entity': {
        label,
        plural: label,
        title: 'name',
        fields: { name: { type: 'text', label }, [field]: { label, ...definition } },
      },
    }),
  ];
}

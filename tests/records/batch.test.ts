import type { PlatformError } from '../../platform/foundation/errors';
import { openWorld, people, statementsOf, WORLDS, type World } from './world';

describe.each(WORLDS)('batches on $name', (engine) => {
  let world: World;
  let who: Awaited<ReturnType<typeof people>>;
  beforeEach(async () => {
    world = await openWorld(engine);
    who = await people(world);
  });
  afterEach(() => world.close());

  it('creates, updates and removes in one transaction or not at all', async () => {
    const { records } = world;
    const made = await records.batch(who.admin, 'box', { create: [{ title: 'A' }, { title: 'B' }, { title: 'C' }] });
    const [a, b] = made.created.map((each) => each.id);

    const error = await records
      .batch(who.admin, 'box', {
        create: [{ title: 'D' }, { title: '', lines: [{ price: 1 }] }],
        update: [{ id: a, weight: 'x' }],
        delete: [{ id: b ?? '' }],
      })
      .catch((thrown: PlatformError) => thrown);

    expect((error as PlatformError).findings.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'V001 create/1/lines/0/item',
      'V001 create/1/title',
      'V003 update/0/weight',
    ]);
    expect(
      (await records.find(who.admin, 'box', { count: 'exact', sort: ['title'] })).records.map(
        (record) => record['title'],
      ),
    ).toEqual(['A', 'B', 'C']);
    const done = await records.batch(who.admin, 'box', {
      create: [{ title: 'D' }],
      update: [{ id: a, title: 'A2' }],
      delete: [{ id: b ?? '' }],
    });
    expect(done).toMatchObject({ created: [{ version: 1 }], updated: [{ id: a, version: 2 }], deleted: [b] });
    expect(
      (await records.find(who.admin, 'box', { sort: ['title'] })).records.map((record) => record['title']),
    ).toEqual(['A2', 'C', 'D']);
  });

  it('answers a repeated key with the first answer and refuses it for another request', async () => {
    const { records } = world;
    const first = await records.batch(who.admin, 'box', { create: [{ title: 'A' }] }, 'key-1');

    const again = await records.batch(who.admin, 'box', { create: [{ title: 'A' }] }, 'key-1');
    const other = await records
      .batch(who.admin, 'box', { create: [{ title: 'B' }] }, 'key-1')
      .catch((thrown: unknown) => thrown);

    expect(again).toEqual(first);
    expect(other).toMatchObject({ code: 'keyReused' });
    expect((await records.find(who.admin, 'box', { count: 'exact' })).count).toBe(1);
  });

  it('answers two at once with one key alike', async () => {
    const { records } = world;

    const both = await Promise.all(
      [1, 2].map(() => records.batch(who.admin, 'box', { create: [{ title: 'A' }] }, 'key-2')),
    );

    expect(both[0]).toEqual(both[1]);
    expect((await records.find(who.admin, 'box', { count: 'exact' })).count).toBe(1);
  });

  it('upserts by a unique field and says what became of each record', async () => {
    const { records } = world;
    await records.batch(who.admin, 'box', {
      create: [
        { title: 'A', serial: 'S1' },
        { title: 'B', serial: 'S2' },
      ],
    });

    const done = await records.batch(who.admin, 'box', {
      upsert: {
        key: 'serial',
        records: [
          { serial: 'S1', title: 'A' },
          { serial: 'S2', title: 'B2' },
          { serial: 'S3', title: 'C' },
        ],
      },
    });
    const wrong = await records
      .batch(who.admin, 'box', { upsert: { key: 'seriel', records: [] } })
      .catch((thrown: unknown) => thrown);

    expect(done.upserted.map((each) => each.outcome)).toEqual(['unchanged', 'updated', 'created']);
    expect(wrong).toMatchObject({
      code: 'badRequest',
      findings: [{ code: 'V002', params: { hint: { en: ' Did you mean “serial”?' } } }],
    });
  });

  it('names duplicates within a batch and against what is stored', async () => {
    const { records } = world;
    await records.create(who.admin, 'box', { title: 'Holder', serial: 'S1' });

    const error = await records
      .batch(who.admin, 'box', {
        create: [
          { title: 'A', serial: 'S1' },
          { title: 'B', serial: 'S2' },
          { title: 'C', serial: 'S2' },
        ],
      })
      .catch((thrown: PlatformError) => thrown);

    expect((error as PlatformError).findings).toMatchObject([
      { code: 'V012', path: 'create/2/serial', params: { title: 'B' } },
      { code: 'V012', path: 'create/0/serial', params: { title: 'Holder' } },
    ]);
  });

  it('rehearses a batch without keeping anything', async () => {
    const { records } = world;

    const told = await records.rehearse(who.admin, 'box', { create: [{ title: 'A' }] });

    expect(told.created).toHaveLength(1);
    expect((await records.find(who.admin, 'box', { count: 'exact' })).count).toBe(0);
  });

  it('sends as many statements for 200 records as for one', async () => {
    const { records } = world;
    const shelf = await records.create(who.admin, 'shelf', { name: 'Low', factor: 2 });
    const room = await records.create(who.admin, 'room', { name: 'Hall' });
    const rows = (count: number, prefix: string) =>
      Array.from({ length: count }, (_, n) => ({
        title: `${prefix}${n}`,
        serial: `${prefix}${n}`,
        shelf: shelf.id,
        room: room.id,
        weight: n,
        lines: [{ item: 'x', price: n + 1 }],
      }));
    await records.batch(who.admin, 'box', { create: rows(2, 'warm') });

    const few = await statementsOf(world, () => records.batch(who.admin, 'box', { create: rows(2, 'few') }));
    const many = await statementsOf(world, () => records.batch(who.admin, 'box', { create: rows(200, 'many') }));
    const list = (limit: number) =>
      statementsOf(world, () =>
        records.find(who.admin, 'box', { limit, fields: ['title', 'shelf.name', 'lines.item'], count: 'exact' }),
      );

    // Storage sends updates of different values a hundred rows to a statement, on SQLite (no journey) one by one.
    const journeys = (seen: readonly string[]) => seen.filter((sql) => !/^UPDATE .* WHERE .id. = \?$/.test(sql)).length;
    expect(journeys(many) - journeys(few)).toBeLessThanOrEqual(3);
    expect((await list(1)).length).toBe(3);
    expect((await list(200)).length).toBe(3);
    const plain = await statementsOf(world, () => records.create(who.admin, 'team', { name: 'x' }));
    expect(plain.filter((sql) => !sql.startsWith('SELECT'))).toHaveLength(3);
    expect(await records.read(who.admin, 'room', room.id)).toMatchObject({ boxCount: 204 });
  });
});

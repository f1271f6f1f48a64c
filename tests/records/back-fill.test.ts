/** A publication changes what is computed, and the records that were there before get it. */
import type { Context, Log } from '../../platform/foundation/context';
import type { Snapshot } from '../../platform/language/contracts';
import { createBackFill } from '../../platform/records/fill/back-fill';
import { applySchema } from '../../platform/storage/migrate';
import { ENTITIES, openWorld, silent, snapshotOf, WORLDS, type World } from './world';

type Body = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, Body>>;

/** The entities of the world without anything computed. */
const BARE = Object.fromEntries(Object.entries(ENTITIES).map(([name, body]) => [name, bare(body)]));
const COMPUTED = {
  room: ['boxCount', 'boxTotal', 'lastDue', 'titles', 'bigCount', 'doubled'],
  box: ['total', 'lineCount', 'net', 'load', 'worth', 'secretEcho'],
  boxLine: ['cost', 'weightThere'],
};
const BOXES = 1200;
const HALF_A_MINUTE = 31_000;

jest.setTimeout(60_000);

describe.each(WORLDS)('computed fields of records that were there before, on $name', (engine) => {
  let world: World;
  let now: number;
  const clock = () => new Date(now);
  const fillOf = (log: Log = silent) =>
    createBackFill({ database: world.database, events: world.events, baseCurrency: 'RUB', log, clock });
  const on = (snapshot: Snapshot): Context => ({ ...world.system, snapshot });

  beforeEach(async () => {
    now = Date.parse('2026-11-24T10:00:00Z');
    world = await openWorld(engine, BARE);
    await fillOf().run(world.snapshot);
  });
  afterEach(() => world.close());

  async function published(changed: Fields, revision = 'next'): Promise<Snapshot> {
    const snapshot = snapshotOf(changed, {}, revision);
    await applySchema(world.database, snapshot);
    return snapshot;
  }

  async function filled(snapshot: Snapshot, fill = fillOf()): Promise<void> {
    for (let times = 0; (await fill.run(snapshot)) === 'open'; times++) {
      if (times === 10) throw new Error('the filling does not come to an end');
      now += 3000;
    }
  }

  it('are what saving would have computed: formulas, chains, over references, roll-ups with conditions', async () => {
    // given
    const twin = await openWorld(engine);
    await populate(world, world.system);
    await populate(twin, twin.system);

    // when
    const snapshot = await published({});
    await filled(snapshot);

    // then
    const found = await computedIn(world, on(snapshot));
    expect(found).toEqual(await computedIn(twin, twin.system));
    expect(found).toMatchObject({ room: [{ boxCount: 2, boxTotal: '31.00', doubled: '62.00', bigCount: 1 }, {}] });
    await twin.close();
  });

  it('follow a changed formula, also where other formulas and roll-ups read it', async () => {
    // given
    const room = with_('room', {
      netTotal: { type: 'rollUp', over: 'boxes', sum: 'net' },
      half: { type: 'formula', as: 'decimal', value: 'netTotal / 2' },
    });
    const first = await published({ room }, 'first');
    await populate(world, on(first));
    await filled(first);

    // when
    const box = with_('box', { net: { type: 'formula', as: 'decimal', value: 'total + discount' } });
    const second = await published({ room, box }, 'second');
    await filled(second);

    // then
    const boxes = await world.records.find(on(second), 'box', { sort: ['title'], fields: ['net'] });
    expect(boxes.records).toMatchObject([{ net: '31.50' }, { net: '0.00' }, { net: '0.00' }]);
    const rooms = await world.records.find(on(second), 'room', { sort: ['name'], fields: ['netTotal', 'half'] });
    expect(rooms.records).toMatchObject([{ netTotal: '31.50', half: '15.75' }, { netTotal: '0.00' }]);
  });

  it('follow a changed condition of a roll-up, and nothing else is walked through', async () => {
    // given
    const first = await published({}, 'first');
    await populate(world, on(first));
    await filled(first);
    const bigCount = { type: 'rollUp', over: 'boxes', count: '*', where: { 'shelf.factor': { $lte: 2 } } };
    const said: unknown[] = [];

    // when
    const second = await published({ room: with_('room', { bigCount }) }, 'second');
    await filled(second, fillOf({ ...silent, info: (details) => said.push(details['fields']) }));

    // then
    const rooms = await world.records.find(on(second), 'room', { sort: ['name'], fields: ['bigCount'] });
    expect(rooms.records).toMatchObject([{ bigCount: 1 }, { bigCount: 0 }]);
    expect(said).toEqual([['room.bigCount']]);
  });

  it('come without a new version or a line of history, so that an open form is saved without a conflict', async () => {
    // given
    const { box } = await populate(world, world.system);
    const seen = await world.records.read(world.system, 'box', box);

    // when
    const snapshot = await published({});
    await filled(snapshot);
    const saved = await world.records.update(on(snapshot), 'box', box, { discount: '1.00' }, seen.version);

    // then
    expect(saved).toMatchObject({ version: seen.version + 1, total: '31.00', net: '30.00' });
    const page = { limit: 10, offset: 0 };
    const history = await world.records.history(on(snapshot), 'box', box, page);
    expect(history.filter((entry) => entry.of === undefined)).toMatchObject([
      { action: 'update', changes: [{ field: 'discount' }, { field: 'net' }] },
      { action: 'create' },
    ]);
  });

  it('are gone on with where a killed process was, when its lease is over', async () => {
    // given
    await manyBoxes(world, world.system);
    const snapshot = await published({});
    const died = new Error('the process is killed');
    let batches = 0;
    const stop = world.database.onStatement((sql) => {
      if (/UPDATE ._fill/.test(sql)) batches++;
      if (batches > 1) throw died;
    });
    await expect(fillOf().run(snapshot)).rejects.toBe(died);
    stop();

    // when
    const walked: unknown[] = [];
    const next = fillOf({ ...silent, info: (details) => walked.push(details) });
    const early = await next.run(snapshot);
    const open = next.open();
    now += HALF_A_MINUTE;
    await filled(snapshot, next);

    // then
    expect(early).toBe('open');
    expect([open > 0, next.open()]).toEqual([true, 0]);
    const places = walked.filter((each) =>
      (each as { fields: string[] }).fields.some((name) => name.startsWith('box.')),
    );
    expect(places[0]).toMatchObject({ records: BOXES - 250, changed: BOXES - 250 });
    expect(await wrongLoads(world, on(snapshot))).toEqual([]);
  });

  it('are right where people write meanwhile', async () => {
    // given
    const { boxes, shelf } = await manyBoxes(world, world.system);
    const snapshot = await published({});

    // when
    const writing = boxes
      .filter((_, index) => index % 40 === 0)
      .map((id, index) => world.records.update(on(snapshot), 'box', id, { weight: index }, null));
    const moving = world.records.update(on(snapshot), 'shelf', shelf, { factor: 7 }, null);
    await Promise.all([filled(snapshot), ...writing, moving]);

    // then
    expect(await wrongLoads(world, on(snapshot))).toEqual([]);
  });

  it('are right where others still write on the metadata before', async () => {
    // given
    const { boxes } = await manyBoxes(world, world.system);
    const snapshot = await published({});
    const fill = fillOf();
    expect(await fill.run(snapshot)).toBe('open');

    // when
    await world.records.update(world.system, 'box', boxes[0] ?? '', { weight: 99 }, null);
    expect(await wrongLoads(world, on(snapshot))).toHaveLength(1);
    await filled(snapshot, fill);

    // then
    expect(await wrongLoads(world, on(snapshot))).toEqual([]);
  });

  it('are filled by the newest metadata when one publication follows another', async () => {
    // given
    await manyBoxes(world, world.system);
    const second = await published({}, 'second');
    const load = { type: 'formula', as: 'decimal', value: 'weight * shelf.factor * 10' };
    const third = await published({ box: with_('box', { load }) }, 'third');
    const fill = fillOf();

    // when
    const [overtaken] = await Promise.all([fill.run(second), fill.run(third)]);
    await filled(third, fill);

    // then
    expect(overtaken).toBe('open');
    const { records } = await world.records.find(on(third), 'box', { fields: ['load'], limit: 1 });
    expect(records).toMatchObject([{ load: '60.00' }]);
  });

  it('are filled again when a field was taken out and comes back', async () => {
    // given
    const first = await published({}, 'first');
    const { box } = await populate(world, on(first));
    await filled(first);
    const without = await published(BARE, 'without');
    await filled(without);
    await world.records.update(on(without), 'box', box, { weight: 100 }, null);

    // when
    const again = await published({}, 'again');
    await filled(again);

    // then
    expect(await world.records.read(on(again), 'box', box, ['load'])).toMatchObject({ load: '300.00' });
  });

  it('stay empty where the value does not fit, and the log says so', async () => {
    // given
    const { box } = await populate(world, world.system);
    const warnings: unknown[] = [];
    const huge = { type: 'formula', as: 'integer', value: 'weight * 100', max: 300 };

    // when
    const snapshot = await published({ box: with_('box', { huge }) });
    await filled(snapshot, fillOf({ ...silent, warn: (details) => warnings.push(details) }));

    // then
    expect(await world.records.read(on(snapshot), 'box', box, ['huge'])).toMatchObject({ huge: null });
    expect(warnings).toMatchObject([{ values: 2 }]);
  });

  it('cost nothing when nothing is computed otherwise', async () => {
    // given
    const snapshot = await published({}, 'first');
    await populate(world, on(snapshot));
    await filled(snapshot);
    const relabelled = with_('box', { load: { ...fieldsOf('box')['load'], label: { en: 'Burden', ru: 'Груз' } } });

    // when
    const said: unknown[] = [];
    const next = await published({ box: relabelled }, 'second');
    const outcome = await fillOf({ ...silent, info: (details) => said.push(details) }).run(next);

    // then
    expect(outcome).toBe('done');
    expect(said).toEqual([]);
  });
});

function bare(body: Body): Body {
  const { checks: _, ...rest } = body;
  const fields = Object.entries(body['fields'] as Fields).filter(
    ([, { type }]) => type !== 'formula' && type !== 'rollUp',
  );
  return { ...rest, fields: Object.fromEntries(fields) };
}

function fieldsOf(entity: string): Fields {
  return ENTITIES[entity]?.['fields'] as Fields;
}

function with_(entity: string, fields: Fields): Body {
  return { ...ENTITIES[entity], fields: { ...fieldsOf(entity), ...fields } };
}

/** Two rooms, two shelves, three boxes with and without lines. */
async function populate({ records }: World, context: Context): Promise<{ box: string }> {
  const make = async (entity: string, body: Body) => (await records.create(context, entity, body)).id;
  const hall = await make('room', { name: 'Hall' });
  await make('room', { name: 'Loft' });
  const wide = await make('shelf', { name: 'Wide', factor: 3 });
  const low = await make('shelf', { name: 'Low', factor: 2 });
  const lines = [
    { item: 'a', quantity: 2, price: '15.00' },
    { item: 'b', quantity: 4, price: '0.25' },
  ];
  const price = { amount: '10.50', currency: 'RUB' };
  const first = { title: 'A', room: hall, shelf: wide, weight: 4, discount: '0.50', price, lines, due: '2026-12-01' };
  const box = await make('box', first);
  await make('box', { title: 'B', room: hall, shelf: low, weight: 5, secret: 'hush', due: '2026-12-24' });
  await make('box', { title: 'C' });
  return { box };
}

async function manyBoxes({ records }: World, context: Context): Promise<{ boxes: readonly string[]; shelf: string }> {
  const shelf = (await records.create(context, 'shelf', { name: 'Wide', factor: 3 })).id;
  const create = Array.from({ length: BOXES }, (_, index) => ({ title: `B${index}`, shelf, weight: 2 }));
  const { created } = await records.batch(context, 'box', { create });
  return { boxes: created.map(({ id }) => id), shelf };
}

async function wrongLoads({ records }: World, context: Context): Promise<readonly unknown[]> {
  const fields = ['weight', 'shelf.factor', 'load'];
  const first = await records.find(context, 'box', { fields, limit: 1000 });
  const rest = await records.find(context, 'box', { fields, limit: 1000, after: first.next ?? '' });
  const all = [...first.records, ...rest.records];
  expect(all).toHaveLength(BOXES);
  return all.filter((box) => {
    const { factor } = box['shelf'] as { factor: string };
    return box['load'] !== (Number(box['weight']) * Number(factor)).toFixed(2);
  });
}

async function computedIn({ records }: World, context: Context): Promise<Body> {
  const found: Record<string, unknown> = {};
  for (const [entity, fields] of Object.entries(COMPUTED)) {
    const title = context.snapshot.entity(entity).title.name;
    const rows = (await records.find(context, entity, { sort: [title], fields: [title, ...fields] })).records;
    found[entity] = rows.map(({ id: _, version: __, ...values }) => values);
  }
  return found;
}

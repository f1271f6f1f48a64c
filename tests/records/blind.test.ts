/** Nobody can tell two databases apart that differ only in what he may not see. */
import fc from 'fast-check';
import type { Context } from '../../platform/foundation/context';
import { PlatformError } from '../../platform/foundation/errors';
import { openWorld, people, WORLDS, type World } from './world';

interface Side {
  readonly world: World;
  readonly clerk: Context;
}

/** Forbidden parts of the two databases: secrets of visible records, records of somebody else, whole entities. */
const VISIBLE = 6;
const id = (kind: number, number: number) => `0199000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;

async function openSide(hidden: string, strangers: number): Promise<Side> {
  const engine = WORLDS[0];
  if (!engine) throw new Error('no engine');
  const world = await openWorld(engine);
  const { records } = world;
  const who = await people(fixedIds(world));
  const system = { ...world.system, channel: 'seed' as const };
  await records.create(system, 'shelf', { id: id(1, 1), name: 'Low', factor: 2 });
  await records.create(system, 'room', { id: id(1, 2), name: 'Hall' });
  for (let n = 0; n < VISIBLE; n++) {
    await records.create(system, 'box', {
      id: id(2, n),
      title: `Mine ${n % 3}`,
      owner: who.nora,
      team: who.north,
      weight: n,
      price: n * 10,
      kind: 'a',
      shelf: id(1, 1),
      room: id(1, 2),
      secret: `${hidden}${n}`,
      parent: null,
      begins: '2026-11-01',
      due: '2026-12-01',
      createdAt: '2026-01-01T00:00:00.000Z',
    });
  }
  for (let n = 0; n < VISIBLE; n++)
    await records.create(system, 'boxLine', { id: id(5, n), box: id(2, n), item: `line ${n}`, price: n });
  for (let n = 0; n < 3; n++) {
    const mine = n < strangers ? { owner: who.sam, team: who.south } : { owner: who.boss, team: who.top };
    await records.create(system, 'box', {
      id: id(3, n),
      title: `${hidden} ${n}`,
      ...mine,
      weight: strangers * 7 + n,
      price: strangers,
      room: id(1, 2),
      secret: hidden,
      serial: `${hidden}${n}`,
    });
    await records.create(system, 'boxLine', { id: id(6, n), box: id(3, n), item: hidden, price: strangers });
    await records.create(system, 'watcher', { id: id(4, n), name: hidden, box: id(2, n) });
  }
  await records.update(system, 'box', id(2, 0), { parent: id(3, 0) }, null);
  return { world, clerk: who.nora_ };
}

/** Ids of people must agree on both sides. */
function fixedIds(world: World): World {
  let next = 0;
  const { records } = world;
  return {
    ...world,
    records: {
      ...records,
      create: (context, entity, input) => records.create(context, entity, { ...input, id: id(9, next++) }),
    },
  };
}

const FIELDS = [
  'title',
  'number',
  'serial',
  'room',
  'room.name',
  'room.boxCount',
  'room.titles',
  'shelf.name',
  'parent',
  'parent.title',
  'parent.weight',
  'kind',
  'price',
  'weight',
  'secret',
  'secretEcho',
  'parent.secret',
  'owner.login',
  'total',
  'lines',
  'lines.item',
  'load',
  'createdAt',
];
const ENTITY = fc.constantFrom('box', 'boxLine', 'room', 'watcher', 'shelf');
const path = fc.constantFrom(
  ...FIELDS,
  'box.title',
  'box.secret',
  'item',
  'name',
  'boxCount',
  'doubled',
  'boxTotal',
  'bigCount',
);
const value = fc.constantFrom<unknown>(
  null,
  'A',
  'Mine 1',
  'ALPHA',
  'BETA',
  'ALPHA0',
  5,
  0,
  14,
  '10.00',
  { $gt: 3 },
  { $contains: 'a' },
  { $startsWith: 'B' },
  { $empty: true },
  { $empty: false },
  { $in: ['ALPHA1', 'BETA1'] },
  { $lte: '20' },
);
const term = fc.oneof(
  fc.tuple(path, value).map(([name, wanted]) => ({ [name]: wanted })),
  fc
    .tuple(fc.constantFrom('lines', 'boxes'), path, value, fc.constantFrom('$some', '$none', '$every'))
    .map(([name, inner, wanted, how]) => ({ [name]: { [how]: { [inner]: wanted } } })),
);
const where = fc.oneof(
  term,
  fc.array(term, { minLength: 1, maxLength: 3 }).map((of) => ({ $or: of })),
  term.map((of) => ({ $not: of })),
);
const request = fc.record(
  {
    where,
    sort: fc.array(
      fc.tuple(fc.constantFrom('', '-'), path).map(([sign, name]) => sign + name),
      { maxLength: 2 },
    ),
    fields: fc.array(path, { minLength: 1, maxLength: 4 }),
    search: fc.constantFrom('mine', 'alpha', 'beta', '0'),
    limit: fc.constantFrom(1, 3, 50),
    offset: fc.constantFrom(0, 2),
    count: fc.constantFrom('none' as const, 'capped' as const, 'exact' as const),
    deleted: fc.boolean(),
  },
  { requiredKeys: [] },
);
const measure = fc
  .tuple(fc.constantFrom('sum', 'count', 'countDistinct', 'min', 'max', 'avg'), fc.oneof(path, fc.constant('*')))
  .map(([how, of]) => ({ [how]: of }));

describe('a restricted person', () => {
  let left: Side;
  let right: Side;
  beforeAll(async () => {
    left = await openSide('ALPHA', 0);
    right = await openSide('BETA', 3);
  });
  afterAll(async () => {
    await left.world.close();
    await right.world.close();
  });

  const both = async (ask: (side: Side) => Promise<unknown>) => {
    expect(await told(ask, left)).toEqual(await told(ask, right));
  };

  it('finds the same in both databases', async () => {
    await fc.assert(
      fc.asyncProperty(ENTITY, request, (entity, asked) =>
        both(({ world, clerk }) => world.records.find(clerk, entity, asked)),
      ),
      { numRuns: 600 },
    );
  });

  it('gets the same totals in both databases', async () => {
    await fc.assert(
      fc.asyncProperty(
        ENTITY,
        fc.option(where),
        fc.array(path, { maxLength: 2 }),
        fc.array(measure, { maxLength: 2 }),
        (from, filter, group, measures) =>
          both(({ world, clerk }) =>
            world.records.query(clerk, {
              from,
              where: filter ?? undefined,
              group,
              measures: Object.fromEntries(measures.map((each, n) => [`m${n}`, each])),
            }),
          ),
      ),
      { numRuns: 400 },
    );
  });

  it('reads the same records and histories, and meets the same refusals', async () => {
    const anyId = fc.oneof(
      fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), fc.nat({ max: 7 })).map(([kind, n]) => id(kind, n)),
    );
    await fc.assert(
      fc.asyncProperty(ENTITY, anyId, async (entity, record) => {
        await both(({ world, clerk }) => world.records.read(clerk, entity, record));
        await both(async ({ world, clerk }) =>
          (await world.records.history(clerk, entity, record, { limit: 20, offset: 0 })).map(({ by: _, ...entry }) => ({
            ...entry,
            of: entry.of?.entity,
          })),
        );
        await both(({ world, clerk }) => world.records.update(clerk, entity, record, { secret: 'x' }, null));
        if (record !== id(2, 0))
          await both(({ world, clerk }) => world.records.update(clerk, entity, record, { titel: 'x' }, null));
        await both(({ world, clerk }) =>
          world.records.create(clerk, 'box', { title: '', parent: record, secretEcho: 'x' }),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('really sees something, and the administrator sees the difference', async () => {
    const mine = await left.world.records.find(left.clerk, 'box', { count: 'exact' });
    const all = await left.world.records.find(left.world.system, 'box', {
      count: 'exact',
      where: { secret: { $startsWith: 'ALPHA' } },
    });

    expect(mine.count).toBe(VISIBLE);
    expect(Object.keys(mine.records[0] ?? {})).not.toContain('secret');
    expect(mine.records.find((record) => record.id === id(2, 0))?.['parent']).toEqual({ id: id(3, 0), title: null });
    expect(all.count).toBe(VISIBLE + 3);
  });
});

/** A version counts changes, also those of fields one may not see; that there was one is no secret. */
function unversioned(key: string, value: unknown): unknown {
  return key === 'version' ? undefined : value;
}

async function told(ask: (side: Side) => Promise<unknown>, side: Side): Promise<unknown> {
  try {
    return JSON.parse(JSON.stringify(await ask(side), unversioned));
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return JSON.parse(
      JSON.stringify({ code: error.code, params: error.params, findings: error.findings, details: error.details }),
    );
  }
}

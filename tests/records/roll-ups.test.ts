import fc from 'fast-check';
import { PlatformError } from '../../platform/foundation/errors';
import { ENTITIES, openWorld, people, statementsOf, WORLDS, type World } from './world';

/** What a person may do in the random walk; numbers choose among the records there are. */
const step = fc.oneof(
  fc.record({
    do: fc.constant('create' as const),
    room: fc.nat(2),
    lines: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
    due: fc.nat(27),
  }),
  fc.record({
    do: fc.constant('batch' as const),
    room: fc.nat(2),
    count: fc.integer({ min: 1, max: 4 }),
    move: fc.nat(20),
  }),
  fc.record({ do: fc.constant('move' as const), box: fc.nat(20), room: fc.nat(3) }),
  fc.record({
    do: fc.constant('lines' as const),
    box: fc.nat(20),
    lines: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
    keep: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('line' as const),
    box: fc.nat(20),
    price: fc.nat(9),
    how: fc.constantFrom('add', 'change', 'remove', 'move'),
  }),
  fc.record({ do: fc.constant('remove' as const), box: fc.nat(20) }),
  fc.record({ do: fc.constant('restore' as const), box: fc.nat(20) }),
  fc.record({ do: fc.constant('factor' as const), shelf: fc.nat(1), factor: fc.nat(5) }),
  fc.record({ do: fc.constant('shelve' as const), box: fc.nat(20), shelf: fc.nat(2) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe.each(WORLDS)('computed fields on $name', (engine) => {
  it('equal a computation from nothing after any walk of changes', async () => {
    const isMemory = engine.name.includes('memory');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const world = await openWorld(engine);
        try {
          const walker = await openWalk(world);
          for (const each of steps) await walker.take(each);
          await compareAll(world, walker.admin);
        } finally {
          await world.close();
        }
      }),
      { numRuns: isMemory ? 60 : 6 },
    );
  }, 120_000);

  it('total the rows of a new record before it is written, so that it is written once and checked with its totals', async () => {
    const world = await openWorld(engine);
    const { admin } = await people(world);
    const input = {
      title: 'A',
      discount: 2000,
      lines: [{ item: 'x', price: 1500 }, { item: 'y' }, { item: 'z', price: 500.5 }],
    };
    let id = '';
    const sent = await statementsOf(world, async () => {
      ({ id } = await world.records.create(admin, 'box', input));
    });

    expect(sent.filter((sql) => sql.startsWith('UPDATE'))).toEqual([]);
    // 0 - 2000 would be too much discount.
    expect(await world.records.read(admin, 'box', id)).toMatchObject({
      total: '2000.50',
      lineCount: 3,
      net: '0.50',
      version: 1,
    });
    await world.close();
  });

  it('are right when rows compute with the total of their new record', async () => {
    const fields = { ...(ENTITIES['boxLine']?.['fields'] as object) };
    const rest = { type: 'formula', as: 'decimal', value: 'box.net - cost' };
    const world = await openWorld(engine, { boxLine: { ...ENTITIES['boxLine'], fields: { ...fields, rest } } });
    const { admin } = await people(world);

    const box = await world.records.create(admin, 'box', {
      title: 'A',
      lines: [
        { item: 'x', price: 3 },
        { item: 'y', price: 4 },
      ],
    });

    const lines = await world.records.find(admin, 'boxLine', {
      where: { box: box.id },
      sort: ['position'],
      fields: ['rest'],
    });
    expect(lines.records.map((line) => line['rest'])).toEqual(['4.00', '3.00']);
    await world.close();
  });
});

async function openWalk(world: World) {
  const { records } = world;
  const who = await people(world);
  let clock = Date.parse('2026-11-23T10:00:00Z');
  const admin = () => {
    clock += 1000;
    return { ...who.admin, now: new Date(clock) };
  };
  const named = async (entity: string, names: readonly string[], more = {}) =>
    Promise.all(names.map(async (name) => (await records.create(admin(), entity, { name, ...more })).id));
  const rooms = await named('room', ['R0', 'R1', 'R2']);
  const shelves = await named('shelf', ['S0', 'S1'], { factor: 2 });
  const boxes: string[] = [];
  const pick = (n: number) => boxes[n % Math.max(1, boxes.length)] ?? rooms[0] ?? '';
  const rows = (prices: readonly number[]) => prices.map((price, n) => ({ item: `i${n}`, price, quantity: 2 }));
  const linesOf = async (box: string) =>
    (await records.find(admin(), 'boxLine', { where: { box }, sort: ['position'] })).records;

  const acts: { [K in Step['do']]: (s: Extract<Step, { do: K }>) => Promise<unknown> } = {
    async create(s) {
      const due = `2026-12-${String(s.due + 1).padStart(2, '0')}`;
      const places = { room: rooms[s.room], shelf: shelves[s.room % 2] };
      const box = { title: `B${boxes.length}`, weight: 3, due, ...places, lines: rows(s.lines) };
      boxes.push((await records.create(admin(), 'box', box)).id);
    },
    async batch(s) {
      const create = Array.from({ length: s.count }, (_, n) => ({
        title: `N${n}`,
        room: rooms[s.room],
        lines: rows([n]),
      }));
      const update = boxes.length > 0 ? [{ id: pick(s.move), room: rooms[(s.room + 1) % 3], discount: s.count }] : [];
      boxes.push(...(await records.batch(admin(), 'box', { create, update })).created.map((each) => each.id));
    },
    move: (s) => records.update(admin(), 'box', pick(s.box), { room: rooms[s.room] ?? null }, null),
    async lines(s) {
      const kept = s.keep ? (await linesOf(pick(s.box))).slice(0, 1).map(({ id }) => ({ id, quantity: 5 })) : [];
      await records.update(admin(), 'box', pick(s.box), { lines: [...kept, ...rows(s.lines)] }, null);
    },
    async line(s) {
      const box = pick(s.box);
      if (s.how === 'add') return records.create(admin(), 'boxLine', { box, item: 'x', price: s.price });
      const [line] = await linesOf(box);
      if (!line) return undefined;
      if (s.how === 'remove') return records.remove(admin(), 'boxLine', line.id, null);
      const change = s.how === 'change' ? { price: s.price } : { box: pick(s.box + 1) };
      return records.update(admin(), 'boxLine', line.id, change, null);
    },
    remove: (s) => records.remove(admin(), 'box', pick(s.box), null),
    restore: (s) => records.restore(admin(), 'box', pick(s.box)),
    factor: (s) => records.update(admin(), 'shelf', shelves[s.shelf] ?? '', { factor: s.factor }, null),
    shelve: (s) => records.update(admin(), 'box', pick(s.box), { shelf: shelves[s.shelf] ?? null }, null),
  };
  return {
    admin: who.admin,
    /** Records in the bin and the like refuse; only faults of ours may not. */
    async take(s: Step) {
      try {
        await (acts[s.do] as (step: Step) => Promise<unknown>)(s);
      } catch (error) {
        if (!(error instanceof PlatformError) || error.status >= 500) throw error;
      }
    },
  };
}

async function compareAll(world: World, admin: World['system']): Promise<void> {
  const { records } = world;
  const all = async (entity: string, fields: readonly string[]) =>
    (await records.find(admin, entity, { fields, limit: 1000 })).records as readonly Readonly<
      Record<string, unknown>
    >[];
  const lines = await all('boxLine', ['box', 'quantity', 'price', 'cost', 'weightThere', 'box.weight']);
  const boxes = await all('box', [
    'title',
    'room',
    'due',
    'weight',
    'discount',
    'shelf.factor',
    'total',
    'lineCount',
    'net',
    'load',
  ]);
  const rooms = await all('room', ['boxCount', 'boxTotal', 'lastDue', 'titles', 'bigCount', 'doubled']);
  const two = (value: number) => value.toFixed(2);
  for (const line of lines) expect(line['cost']).toBe(two(Number(line['quantity']) * Number(line['price'])));
  for (const box of boxes) {
    const own = lines.filter((line) => (line['box'] as { id: string } | null)?.id === box['id']);
    const total = own.reduce((sum, line) => sum + Number(line['cost']), 0);
    const factor = (box['shelf'] as { factor: string } | null)?.factor ?? null;
    expect(box).toMatchObject({ total: two(total), lineCount: own.length, net: two(total - Number(box['discount'])) });
    expect(box['load']).toBe(
      factor === null || box['weight'] === null ? null : two(Number(box['weight']) * Number(factor)),
    );
  }
  for (const room of rooms) {
    const own = boxes.filter((box) => (box['room'] as { id: string } | null)?.id === room['id']);
    const total = own.reduce((sum, box) => sum + Number(box['total']), 0);
    const due = own
      .map((box) => box['due'] as string | null)
      .filter((each) => each !== null)
      .sort();
    const big = own.filter((box) => Number((box['shelf'] as { factor: string } | null)?.factor ?? 0) > 2);
    expect(room).toMatchObject({
      boxCount: own.length,
      boxTotal: two(total),
      doubled: two(total * 2),
      lastDue: due.at(-1) ?? null,
      bigCount: big.length,
      titles:
        own.length > 0
          ? own
              .map((box) => String(box['title']))
              .sort()
              .join(', ')
          : null,
    });
  }
}

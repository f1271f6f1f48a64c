/** Several writers at the same moment. On SQLite they wait in one queue; on MariaDB they really meet. */
import { PlatformError } from '../../platform/foundation/errors';
import { createEvents } from '../../platform/foundation/events';
import { createRecords } from '../../platform/records/records';
import { ENGINES } from '../storage/engines';
import { openWorld, people, type World } from './world';

const code = (error: unknown) => (error instanceof PlatformError ? error.code : String(error));

describe.each(ENGINES)('writers at the same moment on $name', (engine) => {
  let world: World;
  let who: Awaited<ReturnType<typeof people>>;
  beforeEach(async () => {
    world = await openWorld(engine);
    who = await people(world);
  });
  afterEach(() => world.close());

  it('lose no line and no total when they add lines to one record', async () => {
    const { records } = world;
    const room = await records.create(who.admin, 'room', { name: 'Hall' });
    const box = await records.create(who.admin, 'box', { title: 'A', room: room.id });

    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        records.create(who.admin, 'boxLine', { box: box.id, item: `i${n}`, price: 1 }),
      ),
    );

    expect(await records.read(who.admin, 'box', box.id)).toMatchObject({ total: '30.00', lineCount: 30, net: '30.00' });
    expect(await records.read(who.admin, 'room', room.id)).toMatchObject({ boxTotal: '30.00', doubled: '60.00' });
  }, 60_000);

  it('merge different fields of one version and stop the second writer of the same field', async () => {
    const { records } = world;
    const box = await records.create(who.admin, 'box', { title: 'A' });

    const done = await Promise.allSettled([
      records.update(who.admin, 'box', box.id, { weight: 1 }, box.version),
      records.update(who.admin, 'box', box.id, { serial: 'S' }, box.version),
      records.update(who.admin, 'box', box.id, { title: 'Left' }, box.version),
      records.update(who.admin, 'box', box.id, { title: 'Right' }, box.version),
    ]);

    expect(
      done.filter((each) => each.status === 'rejected').map((each) => code(each.status === 'rejected' && each.reason)),
    ).toEqual(['conflict']);
    const after = await records.read(who.admin, 'box', box.id);
    expect(after).toMatchObject({ weight: '1.00', serial: 'S', version: box.version + 3 });
    expect(['Left', 'Right']).toContain(after['title']);
  });

  it('update records of one room again and again, each with the version it was answered, without a refusal', async () => {
    const { records } = world;
    const room = await records.create(who.admin, 'room', { name: 'Hall' });
    const boxes = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        records.create(who.admin, 'box', { title: `T${n}`, room: room.id, lines: [{ item: 'x', price: 1 }] }),
      ),
    );

    await Promise.all(
      boxes.map(async (box) => {
        let { version } = box;
        for (let step = 1; step <= 10; step++) {
          const input = {
            title: `${box['title']}.${step}`,
            due: `2026-12-${step + 10}`,
            lines: [{ item: 'x', price: step }],
          };
          ({ version } = await records.update(who.admin, 'box', box.id, input, version));
        }
      }),
    );

    expect(await records.read(who.admin, 'room', room.id)).toMatchObject({ boxTotal: '160.00', lastDue: '2026-12-20' });
  }, 60_000);

  it('give every record a number of its own', async () => {
    const { records } = world;

    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) => records.create(who.admin, 'box', { title: `T${n}` })),
    );

    expect(new Set(made.map((box) => box['number'])).size).toBe(20);
  }, 60_000);

  it('cannot both take one unique value', async () => {
    const { records } = world;

    const done = await Promise.allSettled(
      [1, 2, 3].map((n) => records.create(who.admin, 'box', { title: `T${n}`, serial: 'S' })),
    );

    expect(done.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const [first] = done.filter((each) => each.status === 'rejected');
    expect(first?.reason).toMatchObject({ code: 'invalid', findings: [{ code: 'V012', path: 'serial' }] });
  });

  it('save two hundred times over two connections without a time-out', async () => {
    if (engine.name === 'SQLite in memory') return;
    const place = await engine.create();
    const { applySchema } = await import('../../platform/storage/migrate');
    const database = await place.open('?pool=2');
    await applySchema(database, world.snapshot);
    const records = createRecords({ database, events: createEvents(() => undefined) });
    const room = await records.create(world.system, 'room', { name: 'Hall' });

    await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        records.create(world.system, 'box', { title: `T${n}`, room: room.id, lines: [{ item: 'x', price: 1 }] }),
      ),
    );

    expect(await records.read(world.system, 'room', room.id)).toMatchObject({ boxCount: 200, boxTotal: '200.00' });
    await place.drop();
  }, 120_000);
});

/** Every scope for every action, asked through every door: each door must give the same answer as the rule in one line. */
import type { Context } from '../../platform/foundation/context';
import { PlatformError } from '../../platform/foundation/errors';
import { openWorld, people, WORLDS, type World } from './world';

const SCOPES = ['none', 'own', 'team', 'teamAndBelow', 'all'] as const;
type Scope = (typeof SCOPES)[number];
const roleName = (read: Scope, write: Scope) => `read_${read}_write_${write}`;
const ROLES = Object.fromEntries(
  SCOPES.flatMap((read) =>
    SCOPES.map((write) => [
      roleName(read, write),
      {
        entities: {
          '*': { read: 'all' },
          box: { read, create: write === 'none' ? 'none' : 'all', update: write, delete: write },
        },
      },
    ]),
  ),
);

describe.each(WORLDS)('rights on $name', (engine) => {
  let world: World;
  let who: Awaited<ReturnType<typeof people>>;
  const boxes: { id: string; line: string; owner: Scope[] }[] = [];
  beforeAll(async () => {
    world = await openWorld(engine, {}, ROLES);
    who = await people(world);
    // in which scopes the boss, who heads the top team, finds each box
    const kinds: [Record<string, unknown>, Scope[]][] = [
      [{ owner: who.boss, team: who.top }, ['own', 'team', 'teamAndBelow', 'all']],
      [{ owner: who.boss, team: null }, ['own', 'all']],
      [{ owner: who.nora, team: who.top }, ['team', 'teamAndBelow', 'all']],
      [{ owner: who.nora, team: who.north }, ['teamAndBelow', 'all']],
      [{ owner: who.nora, team: null }, ['all']],
    ];
    boxes.length = 0;
    for (const [values, owner] of kinds) {
      const box = await world.records.create(world.system, 'box', { title: 'T', lines: [{ item: 'i' }], ...values });
      const read = await world.records.read(world.system, 'box', box.id, ['lines']);
      boxes.push({ id: box.id, line: (read['lines'] as { id: string }[])[0]?.id ?? '', owner });
    }
  });
  afterAll(() => world.close());

  const as = (read: Scope, write: Scope): Context => ({
    ...who.admin,
    actor: { ...who.admin.actor, roles: [roleName(read, write)] },
  });
  const code = async (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof PlatformError ? error.code : String(error)),
    );

  it.each(SCOPES)(
    'shows with “%s” the same rows in lists, counts, totals, single reads, histories and parts',
    async (scope) => {
      const me = as(scope, 'none');
      const mine = boxes
        .filter((box) => box.owner.includes(scope))
        .map((box) => box.id)
        .sort();

      if (scope === 'none') {
        expect(await code(world.records.find(me, 'box', {}))).toBe('forbidden');
        expect(await code(world.records.query(me, { from: 'box' }))).toBe('forbidden');
        expect(await code(world.records.find(me, 'boxLine', {}))).toBe('forbidden');
        expect(await code(world.records.read(me, 'box', boxes[0]?.id ?? ''))).toBe('forbidden');
        return;
      }
      const list = await world.records.find(me, 'box', { count: 'exact' });
      expect(list.records.map((record) => record.id).sort()).toEqual(mine);
      expect(list.count).toBe(mine.length);
      expect((await world.records.query(me, { from: 'box', measures: { n: { count: '*' } } })).rows).toEqual([
        { n: mine.length },
      ]);
      expect((await world.records.find(me, 'boxLine', {})).records).toHaveLength(mine.length);
      expect((await world.records.find(me, 'room', { where: { boxes: { $some: { title: 'T' } } } })).records).toEqual(
        [],
      );
      for (const { id, line } of boxes) {
        const wanted = mine.includes(id) ? 'done' : 'notFound';
        expect(await code(world.records.read(me, 'box', id))).toBe(wanted);
        expect(await code(world.records.history(me, 'box', id, { limit: 1, offset: 0 }))).toBe(wanted);
        expect(await code(world.records.read(me, 'boxLine', line))).toBe(wanted);
        expect(await code(world.records.update(me, 'box', id, { title: 'x' }, null))).toBe(
          mine.includes(id) ? 'forbidden' : 'notFound',
        );
      }
    },
  );

  it.each(SCOPES)(
    'changes with “%s” exactly the rows of that scope, alone, in a batch and through parts',
    async (scope) => {
      const me = as('all', scope);
      for (const { id, line, owner } of boxes) {
        const wanted = owner.includes(scope) ? 'done' : 'forbidden';

        expect(await code(world.records.update(me, 'box', id, { weight: Math.round(Math.random() * 1e6) }, null))).toBe(
          wanted,
        );
        expect(await code(world.records.batch(me, 'box', { update: [{ id, weight: 1 }] }))).toBe(wanted);
        expect(await code(world.records.update(me, 'boxLine', line, { price: 2 }, null))).toBe(wanted);
        expect(await code(world.records.create(me, 'boxLine', { box: id, item: 'new' }))).toBe(wanted);
        expect(await code(world.records.rehearse(me, 'box', { delete: [{ id }] }))).toBe(wanted);
      }
      expect(await code(world.records.create(me, 'box', { title: 'N' }))).toBe(scope === 'none' ? 'forbidden' : 'done');
    },
  );

  it('does not let a record be moved to where its writer could not have written it', async () => {
    const me = as('all', 'own');

    const given = await code(world.records.update(me, 'box', boxes[0]?.id ?? '', { owner: who.sam }, null));

    expect(given).toBe('forbidden');
    expect(await world.records.read(me, 'box', boxes[0]?.id ?? '')).toMatchObject({ owner: { id: who.boss } });
  });

  it('hides a denied field in every place and refuses a read-only one', async () => {
    const { records } = world;
    const box = await records.create(world.system, 'box', { title: 'S', secret: 'x', owner: who.nora });
    const clerk = who.nora_;

    expect(await records.read(clerk, 'box', box.id)).not.toHaveProperty('secret');
    expect(await records.read(clerk, 'box', box.id)).not.toHaveProperty('secretEcho');
    expect(await code(records.find(clerk, 'box', { where: { secret: 'x' } }))).toBe('badCondition');
    expect(await code(records.find(clerk, 'box', { sort: ['secret'] }))).toBe('badRequest');
    expect(await code(records.find(clerk, 'box', { fields: ['secretEcho'] }))).toBe('badRequest');
    expect(await code(records.query(clerk, { from: 'box', group: ['secret'] }))).toBe('badRequest');
    const error = await records
      .update(clerk, 'box', box.id, { secret: 'y' }, null)
      .catch((thrown: PlatformError) => thrown);
    expect((error as PlatformError).findings).toMatchObject([{ code: 'V002', path: 'secret' }]);
    const mine = await records.create(world.system, 'box', { title: 'C', owner: who.boss, team: who.top });
    const refused = await records
      .update(who.chief, 'box', mine.id, { discount: 5 }, null)
      .catch((thrown: PlatformError) => thrown);
    expect((refused as PlatformError).findings).toMatchObject([{ code: 'V013', path: 'discount' }]);
    expect(await code(records.update(who.chief, 'box', mine.id, { discount: '0.00', title: 'D' }, null))).toBe('done');
  });

  it('takes only references to records that the caller may see', async () => {
    const { records } = world;
    const vault = await records.create(world.system, 'room', { name: 'Vault' });

    const error = await records
      .create(who.chief, 'box', { title: 'A', room: vault.id })
      .catch((thrown: PlatformError) => thrown);

    expect((error as PlatformError).findings).toMatchObject([{ code: 'V011', path: 'room' }]);
  });
});

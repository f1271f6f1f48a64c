/** The demo company: as large as promised, the same on every machine, and left alone by a second run. */
import { createHash } from 'node:crypto';
import { seedCompany } from '../../seed/company';
import { openWorld, type World } from '../crm/world';

jest.setTimeout(180_000);

const ENTITIES = [
  'team',
  'user',
  'account',
  'contact',
  'product',
  'price',
  'deal',
  'dealLine',
  'order',
  'orderLine',
  'activity',
  'exchangeRate',
];

async function count(world: World, from: string, where: unknown = {}): Promise<number> {
  const { rows } = await world.records.query(world.system, { from, where, measures: { n: { count: '*' } } });
  return Number(rows[0]?.['n'] ?? 0);
}

/** A fingerprint of all data but identities and moments of writing: references count by what they are called. */
async function fingerprint(world: World): Promise<string> {
  const hash = createHash('sha256');
  for (const entity of ENTITIES) {
    const texts: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = await world.records.find(world.system, entity, { limit: 1000, ...(after ? { after } : {}) });
      texts.push(
        ...page.records.map((record) =>
          JSON.stringify(record, (key, value) => (['id', 'createdAt', 'updatedAt'].includes(key) ? undefined : value)),
        ),
      );
      after = page.next;
    }
    for (const text of texts.sort()) hash.update(text);
  }
  return hash.digest('hex');
}

describe('the demo company at scale 1', () => {
  let world: World;
  let created: Readonly<Record<string, number>>;

  beforeAll(async () => {
    world = await openWorld();
    created = (await seedCompany({ records: world.records, context: world.system, scale: 1 })).created;
  });

  afterAll(() => world.close());

  it('has about 400 accounts, 1,200 contacts, 1,500 deals with lines, orders and activities', async () => {
    // when
    const counts = Object.fromEntries(
      await Promise.all(ENTITIES.map(async (entity) => [entity, await count(world, entity)])),
    );

    // then
    expect(counts['account']).toBeGreaterThanOrEqual(400);
    expect(counts['account']).toBeLessThan(440);
    expect(counts).toMatchObject({ contact: 1200, deal: 1500, user: 12, team: 4 });
    expect(counts['dealLine']).toBeGreaterThan(2000);
    expect(counts['order']).toBeGreaterThan(700);
    expect(counts['activity']).toBeGreaterThan(2500);
    expect(created).toMatchObject({
      account: counts['account'],
      contact: 1200,
      deal: 1500,
      order: counts['order'],
      activity: counts['activity'],
    });
  });

  it('fills every stage of both pipelines, also ahead of today', async () => {
    // when
    const { rows } = await world.records.query(world.system, {
      from: 'deal',
      group: ['stage'],
      measures: { n: { count: '*' } },
    });

    // then
    expect(rows).toHaveLength(await count(world, 'stage'));
    expect(Math.min(...rows.map((row) => Number(row['n'])))).toBeGreaterThanOrEqual(5);
    expect(await count(world, 'deal', { outcome: 'open', closeDate: { $during: 'next30Days' } })).toBeGreaterThan(20);
    expect(await count(world, 'activity', { open: true, due: { $lt: { $: 'now()' } } })).toBeGreaterThan(10);
    expect(await count(world, 'activity', { done: true, start: { $gt: { $: 'now()' } } })).toBe(0);
  });

  it('agrees with itself: lines make up amounts, deals and orders make up the figures of accounts', async () => {
    // when
    const sum = async (from: string, field: string, where: unknown = {}) => {
      const { rows } = await world.records.query(world.system, { from, where, measures: { total: { sum: field } } });
      return Number(rows[0]?.['total'] ?? 0);
    };

    // then
    expect(await sum('account', 'wonAmount')).toBe(await sum('deal', 'amount', { outcome: 'won' }));
    expect(await sum('account', 'openAmount')).toBe(await sum('deal', 'amount', { outcome: 'open' }));
    expect(await sum('account', 'ordered')).toBe(await sum('order', 'total', { status: { $ne: 'cancelled' } }));
    expect(await sum('deal', 'amount', { lines: { $some: { quantity: { $gt: 0 } } } })).toBe(
      await sum('dealLine', 'total'),
    );
    expect(await count(world, 'deal', { outcome: 'lost', lossReason: { $empty: true } })).toBe(0);
  });

  it('belongs to sales people whose teams own what they own', async () => {
    // when
    const { records } = await world.records.find(world.system, 'user', {
      where: { team: { $empty: false } },
      fields: ['team', 'manager', 'roles'],
      limit: 100,
    });

    // then
    expect(records.filter((each) => !each['manager'])).toHaveLength(1);
    for (const user of records) {
      const team = (user['team'] as { id: string }).id;
      expect(await count(world, 'deal', { owner: user.id, team: { $ne: team } })).toBe(0);
    }
  });

  it('is not touched by a second run', async () => {
    // given
    const before = await fingerprint(world);

    // when
    const again = await seedCompany({ records: world.records, context: world.system, scale: 1 });

    // then
    expect(again.created).toEqual({});
    expect(await fingerprint(world)).toBe(before);
  });

  it('does not bring back what somebody deleted', async () => {
    // given
    const { records } = await world.records.find(world.system, 'activity', { limit: 1, fields: ['code'] });
    const [victim] = records;
    await world.records.remove(world.system, 'activity', victim?.id ?? '', null);

    // when
    await seedCompany({ records: world.records, context: world.system, scale: 1 });

    // then
    expect(await count(world, 'activity', { code: victim?.['code'] })).toBe(0);
  });
});

describe('a smaller demo company', () => {
  it('is the same on every machine and reports how far it is', async () => {
    // given
    const worlds = await Promise.all([openWorld(), openWorld()]);
    const progress: string[] = [];

    // when
    const prints: string[] = [];
    for (const world of worlds) {
      await seedCompany({
        records: world.records,
        context: world.system,
        scale: 0.1,
        onProgress: ({ entity, done, total }) => progress.push(`${entity} ${done}/${total}`),
      });
      prints.push(await fingerprint(world));
    }

    // then
    expect(prints[0]).toBe(prints[1]);
    expect(progress).toContain('contact 120/120');
    expect(await count(worlds[0] as World, 'deal')).toBe(150);
    await Promise.all(worlds.map((world) => world.close()));
  });
});

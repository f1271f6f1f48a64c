import { ENGINES, startWorld, type World } from './world';

jest.setTimeout(60_000);

type Agent = Awaited<ReturnType<World['as']>>;

const FIELDS = 'title,amount,closeDate,stage,account,owner';

describe.each(ENGINES)('statements of a request on $name', (engine) => {
  let world: World;
  let admin: Agent;
  let manager: Agent;
  let account: string;
  let stage: { id: string; pipeline: { id: string } };
  let deal: string;
  let product: string;

  beforeAll(async () => {
    world = await startWorld(engine);
    admin = await world.as('root');
    const team = (await admin.post('/api/records/team').send({ name: 'Продажи' }).expect(201)).body.id;
    manager = await world.as('manager', ['salesManager'], { team });
    account = (await admin.post('/api/records/account').send({ name: 'Ромашка', team }).expect(201)).body.id;
    product = (await admin.post('/api/records/product').send({ name: 'Насос', code: 'P-1' }).expect(201)).body.id;
    const where = encodeURIComponent(JSON.stringify({ outcome: 'open' }));
    stage = (await admin.get(`/api/records/stage?where=${where}&fields=pipeline&limit=1`).expect(200)).body.records[0];
    deal = (await admin.post('/api/records/deal').send(dealOf(0, team)).expect(201)).body.id;
    await fill(4);
  }, 60_000);
  afterAll(() => world.close());

  const dealOf = (i: number, team?: string) => {
    const place = { account, pipeline: stage.pipeline.id, stage: stage.id, ...(team ? { team } : {}) };
    return { title: `Сделка ${i}`, amount: String(100 + i), closeDate: '2027-01-15', ...place };
  };

  async function fill(count: number): Promise<void> {
    const create = Array.from({ length: count }, (_, i) => ({
      ...dealOf(i + 1),
      lines: [5, 7].map((price) => ({ product, quantity: '2', price: String(price) })),
    }));
    await admin.post('/api/records/deal/batch').send({ create }).expect(200);
  }

  /** Of the second of two equal requests, when identity and texts are known. */
  async function countOf(request: () => Promise<{ status: number; body: unknown }>): Promise<number> {
    await request();
    let count = 0;
    const stop = world.app.database.onStatement(() => count++);
    const { status, body } = await request();
    stop();
    if (status >= 300) throw new Error(JSON.stringify(body));
    return count;
  }

  let made = 0;
  const list = (agent: Agent, rest = '') => countOf(() => agent.get(`/api/records/deal?sort=-closeDate&${rest}`));
  const counts = async () => ({
    list: await list(admin, `fields=${FIELDS}`),
    'list of a restricted user': await list(manager, `fields=${FIELDS}`),
    'list with a count': await list(admin, `fields=${FIELDS}&count=capped`),
    'list with lines': await list(admin, 'fields=title,lines'),
    read: await countOf(() => admin.get(`/api/records/deal/${deal}`)),
    create: await countOf(() => admin.post('/api/records/account').send({ name: `Новая ${made++}` })),
    update: await countOf(async () => {
      const { version } = (await admin.get(`/api/records/deal/${deal}?fields=title`)).body;
      return admin.patch(`/api/records/deal/${deal}`).send({ version, title: `Изменена ${made++}` });
    }),
    query: await countOf(() =>
      admin.post('/api/query').send({ from: 'deal', group: ['stage', 'owner'], measures: { sum: { sum: 'amount' } } }),
    ),
  });

  it('are few, and as many over many rows as over a few', async () => {
    const few = await counts();

    await fill(120);

    const many = await counts();
    expect(few).toEqual({
      list: 1,
      'list of a restricted user': 1,
      'list with a count': 2,
      'list with lines': 2,
      read: 1,
      // The new row, its history, its announcement, and the answer.
      create: 4,
      // The read before; the locked row, the change, its history, its announcement, and the answer.
      update: 6,
      query: 1,
    });
    expect(many).toEqual(few);
  }, 60_000);

  it('of a batch are as many for many records as for a few', async () => {
    const batch = (size: number) => {
      const create = () => Array.from({ length: size }, () => ({ name: `Партия ${made++}`, code: `B-${made}` }));
      return countOf(() => admin.post('/api/records/account/batch').send({ create: create() }));
    };

    const few = await batch(3);
    const many = await batch(300);

    expect(many).toBe(few);
    expect(few).toBeLessThanOrEqual(4);
  }, 60_000);
});

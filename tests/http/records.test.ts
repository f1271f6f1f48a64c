import request from 'supertest';
import { ENGINES, startWorld, type World } from './world';

type Agent = Awaited<ReturnType<World['as']>>;

describe.each(ENGINES)('the record API on $name', (engine) => {
  let world: World;
  let admin: Agent;
  beforeAll(async () => {
    world = await startWorld(engine);
    admin = await world.as('root');
  });
  afterAll(() => world.close());

  const make = async (values: object) => (await admin.post('/api/records/account').send(values).expect(201)).body;

  it('creates, reads, changes, removes and restores a record', async () => {
    const created = await admin.post('/api/records/account').send({ name: 'Ромашка' });
    const { id } = created.body;
    const changed = await admin
      .patch(`/api/records/account/${id}`)
      .set('If-Match', '"1"')
      .send({ name: 'Ромашка и партнёры' });

    expect([created.status, created.headers['etag']]).toEqual([201, '"1"']);
    expect([changed.status, changed.body.version, changed.body.name]).toEqual([200, 2, 'Ромашка и партнёры']);
    await admin.delete(`/api/records/account/${id}`).expect(204);
    await admin.get(`/api/records/account/${id}`).expect(404);
    await admin.post(`/api/records/account/${id}/restore`).expect(200);
    const { body } = await admin.get(`/api/records/account/${id}/history`).expect(200);
    expect(body.entries.map((entry: { action: string }) => entry.action)).toEqual([
      'restore',
      'delete',
      'update',
      'create',
    ]);
  });

  it('pages with a cursor, counts when asked, and carries the revision', async () => {
    for (let i = 0; i < 5; i++) await make({ name: `Paged ${i}` });
    const where = encodeURIComponent(JSON.stringify({ name: { $startsWith: 'paged' } }));

    const first = await admin.get(`/api/records/account?where=${where}&sort=name&fields=name&limit=3&count=exact`);
    const second = await admin.get(
      `/api/records/account?where=${where}&sort=name&fields=name&limit=3&after=${first.body.next}`,
    );

    expect(first.body.count).toBe(5);
    expect([...first.body.records, ...second.body.records].map((each) => each.name)).toEqual(
      [0, 1, 2, 3, 4].map((i) => `Paged ${i}`),
    );
    expect(second.body.next).toBeNull();
    expect(first.headers['karkas-revision']).toBeTruthy();
  });

  it('says all mistakes of a record at once, each with its path, in the caller’s language', async () => {
    const answer = await admin
      .post('/api/records/account')
      .set('Accept-Language', 'ru')
      .send({ nmae: 'x', inn: '7707083894', email: 'not an address' });

    expect([answer.status, answer.headers['content-type']]).toEqual([422, 'application/problem+json; charset=utf-8']);
    const paths = answer.body.findings.map((finding: { path: string }) => finding.path).sort();
    expect(paths).toEqual(expect.arrayContaining(['email', 'inn', 'name', 'nmae']));
    expect(answer.body.findings.find((finding: { path: string }) => finding.path === 'nmae').message).toContain('name');
    expect(answer.body.title).toBe('В записи есть ошибки.');
  });

  it('merges a stale change of other fields and refuses one of the same field with both values', async () => {
    const { id } = await make({ name: 'Shared' });
    const change = (values: object) => admin.patch(`/api/records/account/${id}`).send({ version: 1, ...values });
    await change({ name: 'Theirs' }).expect(200);

    const merged = await change({ website: 'https://example.com/' });
    const refused = await change({ name: 'Mine' });

    expect([merged.status, merged.body.name]).toEqual([200, 'Theirs']);
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
    expect(refused.body.fields.name).toMatchObject({ mine: 'Mine', theirs: 'Theirs' });
  });

  it('asks for the version of a change', async () => {
    const { id } = await make({ name: 'Versioned' });

    const answer = await admin.patch(`/api/records/account/${id}`).send({ name: 'x' });

    expect(answer.status).toBe(428);
  });

  it('answers bad requests with 4xx problems and never with a stack', async () => {
    const answers = await Promise.all([
      admin.post('/api/records/account').set('Content-Type', 'application/json').send('{"name": '),
      admin
        .post('/api/records/account')
        .set('Content-Type', 'application/json')
        .serialize((body) => body)
        .send(Buffer.from([0x7b, 0x22, 0xd0, 0x22, 0x7d])),
      admin.post('/api/records/account').set('Content-Type', 'text/plain').send('x'),
      admin.get('/api/records/acount'),
      admin.get('/api/records/account?where={'),
      admin.get('/api/records/account?where={"nmae":"x"}'),
      admin.get('/api/records/account?where={"name":{"$contain":"x"}}'),
      admin.get('/api/records/account?after=forged'),
      admin.get('/api/records/account?limit=100000'),
      admin.get('/api/records/account/not-an-id'),
      admin.put('/api/records/account'),
      admin.get('/api/nothing'),
      admin.post('/api/query').send({ from: 'account', measures: { n: { summ: 'x' } } }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([
      400, 400, 415, 404, 400, 400, 400, 400, 400, 404, 405, 404, 400,
    ]);
    for (const answer of answers) {
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.text).not.toMatch(/at .+\.ts|node_modules|SELECT/);
    }
  });

  it('refuses a body beyond the limit', async () => {
    const answer = await admin.post('/api/records/account').send({ name: 'x'.repeat(11 * 1024 * 1024) });

    expect([answer.status, answer.body.code]).toEqual([413, 'tooLarge']);
  });

  it('does not answer the unknown', async () => {
    const answer = await request(world.server).get('/api/records/account');

    expect([answer.status, answer.body.code]).toEqual([401, 'signInNeeded']);
  });

  it('upserts a batch by key in one transaction and remembers an idempotency key', async () => {
    const upsert = {
      key: 'code',
      records: [
        { code: 'B1', name: 'One' },
        { code: 'B2', name: 'Two' },
      ],
    };
    const send = (body: object) =>
      admin.post('/api/records/account/batch').set('Idempotency-Key', 'batch-1').send(body);

    const first = await send({ upsert });
    const again = await send({ upsert });
    const other = await send({ upsert: { ...upsert, records: [] } });
    const changed = await admin.post('/api/records/account/batch').send({
      upsert: {
        key: 'code',
        records: [
          { code: 'B1', name: 'One' },
          { code: 'B2', name: 'Zwei' },
        ],
      },
    });

    expect(first.body.upserted.map((each: { outcome: string }) => each.outcome)).toEqual(['created', 'created']);
    expect(again.body).toEqual(first.body);
    expect([other.status, other.body.code]).toEqual([409, 'keyReused']);
    expect(changed.body.upserted.map((each: { outcome: string }) => each.outcome)).toEqual(['unchanged', 'updated']);
  });
});

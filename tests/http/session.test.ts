import request from 'supertest';
import { ENGINES, PASSWORD, startWorld, type World } from './world';

describe.each(ENGINES)('the session on $name', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
    await world.as('anna');
  });
  afterAll(() => world.close());

  const signIn = (login: string, password: string) =>
    request(world.server).post('/api/session').send({ login, password });

  it('is opened by the right password, as a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await signIn('anna', PASSWORD);

    expect(answer.status).toBe(201);
    const [cookie] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^karkas=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
  });

  it('tells who one is, with rights per entity', async () => {
    const anna = await world.as('anna');

    const { body } = await anna.get('/api/me').expect(200);

    expect(body.user).toMatchObject({ login: 'anna', locale: 'en' });
    expect(body.rights.user).toMatchObject({ read: true, create: true });
  });

  it('tells the currency in which amounts are totalled', async () => {
    const anna = await world.as('anna');

    const { body } = await anna.get('/api/me').expect(200);

    expect(body.baseCurrency).toBe('RUB');
  });

  it('answers a wrong password and an unknown login alike', async () => {
    const wrong = await signIn('anna', 'not this one');
    const unknown = await signIn('nobody', 'not this one');

    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrongPassword']);
    expect({ ...unknown.body, request: '' }).toEqual({ ...wrong.body, request: '' });
  });

  it('makes a guesser wait, and the owner with him, until the time is over', async () => {
    await world.as('boris');
    for (let attempt = 0; attempt < 5; attempt++) await signIn('boris', `guess ${attempt}`);

    const answer = await signIn('boris', PASSWORD);

    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    await world.app.tables.clearAttempts('login:boris');
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1']) await world.app.tables.clearAttempts(`address:${address}`);
  });

  it('ends on sign-out, for every copy of its token', async () => {
    const { body } = await request(world.server)
      .post('/api/session')
      .send({ login: 'anna', password: PASSWORD, bearer: true })
      .expect(201);
    const bearer = { Authorization: `Bearer ${body.token}` };
    await request(world.server).get('/api/me').set(bearer).expect(200);

    await request(world.server).delete('/api/session').set(bearer).expect(204);

    await request(world.server).get('/api/me').set(bearer).expect(401);
  });

  it('does not serve a user who was switched off, from the next request on', async () => {
    const vera = await world.as('vera');
    await vera.get('/api/me').expect(200);

    const context = world.app.systemContext('system');
    await world.app.records.update(context, 'user', await world.userId('vera'), { active: false }, null);

    await vera.get('/api/me').expect(401);
  });

  it('refuses a change that a browser sends from another site', async () => {
    const anna = await world.as('anna');

    const foreign = await anna.post('/api/records/team').set('Origin', 'https://evil.example').send({ name: 'x' });
    const hidden = await anna.post('/api/records/team').set('Sec-Fetch-Site', 'cross-site').send({ name: 'x' });

    expect([foreign.status, foreign.body.code, hidden.status]).toEqual([403, 'foreignOrigin', 403]);
  });

  it('lets people set their own language, theme and zone, and nothing else', async () => {
    const anna = await world.as('gleb', ['salesManager']);

    const changed = await anna.patch('/api/me').send({ locale: 'ru', theme: 'dark' });
    const refused = await anna.patch('/api/me').send({ roles: ['administrator'] });

    expect(changed.body.user).toMatchObject({ locale: 'ru', theme: 'dark' });
    expect(refused.status).toBe(400);
  });
});

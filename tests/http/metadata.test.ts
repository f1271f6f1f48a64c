import SwaggerParser from '@apidevtools/swagger-parser';
import { Validator } from '@cfworker/json-schema';
import request from 'supertest';
import { effectiveSnapshot } from '../../platform/language/snapshot';
import { words } from '../../platform/vocabulary/words';
import { startWorld, type World } from './world';

describe('metadata over HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('is the caller’s own, with an ETag that answers 304 while nothing changed', async () => {
    const admin = await world.as('root');

    const first = await admin.get('/api/metadata').expect(200);
    const second = await admin.get('/api/metadata').set('If-None-Match', String(first.headers['etag']));

    expect(second.status).toBe(304);
    expect(first.body.artefacts.entity.map((each: { name: string }) => each.name)).toEqual(
      expect.arrayContaining(['user', 'account']),
    );
  });

  it('hides what the caller may not read from entities, forms and views', async () => {
    const manager = await world.as('manager', ['salesManager']);
    const admin = await world.as('root');

    const mine = await manager.get('/api/metadata').expect(200);
    const whole = await admin.get('/api/metadata').expect(200);

    const cost = (body: typeof mine.body) =>
      body.artefacts.entity.find((each: { name: string }) => each.name === 'product').fields.cost;
    expect(cost(whole.body)).toBeDefined();
    expect(cost(mine.body)).toBeUndefined();
    const product = (kind: string) =>
      mine.body.artefacts[kind].filter((each: { entity: string }) => each.entity === 'product');
    expect(JSON.stringify([product('form'), product('view')])).not.toContain('"cost"');
  });

  it('sends of shipped records the translations alone, which the browser shows in the language of its reader', async () => {
    const manager = await world.as('manager', ['salesManager']);

    const { body } = await manager.get('/api/metadata').expect(200);

    const sent = effectiveSnapshot(body, words).entity('stage').title;
    expect(['en', 'ru'].map((locale) => sent.word.format('Новая', sent, locale as 'en'))).toEqual(['New', 'Новая']);
    const stages = body.artefacts.data.find((each: { name: string }) => each.name === 'stages');
    expect(stages.records.directNew).toEqual({ name: { en: 'New', ru: 'Новая' } });
  });

  it('tells which layer set a property', async () => {
    const admin = await world.as('root');

    const { body } = await admin.get('/api/metadata/entity/account?provenance=true').expect(200);

    expect(body.provenance['/fields/name/type'][0]).toMatchObject({ layer: 'crm', value: 'text' });
  });

  it('is a valid OpenAPI 3.1 document, only of what the caller may do', async () => {
    const manager = await world.as('manager', ['salesManager']);

    const { body } = await manager.get('/api/openapi.json').expect(200);

    await expect(SwaggerParser.validate(structuredClone(body))).resolves.toBeDefined();
    expect(body.paths['/api/records/account'].get).toBeDefined();
    expect(body.components.schemas.product.properties.cost).toBeUndefined();
  });

  it('answers records that its OpenAPI document allows, empty values and rows among them', async () => {
    const agent = await world.as('administrator');
    const { body: document } = await agent.get('/api/openapi.json').expect(200);
    const { body: account } = await agent.post('/api/records/account').send({ name: 'Empty Ltd' }).expect(201);
    await agent
      .post('/api/records/contact')
      .send({ name: { full: 'Orlova Anna' }, account: account.id })
      .expect(201);
    await agent
      .patch(`/api/records/account/${account.id}`)
      .set('If-Match', `"${account.version}"`)
      .send({
        annualRevenue: { amount: '5' },
        addresses: [{ city: 'Samara' }],
      });
    const mistakes: unknown[] = [];
    let records = 0;

    for (const name of Object.keys(document.components.schemas).filter(
      (each) => `/api/records/${each}` in document.paths,
    )) {
      const more = name === 'account' ? '?fields=name,addresses,annualRevenue,parent,wonAmount,owner' : '';
      const { body } = await agent.get(`/api/records/${name}${more}`).expect(200);
      const schema = { $ref: `#/components/schemas/${name}`, components: document.components };
      const validator = new Validator(schema, '2020-12', false);
      for (const record of body.records)
        mistakes.push(...validator.validate(record).errors.map((error) => ({ name, error })));
      records += body.records.length;
    }

    expect(records).toBeGreaterThan(50);
    expect(mistakes).toEqual([]);
  });

  it('answers health questions without a session', async () => {
    await request(world.server).get('/healthz').expect(200);
    const { body } = await request(world.server).get('/readyz').expect(200);

    expect(body).toMatchObject({ status: 'ready', refused: 0 });
  });
});

import { startWorld, type World } from './world';

type Agent = Awaited<ReturnType<World['as']>>;

describe('changing metadata over HTTP', () => {
  let world: World;
  let root: Agent;
  beforeAll(async () => {
    world = await startWorld();
    root = await world.as('root');
  });
  afterAll(() => world.close());

  const open = async (name: string): Promise<string> =>
    (await root.post('/api/studio/changesets').send({ name }).expect(201)).body.id;
  const entity = (id: string) => `/api/studio/changesets/${id}/artefacts/entity/product`;
  const field = { type: 'text', label: { en: 'Shade', ru: 'Оттенок' } };

  it('prepares, previews, plans and publishes a new field, and takes it back', async () => {
    // given
    const id = await open('Shade');
    await root
      .patch(entity(id))
      .send({ fields: { x_shade: field } })
      .expect(200);

    // then
    const seen = await root.get('/api/metadata').set('karkas-preview', id).expect(200);
    expect(JSON.stringify(seen.body)).toContain('x_shade');
    expect(JSON.stringify((await root.get('/api/metadata').expect(200)).body)).not.toContain('x_shade');
    await root.get('/api/records/product?fields=name,x_shade').set('karkas-preview', id).expect(200);
    const written = await root.post('/api/records/product').set('karkas-preview', id).send({ name: 'A' }).expect(409);
    expect(written.body.code).toBe('previewOnly');

    // when
    const plan = await root.get(`/api/studio/changesets/${id}/plan`).expect(200);
    const published = await root.post(`/api/studio/changesets/${id}/publish`).send({}).expect(200);

    // then
    expect(plan.body.findings).toEqual([]);
    expect(published.body.state).toBe('published');
    const product = await root.post('/api/records/product').send({ name: 'A', code: 'A', x_shade: 'red' }).expect(201);
    expect(product.body.x_shade).toBe('red');

    // when
    const { body } = await root.get('/api/studio/revisions?limit=2').expect(200);
    const [newest, before] = body.revisions;
    const difference = await root.get(`/api/studio/revisions/${before.id}/difference/${newest.id}`).expect(200);
    const refused = await root.post(`/api/studio/revisions/${before.name}/revert`).send({}).expect(409);
    const confirm = refused.body.details?.plan?.confirm ?? refused.body.plan?.confirm;
    await root.post(`/api/studio/revisions/${before.name}/revert`).send({ confirm }).expect(200);

    // then
    expect(difference.body.differences).toMatchObject([{ package: 'customer', kind: 'entity', name: 'product' }]);
    expect(confirm).toEqual(['leave product.x_shade']);
    await root.get('/api/records/product?fields=x_shade').expect(400);
  });

  it('takes a change out of a set again', async () => {
    // given
    const id = await open('Second thoughts');
    await root
      .patch(entity(id))
      .send({ fields: { x_tint: field } })
      .expect(200);

    // when
    const { body } = await root.delete(`/api/studio/changesets/${id}/changes/entity/product`).expect(200);

    // then
    expect(body.changes).toEqual([]);
    const { artefact } = (await root.get(entity(id)).expect(200)).body;
    expect(artefact.fields).not.toHaveProperty('x_tint');
  });

  it('refuses mistakes with a clear sentence', async () => {
    const id = await open('Mistakes');

    const kind = await root.put(`/api/studio/changesets/${id}/artefacts/entitty/x_a`).send({}).expect(400);
    const owner = await root
      .patch(`${entity(id)}?package=crm`)
      .send({})
      .expect(400);
    await root
      .patch(entity(id))
      .send({ fields: { shade: field } })
      .expect(200);
    const plan = await root.get(`/api/studio/changesets/${id}/plan`).expect(200);

    expect(kind.body.detail ?? kind.body.title).toContain('did you mean “entity”');
    expect(owner.body.detail ?? owner.body.title).toContain('“crm” is changed in its folder');
    expect(plan.body.findings).toMatchObject([{ code: 'K015', path: '/fields/shade' }]);
    await root.post(`/api/studio/changesets/${id}/publish`).send({}).expect(422);
    await root.get('/api/studio/revisions/99/difference/1').expect(404);
  });

  it('is for administrators only', async () => {
    const clerk = await world.as('clerk', ['salesManager']);
    const id = await open('Secret');

    await clerk.post('/api/studio/changesets').send({ name: 'x' }).expect(403);
    await clerk.get(`/api/studio/changesets/${id}`).expect(403);
    await clerk.get('/api/studio/revisions').expect(403);
    await clerk.get('/api/metadata').set('karkas-preview', id).expect(403);
  });
});

import { ENGINES, startWorld, type World } from './world';

type Agent = Awaited<ReturnType<World['as']>>;

describe.each(ENGINES)('former names on $name', (engine) => {
  let world: World;
  let root: Agent;
  beforeAll(async () => {
    world = await startWorld(engine);
    root = await world.as('root');
    const id = await open('Begin');
    const field = (text: string, more = {}) => ({ type: 'text', label: label(text), ...more });
    const fields = { name: field('Name'), shade: field('Shade'), ...reference('product', 'product') };
    const tool = { label: label('Tool'), plural: label('Tools'), title: 'name', fields };
    await root
      .put(`${set(id)}/artefacts/entity/x_tool`)
      .send(tool)
      .expect(200);
    await root
      .patch(`${set(id)}/artefacts/entity/product`)
      .send({ fields: { x_shade: field('Shade') } })
      .expect(200);
    await root
      .post(`${set(id)}/publish`)
      .send({})
      .expect(200);
  }, 60_000);
  afterAll(() => world.close());

  const label = (text: string) => ({ en: text, ru: text });
  const reference = (name: string, to: string) => ({
    [name]: { type: 'reference', to, label: label(name), onDelete: 'setNull' },
  });
  const set = (id: string) => `/api/studio/changesets/${id}`;
  const where = (condition: unknown) => encodeURIComponent(JSON.stringify(condition));
  const open = async (name: string): Promise<string> =>
    (await root.post('/api/studio/changesets').send({ name }).expect(201)).body.id;

  it('are answered with a notice after a rename, everywhere in the record API, and cost nobody else anything', async () => {
    // given
    const product = (
      await root.post('/api/records/product').send({ name: 'Paint', code: 'P', x_shade: 'red' }).expect(201)
    ).body;
    const made = await root
      .post('/api/records/x_tool')
      .send({ name: 'Brush', shade: 'grey', product: product.id })
      .expect(201);
    expect(made.headers).not.toHaveProperty('deprecation');
    const id = await open('Tone');

    // when
    await root
      .post(`${set(id)}/rename`)
      .send({ what: 'field', entity: 'x_tool', from: 'shade', to: 'tone' })
      .expect(200);
    await root
      .post(`${set(id)}/rename`)
      .send({ what: 'field', entity: 'product', from: 'x_shade', to: 'x_tone' })
      .expect(200);
    await root
      .post(`${set(id)}/rename`)
      .send({ what: 'artefact', kind: 'entity', from: 'x_tool', to: 'x_device' })
      .expect(200);
    await root
      .post(`${set(id)}/publish`)
      .send({})
      .expect(200);

    // then
    const path = `/api/records/x_tool/${made.body.id}`;
    const old = await root.get(`${path}?fields=name,shade,product.x_shade`).expect(200);
    expect(old.body).toEqual({
      id: made.body.id,
      version: 1,
      name: 'Brush',
      shade: 'grey',
      product: { id: product.id, title: 'Paint', x_shade: 'red' },
    });
    expect(old.headers).toMatchObject({ deprecation: 'true' });
    const present = await root.get(`/api/records/x_device/${made.body.id}?fields=name,tone`).expect(200);
    expect(present.body).toEqual({ id: made.body.id, version: 1, name: 'Brush', tone: 'grey' });
    expect(present.headers).not.toHaveProperty('deprecation');
    const both = await root.get(`/api/records/x_device/${made.body.id}?fields=tone,shade`).expect(200);
    expect(both.body).toMatchObject({ tone: 'grey', shade: 'grey' });

    // then
    const found = await root
      .get(`/api/records/x_device?where=${where({ shade: 'grey', 'product.x_shade': 'red' })}&sort=-shade&fields=shade`)
      .expect(200);
    expect(found.body.records).toEqual([{ id: made.body.id, version: 1, shade: 'grey' }]);
    const rows = await root
      .post('/api/query')
      .send({
        from: 'x_tool',
        group: ['shade', 'product.x_shade'],
        measures: { tones: { countDistinct: 'shade' }, n: { count: '*' } },
        sort: ['-shade', 'n'],
      })
      .expect(200);
    expect(rows.body.rows).toEqual([{ shade: 'grey', 'product.x_shade': 'red', tones: 1, n: 1 }]);

    // when
    const changed = await root.patch(path).send({ version: 1, shade: 'black' }).expect(200);
    const another = await root.post('/api/records/x_tool').send({ name: 'Roller', shade: 'white' }).expect(201);
    const batch = await root
      .post('/api/records/x_tool/batch')
      .send({ update: [{ id: made.body.id, version: 2, shade: 'blue' }] })
      .expect(200);

    // then
    expect(changed.body).toMatchObject({ shade: 'black', version: 2 });
    expect(changed.body).not.toHaveProperty('tone');
    expect(another.body).toMatchObject({ shade: 'white' });
    expect(batch.headers).toMatchObject({ deprecation: 'true' });
    expect((await root.get(`/api/records/x_device/${made.body.id}?fields=tone`).expect(200)).body).toMatchObject({
      tone: 'blue',
    });
    await root.get('/api/records/x_device?fields=hue').expect(400);
  });

  it('give way to a new field or entity of that name', async () => {
    // given
    const id = await open('Shade again');
    const shade = { type: 'text', label: label('Second shade') };
    await root
      .patch(`${set(id)}/artefacts/entity/x_device`)
      .send({ fields: { shade } })
      .expect(200);
    await root
      .post(`${set(id)}/publish`)
      .send({})
      .expect(200);

    // when
    const answer = await root
      .post('/api/records/x_device')
      .send({ name: 'Cup', shade: 'new', tone: 'old' })
      .expect(201);

    // then
    expect(answer.body).toMatchObject({ shade: 'new', tone: 'old' });
    expect(answer.headers).not.toHaveProperty('deprecation');
  });

  it('are not made of what is no rename', async () => {
    const id = await open('No rename');

    await root
      .post(`${set(id)}/rename`)
      .send({ what: 'element' })
      .expect(400);
    await root
      .post(`${set(id)}/rename`)
      .send({ what: 'field', entity: 'product', from: 'name' })
      .expect(400);
    const owned = await root
      .post(`${set(id)}/rename`)
      .send({ what: 'field', entity: 'product', from: 'code', to: 'x_code' })
      .expect(409);
    expect(owned.body).toMatchObject({
      code: 'ownedByPackage',
      title: expect.stringContaining('belongs to the package “crm”'),
    });
  });
});

/** Packages over HTTP, as a screen or another program installs them. */
import { join } from 'node:path';
import { writeArchive } from '../../platform/publishing/packages/archive';
import { readFiles } from '../../platform/publishing/packages/source';
import { startWorld, type World } from './world';

const EXAMPLE = join(__dirname, '../../metadata/equipment-service');

describe('packages over HTTP', () => {
  let world: World;
  let root: Awaited<ReturnType<World['as']>>;
  beforeAll(async () => {
    world = await startWorld();
    root = await world.as('root');
  });
  afterAll(() => world.close());

  const archive = async (version: string) => writeArchive(await readFiles(join(EXAMPLE, version)));
  const send = async (path: string, version: string) =>
    root
      .post(path)
      .set('Content-Type', 'application/gzip')
      .send(await archive(version));

  it('come with a plan before, are listed, differ by what people changed, are decided about and go', async () => {
    // when
    const plan = await send('/api/packages?plan=true', '1.0.0');
    const before = await root.get('/api/packages').expect(200);
    const installed = await send('/api/packages', '1.0.0');
    const after = await root.get('/api/packages').expect(200);

    // then
    expect([plan.status, plan.body.plan.findings, plan.body.from]).toEqual([200, [], null]);
    expect(before.body.packages.map((each: { name: string }) => each.name)).toEqual(['system', 'crm']);
    expect([installed.status, installed.body.changed]).toEqual([200, true]);
    expect(after.body.packages.at(-1)).toMatchObject({ name: 'equipmentService', version: '1.0.0', origin: 'archive' });
    const types = await root.get('/api/records/svc_equipmentType?limit=50').expect(200);
    expect(types.body.records.length).toBeGreaterThan(3);

    // when
    const { body: set } = await root.post('/api/studio/changesets').send({ name: 'Ours' }).expect(201);
    const label = { en: 'Plate', ru: 'Шильдик' };
    await root
      .patch(`/api/studio/changesets/${set.id}/artefacts/entity/svc_equipment`)
      .send({ fields: { serial: { label } } })
      .expect(200);
    await root.post(`/api/studio/changesets/${set.id}/publish`).send({}).expect(200);
    const drift = await root.get('/api/packages/drift').expect(200);
    const upgraded = await send('/api/packages', '2.0.0');

    // then
    const changes = drift.body.drift.find((each: { package: string }) => each.package === 'equipmentService').changes;
    expect(changes).toContainEqual(expect.objectContaining({ pointer: '/fields/serial/label/en', sort: 'label' }));
    expect(upgraded.body).toMatchObject({ from: '1.0.0', version: '2.0.0' });

    // when
    const { body: open } = await root.get('/api/records/packageConflict?limit=50').expect(200);
    const conflicts = open.records.map(({ id }: { id: string }) => id);
    await root.post('/api/packages/conflicts').send({ conflicts, decision: 'theirs' }).expect(200);
    const { body: now } = await root.get('/api/metadata/entity/svc_equipment').expect(200);

    // then
    expect(open.records.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/fields/serialNumber/label/en',
      '/fields/serialNumber/label/ru',
    ]);
    expect(JSON.stringify(now)).toContain('Serial number');

    // when
    const told = await root.delete('/api/packages/equipmentService?plan=true').expect(200);
    await root.delete('/api/packages/equipmentService').expect(409);
    const confirm = told.body.plan.confirm.map((step: string) => `confirm=${encodeURIComponent(step)}`).join('&');
    await root.delete(`/api/packages/equipmentService?${confirm}`).expect(200);

    // then
    await root.get('/api/records/svc_case').expect(404);
  }, 120_000);

  it('are refused with every finding, and from everybody but an administrator', async () => {
    const clerk = await world.as('clerk', ['salesManager']);
    const gzip = (agent: typeof root, body: Buffer) =>
      agent.post('/api/packages').set('Content-Type', 'application/gzip').send(body);

    await gzip(clerk, await archive('1.0.0')).expect(403);
    await clerk.get('/api/packages').expect(403);
    await clerk.delete('/api/packages/crm').expect(403);
    const broken = await gzip(root, Buffer.from('no archive')).expect(422);
    const folder = await root.delete('/api/packages/crm').expect(422);
    await root.post('/api/packages').send({}).expect(415);
    await root.delete('/api/packages/nothing').expect(404);
    expect(broken.body.findings).toMatchObject([{ code: 'P001' }]);
    expect(folder.body.findings).toMatchObject([{ code: 'P018' }]);
  }, 60_000);

  it('are refused when they are larger than the limit, before anything is read', async () => {
    const sent = root.post('/api/packages').set('Content-Type', 'application/gzip').set('Content-Length', '99000000');

    const answer = await sent
      .send(Buffer.alloc(10))
      .catch((error: { response?: { status: number } }) => error.response);

    expect(answer?.status).toBe(413);
  }, 60_000);
});

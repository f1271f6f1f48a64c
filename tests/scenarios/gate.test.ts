/** A change of metadata that breaks a promise is not published; a rehearsal tells it before. */
import { join } from 'node:path';
import { readPackage } from '../../platform/publishing/packages/source';
import { ENGINES, startWorld, type World } from '../http/world';
import { EXAMPLE } from './world';

jest.setTimeout(120_000);

type Agent = Awaited<ReturnType<World['as']>>;

describe.each(ENGINES)('on $name', (engine) => {
  let world: World;
  let root: Agent;

  beforeAll(async () => {
    world = await startWorld(engine);
    root = await world.as('root');
  });

  afterAll(() => world.close());

  async function changeSet(name: string, fields: unknown): Promise<string> {
    const { body } = await root.post('/api/studio/changesets').send({ name }).expect(201);
    await root.patch(`/api/studio/changesets/${body.id}/artefacts/entity/deal`).send({ fields }).expect(200);
    return body.id;
  }

  it('refuses a change that breaks a scenario, tells what came of it, and keeps what runs', async () => {
    // given
    const id = await changeSet('No reason', { lossReason: { required: false } });
    const before = world.app.current.current().revision;

    // when
    const refused = await root.post(`/api/studio/changesets/${id}/publish`).send({}).expect(409);

    // then
    expect(refused.body).toMatchObject({
      code: 'scenariosFailed',
      title: 'Scenarios do not hold any more: lostDealNeedsReason.',
      results: [{ scenario: 'lostDealNeedsReason', passed: false }],
    });
    expect(world.app.current.current().revision).toBe(before);
    expect((await root.get(`/api/studio/changesets/${id}`).expect(200)).body.state).toBe('draft');
  });

  it('publishes the same change with the scenario that goes with it', async () => {
    // given
    const id = await changeSet('No reason, on purpose', { lossReason: { required: false } });
    const steps = { withoutReason: null };
    await root.patch(`/api/studio/changesets/${id}/artefacts/scenario/lostDealNeedsReason`).send({ steps }).expect(200);

    // when
    const published = await root.post(`/api/studio/changesets/${id}/publish`).send({}).expect(200);

    // then
    expect(published.body.state).toBe('published');
  });

  it('rehearses a change set on a copy and says which scenario would fail', async () => {
    // given
    const context = world.app.systemContext('system');
    const account = (await world.app.records.create(context, 'account', { name: 'Prisma' })).id;
    await world.app.records.create(context, 'deal', { title: 'Chairs', account });
    const id = await changeSet('Any stage', {
      stage: { where: null },
      x_note: { type: 'text', label: { en: 'Note', ru: 'Заметка' } },
    });
    const before = world.app.current.current().revision;

    // when
    const { body } = await root.post(`/api/studio/changesets/${id}/rehearse`).send({}).expect(200);

    // then
    const failed = body.scenarios.filter((each: { passed: boolean }) => !each.passed);
    expect(failed).toMatchObject([{ scenario: 'stageBelongsToPipeline' }]);
    expect(body.passed).toBe(false);
    expect(body.sampled).toContainEqual({ entity: 'deal', records: 1 });
    expect(body.sampled).toContainEqual({ entity: 'account', records: 1 });
    expect(world.app.current.current().revision).toBe(before);
    await root.get('/api/records/deal?fields=x_note').expect(400);
  });

  it('tells what a rehearsal would lose', async () => {
    // given
    const context = world.app.systemContext('system');
    const [deal] = (await world.app.records.find(context, 'deal', { limit: 1 })).records;
    await world.app.records.update(context, 'deal', String(deal?.id), { description: 'Many' }, null);
    const id = await changeSet('Needs are numbers', {
      description: { type: 'integer', rows: null },
    });

    // when
    const { body } = await root.post(`/api/studio/changesets/${id}/rehearse`).send({}).expect(200);

    // then
    expect(body.losses).toContainEqual(
      expect.objectContaining({ id: 'convert deal.description', examples: [{ id: deal?.id, value: 'Many' }] }),
    );
  });

  it('rehearses no change that has mistakes, and tells them once', async () => {
    // given
    const id = await changeSet('Steps are numbers', { nextStep: { type: 'integer', maxLength: null } });

    // when
    const { body } = await root.post(`/api/studio/changesets/${id}/rehearse`).send({}).expect(200);

    // then
    const place = '/steps/changesTheOwn/when/values/nextStep';
    expect(body.findings.filter(({ path }: { path: string }) => path === place)).toHaveLength(1);
    expect(body).toMatchObject({ passed: false, scenarios: [], sampled: [] });
  });

  it('rehearses a package that is not installed', async () => {
    // given
    const found = await readPackage(join(EXAMPLE, '1.0.0'));

    // when
    const rehearsal = await world.app.publishing.rehearsePackage(world.app.systemContext('publish'), found);

    // then
    expect(rehearsal.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(rehearsal.scenarios.filter(({ passed }) => !passed)).toEqual([]);
    expect(rehearsal.scenarios.map(({ scenario }) => scenario)).toContain('svc_partsAddUp');
    expect(rehearsal.passed).toBe(true);
  });
});

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { composeLayers, overFolder } from '../../platform/catalog/compose';
import type { Context } from '../../platform/foundation/context';
import { type ChangeSets, createChangeSets } from '../../platform/publishing/change-sets/change-sets';
import { documentAt, withDocuments } from '../../platform/publishing/change-sets/documents';
import type { Plan } from '../../platform/publishing/contracts';
import { planLayers } from '../../platform/publishing/plan/plan';
import { shippedLayers } from '../crm/world';
import { startWorld } from '../http/world';
import { ENGINES, type Place, silent } from '../storage/engines';
import { openWorkshop, type Workshop } from './workshop';
import { makeFolder, SMALL } from './world';

type Json = Readonly<Record<string, unknown>>;

describe.each(ENGINES.filter(({ name }) => name !== 'SQLite in a file'))('a plan on $name', ({ create }) => {
  let place: Place;
  let shop: Workshop;
  let sets: ChangeSets;
  beforeAll(async () => {
    place = await create();
    shop = await openWorkshop(place);
    await shop.publish(overFolder(shippedLayers(), []).layers);
    sets = createChangeSets({ ...shop, log: silent, reviewedKinds: [], baseCurrency: 'RUB', language: 'ru' });
  });
  afterAll(() => place.drop());

  const label = (en: string, ru = en) => ({ en, ru });
  const now = (): Context => shop.context();

  /** The id of a change set that patches entities as given. */
  async function setOf(patches: Json): Promise<string> {
    const { id } = await sets.open(now(), { name: 'A change' });
    for (const [name, patch] of Object.entries(patches))
      await sets.change(now(), id, { kind: 'entity', name, package: 'customer' }, { patch: patch as Json });
    return id;
  }

  const planOf = async (patches: Json): Promise<Plan> => sets.plan(now(), await setOf(patches));

  it('refuses what compiles and could never work, and advises on what may be meant', async () => {
    // given
    const field = { type: 'integer', label: label('Size', 'Размер'), min: 9, max: 3 };
    const id = await setOf({ team: { fields: { x_size: field } } });

    // when
    const plan = await sets.plan(now(), id);

    // then
    expect(plan.findings).toMatchObject([{ code: 'C006', path: '/fields/x_size/min', severity: 'error' }]);
    await expect(sets.publish(now(), id, [])).rejects.toMatchObject({ code: 'invalidMetadata' });

    // when
    const sound = await planOf({ team: { fields: { x_size: { ...field, min: 3, max: 9 } } } });

    // then
    expect(sound.findings).toEqual([]);
    expect(sound.advice.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['hint C002']);
  });

  it('says in words what changes, what programs notice, and which uses break, with the rename that was meant', async () => {
    // given
    const text = (name: string) => ({ type: 'text', label: label(name) });
    const first = await setOf({ team: { fields: { x_place: text('Place'), x_kind: text('Kind') } } });
    await sets.change(
      now(),
      first,
      { kind: 'view', name: 'teams', package: 'customer' },
      { patch: { columns: { x_place: {} } } },
    );
    await sets.publish(now(), first, []);

    // when
    const needed = { type: 'integer', label: label('Kind', 'Вид'), required: true };
    const changed = await planOf({ team: { fields: { x_kind: needed, x_extra: text('Extra') } } });

    // then
    expect(changed.differences).toHaveLength(1);
    expect(changed.differences[0]).toMatchObject({ kind: 'entity', name: 'team', label: { en: 'Team' } });
    expect(changed.differences[0]?.changes.map(({ sentence }) => sentence.en)).toEqual(
      expect.arrayContaining(['The field ‘Extra’ was added.', 'The field ‘Kind’ became required.']),
    );
    expect(changed.api.map(({ breaking, sentence }) => `${breaking} ${sentence.en}`)).toEqual([
      'true The field team.x_kind is integer instead of text.',
      'true The field team.x_kind must now be filled in.',
      'false The field team.x_extra is new.',
    ]);

    // when
    const moved = await planOf({ team: { fields: { x_place: null, x_site: text('Site') } } });

    // then
    expect(moved.findings).toMatchObject([{ code: 'K011' }]);
    expect(moved.breaks).toMatchObject([
      {
        sentence: { en: 'team.x_place goes while it is used in 1 place.' },
        uses: [{ path: '/columns/x_place' }],
        offers: [{ what: 'field', entity: 'team', from: 'x_place', to: 'x_site' }],
      },
    ]);

    // when
    const id = await setOf({});
    await sets.rename(now(), id, { what: 'field', entity: 'team', from: 'x_place', to: 'x_site' });
    const renamed = await sets.plan(now(), id);

    // then
    expect(renamed.differences.flatMap(({ changes }) => changes.map(({ change }) => change))).toEqual(['renamed']);
    expect(renamed.api.map(({ breaking }) => breaking)).toEqual([false]);
  });

  it('counts the texts that a shorter limit would no longer take', async () => {
    // given
    const name = (maxLength: number) => ({ type: 'text', label: label('Motto', 'Девиз'), maxLength });
    await sets.publish(now(), await setOf({ team: { fields: { x_motto: name(100) } } }), []);
    const { id } = await shop.records.create(now(), 'team', { name: 'A', x_motto: 'Быстрее, выше, сильнее' });
    await shop.records.create(now(), 'team', { name: 'B', x_motto: 'Выше' });

    // when
    const plan = await planOf({ team: { fields: { x_motto: name(10) } } });

    // then
    expect(plan.confirm).toEqual(['shorten team.x_motto']);
    expect(plan.steps).toMatchObject([
      { id: 'shorten team.x_motto', class: 'lossy', rows: 1, examples: [{ id, value: 'Быстрее, выше, сильнее' }] },
    ]);
    expect((await planOf({ team: { fields: { x_motto: name(22) } } })).confirm).toEqual([]);
  });

  it('says who may do and see more or less, person by person where other records are theirs', async () => {
    // given
    const person = async (login: string, name: string, roles: readonly string[], team: string) =>
      (await shop.records.create(now(), 'user', { login, name, roles, active: true, team })).id;
    const teamOf = async (name: string) => (await shop.records.create(now(), 'team', { name })).id;
    const [one, other] = [await teamOf('One'), await teamOf('Other')];
    const anna = await person('anna', 'Anna', ['salesManager'], one);
    await person('boris', 'Boris', ['salesManager'], other);
    await person('clara', 'Clara', ['salesHead'], other);
    await person('root', 'Root', ['administrator'], one);
    for (const name of ['A', 'B', 'C'])
      await shop.records.create(now(), 'contact', { name: { last: name }, owner: anna, team: one });
    const id = await setOf({});
    const role = { kind: 'role', name: 'salesManager', package: 'customer' };
    const rights = {
      contact: { read: 'own', create: null },
      product: { fields: { cost: { read: true } } },
      team: { read: { scope: 'all', where: { name: 'One' } } },
    };

    // when
    await sets.change(now(), id, role, { patch: { entities: rights } });
    const plan = await sets.plan(now(), id);

    // then
    expect(plan.findings).toEqual([]);
    const said = plan.access.map(({ sentence }) => sentence.en ?? '');
    expect(said).toContain('After this 2 people can no longer create ‘Contacts’.');
    expect(said).toContain('After this 2 more people can read ‘Cost price’.');
    expect(said.filter((sentence) => sentence.includes('contacts'))).toEqual([]);
    expect(said.filter((sentence) => /^(Anna|Boris) loses \d+ teams\.$/.test(sentence))).toHaveLength(2);
    expect(said.filter((sentence) => /Clara|Root/.test(sentence))).toEqual([]);
    const lost = plan.access.find(({ user }) => user?.id === anna);
    expect(lost).toMatchObject({ entity: 'team', action: 'read', change: 'lost', roles: ['salesManager'] });
    const { records, count = 0 } = await shop.records.find(now(), 'team', { count: 'exact', fields: ['name'] });
    expect(lost?.count).toBe(count - records.filter(({ name }) => name === 'One').length);

    // when
    const fieldOnly = await planOf({ contact: { fields: { x_more: { type: 'text', label: label('More') } } } });

    // then
    expect(fieldOnly.access).toEqual([]);
  });

  it('of a hundred changed artefacts takes at most three seconds of a processor', async () => {
    // given
    const running = shop.current.layersOf();
    const { snapshot } = now();
    const said = (kind: string) =>
      snapshot.artefacts(kind).map(({ name }) => ({ kind, name, label: label(`${name} otherwise`, `${name} иначе`) }));
    const fields = { x_more: { type: 'text', label: label('More', 'Ещё') } };
    const changed = ['entity', 'view', 'form', 'role', 'choices'].flatMap(said).slice(0, 100);
    const layers = withDocuments(
      running,
      changed.map(({ kind, name, label: other }) => {
        const was = documentAt(running, { kind, name, package: 'customer' });
        const [below] = snapshot.provenance(kind, name, '/name').slice(-1);
        const more = kind === 'entity' ? { fields: { ...(was?.['fields'] as Json | undefined), ...fields } } : {};
        const body = { ...was, name, extends: below?.layer ?? '', label: other, ...more };
        return { kind, name, package: 'customer', body };
      }),
    );
    const begun = process.cpuUsage();

    // when
    const { plan } = await planLayers({ ...shop, log: silent }, composeLayers(layers).layers, []);

    // then
    const { user, system } = process.cpuUsage(begun);
    expect(plan.findings).toEqual([]);
    expect(plan.differences.length).toBeGreaterThanOrEqual(100);
    expect((user + system) / 1e6).toBeLessThan(3);
  });
});

describe('publishing from disk', () => {
  it('refuses the same errors as publishing a change set', async () => {
    // given
    const folder = makeFolder();
    cpSync('metadata/system', join(folder.path, 'system'), { recursive: true });
    const entity = SMALL['things/sm_thing.entity.json'] as Json;
    const size = { type: 'integer', label: { en: 'Size', ru: 'Размер' }, min: 9, max: 3 };
    const fields = { ...(entity['fields'] as Json), size };
    folder.write('small', { ...SMALL, 'things/sm_thing.entity.json': { ...entity, fields } });

    // when
    const started = startWorld(undefined, folder.path);

    // then
    await expect(started).rejects.toThrow('C006');
    folder.remove();
  });
});

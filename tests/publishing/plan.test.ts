import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { overFolder } from '../../platform/catalog/compose';
import type { Context } from '../../platform/foundation/context';
import { type ChangeSets, createChangeSets } from '../../platform/publishing/change-sets/change-sets';
import type { Plan } from '../../platform/publishing/contracts';
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
    sets = createChangeSets({ ...shop, log: silent, reviewedKinds: [] });
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

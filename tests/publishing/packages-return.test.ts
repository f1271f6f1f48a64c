/** What the customer made of a package outlives it: in another version, in another system, and after a failed try. */
import { checkLayers } from '../../platform/language/check-layers';
import { packageOf } from '../../platform/publishing/packages/source';
import { words } from '../../platform/vocabulary/words';
import { ENGINES, type Engine, type Place } from '../storage/engines';
import { EDITS } from './customer-edits';
import { equipmentService, openSite, type Site } from './installed-world';

const NAME = 'equipmentService';

let place: Place;
let site: Site;
beforeEach(async () => {
  place = await (ENGINES[0] as Engine).create();
  site = await openSite(place);
  await site.packages.install(site.context(), await equipmentService('1.0.0'));
});
afterEach(() => place.drop());

const conflicts = async () => (await site.records.find(site.context(), 'packageConflict', { limit: 500 })).records;
const label = (en: string) => ({ en, ru: en });

describe('a package that went', () => {
  it('returns in its next version with the renamed values and the customer’s edits, carried over', async () => {
    // given
    const { id: account } = await site.records.create(site.context(), 'account', { name: 'Cold Store' });
    const types = await site.records.find(site.context(), 'svc_equipmentType', { limit: 1 });
    const unit = { name: 'Chiller 7', type: types.records[0]?.id, account, serial: 'S-77' };
    const { id } = await site.records.create(site.context(), 'svc_equipment', unit);
    await site.edit({
      'entity svc_equipment': { extends: NAME, fields: { serial: { label: label('Plate') } } },
      'form account': { extends: 'crm', tabs: { svc_service: { label: label('Our service') } } },
    });
    const { plan } = await site.packages.planUninstall(site.context(), NAME);
    await site.packages.uninstall(site.context(), NAME, plan.confirm);
    expect(site.edits()).toEqual({});

    // when
    const back = await site.packages.install(site.context(), await equipmentService('2.0.0'));

    // then
    expect(back).toMatchObject({ from: null, returned: 2 });
    expect(site.edits()).toMatchObject({
      'entity svc_equipment': { fields: { serialNumber: { label: label('Plate') } } },
      'form account': { tabs: { svc_maintenance: { label: label('Our service') } } },
    });
    expect(await site.records.read(site.context(), 'svc_equipment', id)).toMatchObject({ serialNumber: 'S-77' });
    expect((await conflicts()).map(({ clash }) => clash)).toContain('bothChanged');
  }, 60_000);

  it('finds what was changed meanwhile left as it is', async () => {
    // given
    const form = (tabs: object) => ({ 'form account': { extends: 'crm', tabs } });
    await site.edit(form({ svc_service: { label: label('Our service') }, main: { label: label('Ours') } }));
    await site.packages.uninstall(
      site.context(),
      NAME,
      (await site.packages.planUninstall(site.context(), NAME)).plan.confirm,
    );

    // when
    await site.edit(form({ main: { label: label('Later') } }));
    await site.packages.install(site.context(), await equipmentService('1.0.0'));

    // then
    expect(site.edits()['form account']).toMatchObject({
      tabs: { svc_service: { label: label('Our service') }, main: { label: label('Later') } },
    });
  }, 60_000);
});

describe('an upgrade that waits for a confirmation', () => {
  it('leaves no conflict behind', async () => {
    // given
    await site.edit(EDITS);
    const { id: account } = await site.records.create(site.context(), 'account', { name: 'Cold Store' });
    const types = await site.records.find(site.context(), 'svc_equipmentType', { limit: 1 });
    const unit = { name: 'Chiller 7', type: types.records[0]?.id, account, warrantyCard: 'W-1' };
    await site.records.create(site.context(), 'svc_equipment', unit);
    const { revision } = site.current.current();

    // when
    const work = site.packages.install(site.context(), await equipmentService('2.0.0'));

    // then
    await expect(work).rejects.toMatchObject({ code: 'confirmationNeeded' });
    expect(await conflicts()).toEqual([]);
    expect(site.current.current().revision).toBe(revision);
  }, 60_000);
});

describe('the customer’s changes', () => {
  it('are told per package, property by property, as labels, layout, logic and rights', async () => {
    // given
    await site.edit(EDITS);

    // when
    const drift = site.packages.drift(site.context());

    // then
    const told = drift.find((each) => each.package === NAME)?.changes ?? [];
    const of = (sort: string) =>
      told.filter((each) => each.sort === sort).map(({ artefact, pointer }) => `${artefact} ${pointer}`);
    expect(of('label')).toContain('svc_equipment /fields/serial/label/en');
    expect(of('layout')).toContain('svc_equipment /columns/name/width');
    expect(of('logic')).toContain('svc_equipment /fields/serial/maxLength');
    const crm = drift.find((each) => each.package === 'crm')?.changes ?? [];
    expect(crm.filter((each) => each.layer === 'customer')).toContainEqual(
      expect.objectContaining({
        artefact: 'salesManager',
        pointer: '/entities/svc_case/read',
        sort: 'rights',
        from: 'all',
        to: 'own',
      }),
    );
    expect(crm.some((each) => each.layer === NAME)).toBe(true);
  }, 60_000);

  it('become a package that another system installs', async () => {
    // given
    await site.edit(EDITS);
    const files = site.packages.extract(site.context(), { name: 'cold-store', prefix: 'cs_' });
    const otherPlace = await (ENGINES[0] as Engine).create();
    const other = await openSite(otherPlace);
    await other.packages.install(other.context(), await equipmentService('1.0.0'));

    // when
    await other.packages.install(other.context(), packageOf(files));

    // then
    const { fields } = other.current.current().entity('svc_equipment');
    expect(fields.get('cs_color')?.label.en).toBe('Our color');
    expect(fields.get('serial')?.label.en).toBe('Our plate');
    expect(other.current.current().artefact('view', 'cs_machines')).toMatchObject({ columns: { cs_color: {} } });
    expect(checkLayers(other.current.layersOf(), words)).toEqual([]);
    await otherPlace.drop();
  }, 60_000);

  it('become a package one by one where some are named', async () => {
    await site.edit(EDITS);

    const request = { name: 'lists', prefix: 'ls_', artefacts: ['view x_machines'] };
    const files = site.packages.extract(site.context(), request);

    expect([...files.keys()]).toEqual(['package.json', 'view/ls_machines.view.json']);
  }, 60_000);
});

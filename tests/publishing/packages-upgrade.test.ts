/** A consultant’s package comes, is changed by the customer, is upgraded, goes and returns. */

import { at } from '../../platform/language/change/json';
import { checkLayers } from '../../platform/language/check-layers';
import { words } from '../../platform/vocabulary/words';
import { ENGINES, type Place } from '../storage/engines';
import { EDITS } from './customer-edits';
import { equipmentService, openSite, type Site } from './installed-world';

const NAME = 'equipmentService';

describe.each(ENGINES.filter(({ name }) => name !== 'SQLite in a file'))(
  'a package on a running system on $name',
  ({ create }) => {
    let place: Place;
    let site: Site;
    let before: string;
    let unit: string;
    let request: string;
    let account: string;
    beforeAll(async () => {
      place = await create();
      site = await openSite(place);
      before = await site.content();
    }, 60_000);
    afterAll(() => place.drop());

    const conflicts = async (where: object = {}) =>
      (await site.records.find(site.context(), 'packageConflict', { where, limit: 500, sort: ['createdAt', 'id'] }))
        .records;
    const whole = (kind: string, name: string) => site.current.current().artefact(kind, name);

    it('is installed at once with the records it ships, and tells the way back', async () => {
      // when
      const plan = await site.packages.planInstall(site.context(), await equipmentService('1.0.0'));
      const running = site.current.current().revision;
      const done = await site.packages.install(site.context(), await equipmentService('1.0.0'));

      // then
      expect(plan).toMatchObject({
        name: NAME,
        version: '1.0.0',
        from: null,
        signature: { state: 'unsigned' },
        conflicts: [],
      });
      expect(plan.plan.steps.map(({ id }) => id)).toContain('createTable svc_case');
      expect(done).toMatchObject({ before: running, changed: true, revision: site.current.current().revision });
      const types = await site.records.find(site.context(), 'svc_equipmentType', { where: { code: 'chiller' } });
      expect(types.records).toHaveLength(1);
      expect(site.packages.list(site.context()).at(-1)).toMatchObject({
        name: NAME,
        origin: 'archive',
        version: '1.0.0',
      });
    }, 60_000);

    it('is taken in again without a change', async () => {
      const again = await site.packages.install(site.context(), await equipmentService('1.0.0'));

      expect(again.changed).toBe(false);
    }, 60_000);

    it('is upgraded over the customer’s edits: everything that differs is listed and nothing of the customer’s is lost', async () => {
      // given
      const context = site.context();
      const types = await site.records.find(context, 'svc_equipmentType', { where: { code: 'chiller' } });
      ({ id: account } = await site.records.create(context, 'account', {
        name: 'Cold Store',
        svc_contractNumber: 'C-1',
      }));
      ({ id: unit } = await site.records.create(context, 'svc_equipment', {
        name: 'Chiller 7',
        type: types.records[0]?.id,
        account,
        serial: 'S-77',
        warrantyCard: 'W-1',
      }));
      ({ id: request } = await site.records.create(context, 'svc_case', {
        subject: 'It does not cool',
        account,
        equipment: unit,
        status: 'waiting',
        kind: 'failure',
      }));
      await site.edit(EDITS);
      await site.records.update(site.context(), 'svc_equipment', unit, { x_color: 'red' }, null);

      // when
      const { plan } = await site.packages.planInstall(site.context(), await equipmentService('2.0.0'));
      const upgrade = await site.packages.install(site.context(), await equipmentService('2.0.0'), {
        confirmed: plan.confirm,
      });

      // then
      const listed = await conflicts();
      expect(upgrade.from).toBe('1.0.0');
      expect(listed).toHaveLength(upgrade.conflicts.length);
      expect(listed.length).toBeGreaterThanOrEqual(20);
      expect(new Set(listed.map(({ clash }) => clash))).toEqual(
        new Set([
          'bothChanged',
          'addedByBoth',
          'removedByMe',
          'removedByVendor',
          'removedByVendor-used',
          'noLongerFits',
        ]),
      );
      expect(checkLayers(site.current.layersOf(), words)).toEqual([]);
      const kept = JSON.stringify([site.edits(), upgrade.conflicts]);
      const said = JSON.stringify(EDITS).match(/"Our [^"]+"/g) ?? [];
      expect(said.filter((text) => !kept.includes(text))).toEqual([]);
      expect(upgrade.masked.length).toBeGreaterThan(5);
    }, 60_000);

    it('keeps every value of what it renamed or removed', async () => {
      // when
      const machine = await site.records.read(site.context(), 'svc_equipment', unit, [
        'serialNumber',
        'x_color',
        'name',
      ]);
      const asked = await site.records.read(site.context(), 'svc_case', request, ['status']);

      // then
      expect(machine).toMatchObject({ serialNumber: 'S-77', x_color: 'red', name: 'Chiller 7' });
      expect(asked).toMatchObject({ status: 'waitingForParts' });
    });

    it('lets ours win until theirs is taken, conflict by conflict', async () => {
      // given
      const [label] = await conflicts({ artefact: 'svc_equipment', pointer: '/fields/inventoryNumber/label/en' });
      expect(at(whole('entity', 'svc_equipment'), '/fields/inventoryNumber/label/en')).toBe('Our tag');

      // when
      await site.packages.decide(site.context(), [label?.id ?? ''], 'theirs');

      // then
      expect(at(whole('entity', 'svc_equipment'), '/fields/inventoryNumber/label/en')).toBe('Asset tag');
      expect(await conflicts({ id: label?.id })).toMatchObject([{ state: 'theirs' }]);
      await expect(site.packages.decide(site.context(), [label?.id ?? ''], 'mine')).rejects.toMatchObject({
        code: 'nothingToDecide',
      });
    }, 60_000);

    it('makes a field that the package gave up ours, with its values, and then what mentions it; a mention of nothing is refused', async () => {
      // given
      const [card] = await conflicts({ artefact: 'svc_equipment', pointer: '/fields/warrantyCard' });
      const [mention] = await conflicts({ artefact: 'svc_equipment', kind: 'view', pointer: '/columns/warrantyCard' });

      // when, then
      await expect(site.packages.decide(site.context(), [mention?.id ?? ''], 'mine')).rejects.toMatchObject({
        code: 'invalidMetadata',
      });
      expect(await conflicts({ id: mention?.id })).toMatchObject([{ state: 'open' }]);

      // when
      await site.packages.decide(site.context(), [card?.id ?? ''], 'mine');
      await site.packages.decide(site.context(), [mention?.id ?? ''], 'mine');

      // then
      expect(at(whole('entity', 'svc_equipment'), '/fields/x_warrantyCard/label/en')).toBe('Our card');
      expect(at(whole('view', 'svc_equipment'), '/columns/x_warrantyCard')).toEqual({ width: 99 });
      const machine = await site.records.read(site.context(), 'svc_equipment', unit, ['x_warrantyCard']);
      expect(machine).toMatchObject({ x_warrantyCard: 'W-1' });
    }, 60_000);

    it('opens every page once theirs is taken everywhere', async () => {
      // when
      const open = await conflicts({ state: 'open' });
      await site.packages.decide(
        site.context(),
        open.map(({ id }) => id),
        'theirs',
      );

      // then
      expect(await conflicts({ state: 'open' })).toEqual([]);
      expect(checkLayers(site.current.layersOf(), words)).toEqual([]);
    }, 120_000);

    it('goes after it was said what goes, and returns with every row and every edit about it', async () => {
      // given
      const edits = site.edits();
      const content = await site.content();
      const told = await site.packages.planUninstall(site.context(), NAME);
      expect(told.goes.records).toContainEqual({ entity: 'svc_equipment', count: 1 });
      expect(told.goes.fields).toContainEqual({ entity: 'account', name: 'svc_contractNumber' });
      expect(told.stays).toContainEqual({ kind: 'form', name: 'account' });
      expect(told.usedBy).toContainEqual(
        expect.objectContaining({ layer: 'customer', kind: 'view', name: 'x_machines', pointer: '/entity' }),
      );

      // then
      await expect(site.packages.uninstall(site.context(), NAME)).rejects.toMatchObject({ code: 'confirmationNeeded' });

      // when
      await site.packages.uninstall(site.context(), NAME, told.plan.confirm);

      // then
      expect(site.current.current().hasEntity('svc_case')).toBe(false);
      expect(Object.keys(site.edits())).toEqual(['entity account']);
      expect(checkLayers(site.current.layersOf(), words)).toEqual([]);

      // when
      const back = await site.packages.install(site.context(), await equipmentService('2.0.0'));

      // then
      expect(back.returned).toBeGreaterThan(5);
      expect(site.edits()).toEqual(edits);
      expect(await site.content()).toBe(content);
      const machine = await site.records.read(site.context(), 'svc_equipment', unit, [
        'serialNumber',
        'x_color',
        'account',
      ]);
      expect(machine).toMatchObject({ serialNumber: 'S-77', x_color: 'red', account: { id: account } });
      expect(await site.records.read(site.context(), 'account', account)).toMatchObject({ svc_contractNumber: 'C-1' });
    }, 120_000);

    it('leaves everything as it was before it came', async () => {
      // given
      await site.edit(Object.fromEntries(Object.keys(site.edits()).map((key) => [key, null])));
      const { plan } = await site.packages.planUninstall(site.context(), NAME);

      // when
      await site.packages.uninstall(site.context(), NAME, plan.confirm);

      // then
      expect(await site.content()).toBe(before);
    }, 120_000);
  },
);

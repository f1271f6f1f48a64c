import { at } from '../../../platform/language/change/json';
import { upgradeLayers } from '../../../platform/language/change/upgrade';
import { checkLayers } from '../../../platform/language/check-layers';
import type { Layer } from '../../../platform/language/layers';
import { words } from '../../../platform/vocabulary/words';
import { layerOf } from '../metadata';

const both = (text: string) => ({ en: text, ru: text });
const text = { type: 'text', label: both('Text') };

function vendor(fields: Readonly<Record<string, unknown>>, more: Parameters<typeof layerOf>[1] = {}): Layer {
  const standing = { label: both('Machine'), plural: both('Machines'), title: 'name' };
  return layerOf('vendor', {
    'user.entity': { label: both('User'), plural: both('Users'), fields: { name: text } },
    'team.entity': { label: both('Team'), plural: both('Teams'), fields: { name: text } },
    'machine.entity': { ...standing, fields: { name: text, ...fields } },
    'machines.view': { label: both('Machines'), entity: 'machine', type: 'list', columns: { name: {} } },
    ...more,
  });
}

function mine(artefacts: Parameters<typeof layerOf>[1]): Layer {
  return layerOf('mine', artefacts, ['vendor'], 'my_');
}

describe('an upgrade', () => {
  it('follows the vendor’s renames, so that what is said of the old name is said of the new one', () => {
    // given
    const local = mine({
      'machine.entity': {
        extends: 'vendor',
        fields: { serial: { label: both('Plate') }, my_age: { ...text, after: 'serial' } },
      },
      'machines.view': { extends: 'vendor', columns: { serial: { width: 80 } }, where: { serial: { $empty: false } } },
    });
    const [oldVendor, newVendor] = [[vendor({ serial: text })], [vendor({ serialNumber: text })]];
    const renames = [{ what: 'field', entity: 'machine', from: 'serial', to: 'serialNumber' } as const];

    // when
    const upgrade = upgradeLayers({ oldVendor, newVendor, local, renames }, words);

    // then
    expect(upgrade.artefacts.flatMap((each) => each.clashes)).toEqual([]);
    expect(upgrade.local.artefacts.map((each) => each.body)).toMatchObject([
      { fields: { serialNumber: { label: both('Plate') }, my_age: { after: 'serialNumber' } } },
      { columns: { serialNumber: { width: 80 } }, where: { serialNumber: { $empty: false } } },
    ]);
    expect(checkLayers([...newVendor, upgrade.local], words)).toEqual([]);
  });

  it('sets aside every mention of what the vendor removed, and every page opens', () => {
    // given
    const local = mine({
      'machine.entity': {
        extends: 'vendor',
        fields: { serial: { required: true }, my_note: { ...text, visible: "serial = 'x'", after: 'serial' } },
        indexes: { bySerial: { fields: ['name', 'serial'] } },
      },
      'machines.view': {
        extends: 'vendor',
        columns: { serial: {}, my_note: { after: 'serial' } },
        presets: { mine: { label: both('Mine'), where: { serial: 'x', name: 'y' } } },
        sort: ['serial'],
      },
      'clerk.role': {
        label: both('Clerk'),
        entities: { machine: { read: { scope: 'all', where: { serial: 'x' } }, update: 'own' } },
      },
    });
    const [oldVendor, newVendor] = [[vendor({ serial: text })], [vendor({})]];
    expect(checkLayers([...oldVendor, local], words)).toEqual([]);

    // when
    const upgrade = upgradeLayers({ oldVendor, newVendor, local }, words);

    // then
    expect(checkLayers([...newVendor, upgrade.local], words)).toEqual([]);
    const [entity, view, role] = upgrade.local.artefacts.map((each) => each.body);
    expect(entity?.fields).toEqual({ my_note: { ...text, after: 'name' } });
    expect(view?.columns).toEqual({ my_note: { after: 'name' } });
    expect(at(role, '/entities/machine')).toEqual({ update: 'own' });
    const clashes = upgrade.artefacts.flatMap((each) => each.clashes.map(({ kind, pointer }) => `${kind} ${pointer}`));
    expect(clashes).toEqual([
      'removedByVendor /fields/serial',
      'removedByVendor-used /fields/my_note/visible',
      'removedByVendor-used /indexes/bySerial/fields',
      'removedByVendor-used /columns/serial',
      'removedByVendor-used /presets/mine/where',
      'removedByVendor-used /sort',
      'noLongerFits /presets/mine',
      'removedByVendor-used /entities/machine/read',
    ]);
  });

  it('lets my type of a field win over the vendor’s without its settings', () => {
    // given
    const choices = { 'sizes.choices': { label: both('Sizes'), options: { s: { label: both('S') } } } };
    const local = mine({ 'machine.entity': { extends: 'vendor', fields: { size: { type: 'longText' } } } });
    const oldVendor = [vendor({ size: text }, choices)];
    const newVendor = [vendor({ size: { ...text, type: 'choice', of: 'sizes' } }, choices)];

    // when
    const upgrade = upgradeLayers({ oldVendor, newVendor, local }, words);

    // then
    expect(upgrade.local.artefacts[0]?.body.fields).toEqual({ size: { type: 'longText', of: null } });
    expect(upgrade.artefacts[0]?.clashes).toMatchObject([{ kind: 'bothChanged', pointer: '/fields/size/type' }]);
    expect(checkLayers([...newVendor, upgrade.local], words)).toEqual([]);
  });

  it('makes mine an extension of an artefact that the vendor now has too', () => {
    const view = { label: both('Mine'), entity: 'machine', type: 'list', columns: { name: {} } };
    const local = mine({ 'extra.view': view });
    const newVendor = [vendor({}, { 'extra.view': { ...view, label: both('Theirs'), pageSize: 10 } })];
    const upgrade = upgradeLayers({ oldVendor: [vendor({})], newVendor, local }, words);
    expect(upgrade.artefacts[0]?.clashes).toMatchObject([{ kind: 'addedByBoth', pointer: '' }]);
    expect(upgrade.local.artefacts[0]?.body).toMatchObject({ extends: 'vendor', label: both('Mine'), pageSize: null });
    expect(checkLayers([...newVendor, upgrade.local], words)).toEqual([]);
  });

  it('brings back a field that I removed when the vendor’s new version shows it', () => {
    // given
    const list = { label: both('Serials'), entity: 'machine', type: 'list', columns: { name: {}, serial: {} } };
    const local = mine({ 'machine.entity': { extends: 'vendor', fields: { serial: null } } });
    const oldVendor = [vendor({ serial: text })];
    const newVendor = [vendor({ serial: text }, { 'serials.view': list })];
    expect(checkLayers([...oldVendor, local], words)).toEqual([]);

    // when
    const upgrade = upgradeLayers({ oldVendor, newVendor, local }, words);

    // then
    expect(checkLayers([...newVendor, upgrade.local], words)).toEqual([]);
    expect(upgrade.artefacts[0]?.clashes).toMatchObject([{ kind: 'removedByMe', pointer: '/fields/serial' }]);
  });

  it('of an artefact that the vendor removed keeps all of mine in the clash', () => {
    const local = mine({ 'machines.view': { extends: 'vendor', columns: { name: { width: 50 } } } });
    const oldVendor = [vendor({})];
    const newVendor = oldVendor.map((layer) => ({
      ...layer,
      artefacts: layer.artefacts.filter(({ kind }) => kind !== 'view'),
    }));
    const upgrade = upgradeLayers({ oldVendor, newVendor, local }, words);
    expect(upgrade.local.artefacts).toEqual([]);
    expect(upgrade.artefacts[0]?.clashes).toMatchObject([
      { kind: 'removedByVendor', pointer: '', setAside: { entity: 'machine', columns: { name: { width: 50 } } } },
    ]);
  });

  it('of 100 artefacts over 300 entities takes less than 3 seconds', () => {
    // given
    const fields = (label: string) =>
      Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`f${index}`, { ...text, label: both(label) }]));
    const entities = (label: string) =>
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [
          `e${index}.entity`,
          { label: both('E'), plural: both('E'), title: 'f0', fields: fields(label) },
        ]),
      );
    const local = mine(
      Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [
          `e${index}.entity`,
          { extends: 'vendor', fields: { f1: { label: both('Mine') }, my_x: { ...text, after: 'f3' } } },
        ]),
      ),
    );
    const renames = [0, 1, 2].map((index) => ({ what: 'field', entity: `e${index}`, from: 'f5', to: 'five' }) as const);
    const [oldVendor, newVendor] = [[vendor({}, entities('Old'))], [vendor({}, entities('New'))]];

    // when
    const times = [0, 1].map(() => {
      const start = process.cpuUsage();
      upgradeLayers({ oldVendor, newVendor, local, renames }, words);
      return process.cpuUsage(start).user / 1000;
    });
    const upgrade = upgradeLayers({ oldVendor, newVendor, local, renames }, words);

    // then
    expect(upgrade.artefacts).toHaveLength(100);
    expect(upgrade.artefacts.every((each) => each.clashes.length === 2)).toBe(true);
    expect(Math.min(...times)).toBeLessThan(3000);
  });
});

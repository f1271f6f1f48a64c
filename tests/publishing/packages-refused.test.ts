/** Packages that may not come, may not go, or fail on the way leave everything as it was. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { Package } from '../../platform/publishing/packages/contracts';
import { fingerprint, signFiles } from '../../platform/publishing/packages/signature';
import { packageOf } from '../../platform/publishing/packages/source';
import { ENGINES, type Engine, type Place } from '../storage/engines';
import { madePackage, openSite, type Site } from './installed-world';
import { codesOf } from './world';

const label = { en: 'Label', ru: 'Подпись' };
const thing = (name: string, more: object = {}) => ({
  name,
  label,
  plural: label,
  title: 'name',
  fields: { name: { type: 'text', label }, code: { type: 'text', label, unique: true }, ...more },
});
const CRM = { dependencies: { 'karkas-crm': '^1.0.0', 'karkas-system': '^1.0.0' } };
const accountWith = (name: string, more: object = {}) => ({
  name: 'account',
  extends: 'crm',
  fields: { [name]: { type: 'text', label, ...more } },
});

let place: Place;
let site: Site;
beforeEach(async () => {
  place = await (ENGINES[0] as Engine).create();
  site = await openSite(place);
});
afterEach(() => place.drop());

const install = (coming: Package, options = {}) => site.packages.install(site.context(), coming, options);

describe('a package is refused and changes nothing', () => {
  it.each<[string, readonly string[], () => Package]>([
    ['of an unknown kind', ['K003'], () => madePackage('a', { 'a_one.gadget.json': { name: 'a_one' } })],
    ['that needs what is not here', ['P010'], () => madePackage('a', {}, { dependencies: { 'karkas-b': '^1.0.0' } })],
    ['that needs a newer one', ['P011'], () => madePackage('a', {}, { dependencies: { 'karkas-crm': '^2.0.0' } })],
    ['that needs itself', ['P012'], () => madePackage('a', {}, { dependencies: { 'karkas-a': '^1.0.0' } })],
    ['that lies in the metadata folder', ['P018'], () => madePackage('crm', {})],
    ['that is called as the customer’s layer', ['P023'], () => madePackage('customer', {})],
    ['with the customer’s prefix', ['P021'], () => madePackage('a', {}, { karkas: { prefix: 'x_' } })],
    [
      'that changes what it does not ask for',
      ['P022'],
      () => madePackage('a', { 'account.entity.json': accountWith('a_one') }, CRM),
    ],
    [
      'with a mistake in a field',
      ['K004'],
      () => madePackage('a', { 'a_thing.entity.json': thing('a_thing', { one: { type: 'text', label, lenght: 3 } }) }),
    ],
    [
      'that gives a field of another package its own meaning',
      ['K014'],
      () => madePackage('a', { 'account.entity.json': thing('account') }, CRM),
    ],
  ])('%s', async (_, codes, make) => {
    // given
    const { revision } = site.current.current();
    const tables = await tableNames();

    // when
    const found = await codesOf(install(make()));

    // then
    expect(found).toEqual(codes);
    expect(site.current.current().revision).toBe(revision);
    expect(await tableNames()).toEqual(tables);
  });

  it('that a stranger signed, that was changed after signing, or that nobody signed, where keys are named', async () => {
    // given
    const [vendor, stranger] = [keyPair(), keyPair()];
    const trusting = await openSite(place, new Map([[fingerprint(createPublicKey(vendor.publicKey)), 'vendor']]));
    const plain = madePackage('a', { 'a_thing.entity.json': thing('a_thing') });
    const signed = packageOf(signFiles(plain.files, vendor.privateKey));
    const changed = packageOf(
      new Map([
        ...signed.files,
        ['a_thing.entity.json', Buffer.from(JSON.stringify(thing('a_thing', { more: { type: 'text', label } })))],
      ]),
    );
    const strange = packageOf(signFiles(plain.files, stranger.privateKey));
    const come = (coming: Package) => trusting.packages.install(trusting.context(), coming);

    // when, then
    expect(await codesOf(come(plain))).toEqual(['P016']);
    expect(await codesOf(come(changed))).toEqual(['P013']);
    expect(await codesOf(come(strange))).toEqual(['P015']);
    await come(signed);
    expect(trusting.packages.list(trusting.context()).find(({ name }) => name === 'a')).toMatchObject({
      signedBy: 'vendor',
    });
  });

  it('from anybody but an administrator', async () => {
    const clerk = {
      ...site.context(),
      actor: { ...site.context().actor, kind: 'user' as const, roles: ['salesManager'] },
    };

    expect(await codesOf(site.packages.install(clerk, madePackage('a', {})))).toEqual(['forbidden']);
  });

  it('that is older than the one installed, unless that is asked for', async () => {
    // given
    const version = (number: string, more: object) =>
      madePackage('a', { 'a_thing.entity.json': thing('a_thing', more) }, { version: number });
    await install(version('1.1.0', { more: { type: 'text', label } }));

    // when
    const older = version('1.0.0', {});
    const found = await codesOf(install(older));
    const back = await install(older, { downgrade: true });

    // then
    expect(found).toEqual(['P019']);
    expect(back).toMatchObject({ from: '1.1.0', version: '1.0.0' });
  });
});

describe('a package whose shipped records cannot be brought', () => {
  it('is gone again, and what ran before runs', async () => {
    // given
    const content = await site.content();
    const data = {
      name: 'a_things',
      entity: 'a_thing',
      key: 'code',
      mode: 'keep',
      label,
      records: { one: { code: 'one' } },
    };
    const needy = thing('a_thing', { need: { type: 'text', label, required: true } });
    const coming = madePackage('a', { 'a_thing.entity.json': needy, 'a_things.data.json': data });

    // when
    const found = await codesOf(install(coming));

    // then
    expect(found.length).toBeGreaterThan(0);
    expect(await site.content()).toBe(content);
    expect(site.current.current().hasEntity('a_thing')).toBe(false);
  });
});

describe('a package that others need', () => {
  it('goes after them, and is told with their names before', async () => {
    // given
    const base = madePackage('a', { 'a_thing.entity.json': thing('a_thing') });
    const over = (name: string) =>
      madePackage(
        name,
        {
          'a_thing.entity.json': {
            name: 'a_thing',
            extends: 'a',
            fields: { [`${name}_one`]: { type: 'text', label } },
          },
        },
        { dependencies: { 'karkas-a': '^1.0.0' }, karkas: { rights: { extends: ['a'] } } },
      );
    const before = await site.content();
    await install(base);
    await install(over('b'));
    await install(over('c'));

    // when
    const refused = await site.packages.uninstall(site.context(), 'a').catch((error: unknown) => error);

    // then
    expect(refused).toMatchObject({ findings: [{ code: 'P020', params: { name: 'a', by: 'b, c' } }] });

    // when
    for (const name of ['c', 'b', 'a']) await site.packages.uninstall(site.context(), name);

    // then
    expect(await site.content()).toBe(before);
  });

  it('carries them with it when it is upgraded', async () => {
    // given
    const renames = { '2.0.0': [{ what: 'field', entity: 'a_thing', from: 'code', to: 'number' }] };
    const { code, ...others } = thing('a_thing').fields;
    const over = {
      name: 'a_thing',
      extends: 'a',
      fields: { code: { label: { en: 'Ours', ru: 'Наше' } }, b_one: { type: 'text', label, after: 'code' } },
    };
    await install(madePackage('a', { 'a_thing.entity.json': thing('a_thing') }));
    await install(
      madePackage(
        'b',
        { 'a_thing.entity.json': over },
        { dependencies: { 'karkas-a': '>=1.0.0' }, karkas: { rights: { extends: ['a'] } } },
      ),
    );
    const { id } = await site.records.create(site.context(), 'a_thing', { name: 'One', code: '1' });

    // when
    const next = { ...thing('a_thing'), fields: { ...others, number: code } };
    await install(madePackage('a', { 'a_thing.entity.json': next }, { version: '2.0.0', karkas: { renames } }));

    // then
    expect(site.current.current().entity('a_thing').fields.get('number')?.label.en).toBe('Ours');
    expect(await site.records.read(site.context(), 'a_thing', id)).toMatchObject({ number: '1' });
  });
});

async function tableNames(): Promise<unknown> {
  return site.database.read({
    sql: "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name",
    values: [],
  });
}

function keyPair() {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

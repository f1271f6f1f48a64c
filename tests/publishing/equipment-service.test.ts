/** The example of a vertical package, in both its versions, over the shipped packages. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { readPackages } from '../../platform/catalog/files';
import { sayFinding } from '../../platform/foundation/errors';
import { checkLayers } from '../../platform/language/check-layers';
import type { Artefact, Snapshot } from '../../platform/language/contracts';
import { compileSnapshot } from '../../platform/language/snapshot';
import type { Package, Removal, Rename } from '../../platform/publishing/packages/contracts';
import { comparePackages } from '../../platform/publishing/packages/difference';
import { readPackage } from '../../platform/publishing/packages/source';
import { planOf } from '../../platform/records/plan';
import { words } from '../../platform/vocabulary/words';
import { ENGINES, startWorld } from '../http/world';
import { makeFolder } from './world';

const METADATA = join(__dirname, '../../metadata');
const EXAMPLE = join(METADATA, 'equipment-service');
const VERSIONS = ['1.0.0', '2.0.0'] as const;

interface Read {
  readonly package: Package;
  readonly snapshot: Snapshot;
  readonly findings: readonly unknown[];
}

const read = new Map<string, Read>();
const versionOf = (version: string) => read.get(version) as Read;

beforeAll(async () => {
  const { layers } = await readPackages(METADATA);
  for (const version of VERSIONS) {
    const found = await readPackage(join(EXAMPLE, version));
    const all = [...layers, found.layer];
    const { snapshot, findings } = compileSnapshot(all, words, version);
    const said = [...found.findings, ...findings, ...checkLayers(all, words)].map((each) => sayFinding(each, 'en'));
    read.set(version, { package: found, snapshot: snapshot as Snapshot, findings: said });
  }
});

describe.each(VERSIONS)('equipment service %s', (version) => {
  it('compiles over the shipped packages to the last formula, without a finding', () => {
    // given
    const { snapshot, findings } = versionOf(version);

    // when
    const plans = snapshot.entityNames.map((name) => planOf(snapshot.entity(name), snapshot));

    // then
    expect(findings).toEqual([]);
    expect(plans.length).toBeGreaterThan(25);
  });

  it('says every text in English and Russian', () => {
    // given
    const missing: string[] = [];
    const visit = (path: string, value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        const isText =
          !path.endsWith('/fields') && ['label', 'plural', 'message', 'description', 'instead'].includes(key);
        if (!isText) visit(`${path}/${key}`, inner);
        else if (!inner.en || !/[А-Яа-яЁё]/.test(inner.ru) || /[А-Яа-яЁё]/.test(inner.en))
          missing.push(`${path}/${key}`);
      }
    };

    // when
    const { layer, manifest } = versionOf(version).package;
    for (const { file, kind, body } of layer.artefacts) if (kind !== 'data') visit(file, body);
    visit('manifest', manifest);

    // then
    expect(missing).toEqual([]);
  });

  it('gives each of its entities a form and a list that a workspace opens, sorted by an index', () => {
    // given
    const { snapshot } = versionOf(version);
    const own = snapshot.entityNames.filter((name) => name.startsWith('svc_'));
    const reached = JSON.stringify(snapshot.artefact('workspace', 'svc_service'));
    const lists = snapshot
      .artefacts('view')
      .filter((view) => view.type === 'list' && own.includes(String(view.entity)));

    // when
    const without = own.filter(
      (name) => !snapshot.artefact('form', name) || !lists.some((view) => view.entity === name && isReached(view)),
    );
    const slow = lists.filter((view) => !isIndexed(view, snapshot));

    // then
    expect(own).toHaveLength(6);
    expect(without).toEqual([]);
    expect(slow.map(({ name }) => name)).toEqual([]);

    function isReached({ name }: Artefact): boolean {
      return reached.includes(`"view":"${name}"`);
    }
  });
});

describe.each(VERSIONS)('equipment service %s is published', (version) => {
  it.each(ENGINES)(
    'and works on $name',
    async (engine) => {
      // given
      const folder = makeFolder();
      for (const name of ['system', 'crm']) cpSync(join(METADATA, name), join(folder.path, name), { recursive: true });
      cpSync(join(EXAMPLE, version), join(folder.path, 'equipment-service'), { recursive: true });
      const world = await startWorld(engine, folder.path);

      // when
      const { records } = world.app;
      const context = world.app.systemContext('system');
      const types = await records.find(context, 'svc_equipmentType', { where: { code: 'chiller' } });
      const account = await records.create(context, 'account', { name: 'Cold Store' });
      const unit = { name: 'Chiller 7', type: types.records[0]?.id, account: account.id, installedOn: '2026-01-31' };
      const equipment = await records.create(context, 'svc_equipment', unit);
      const request = { subject: 'It does not cool', account: account.id, equipment: equipment.id };
      await records.create(context, 'svc_case', request);
      const seen = await records.read(context, 'account', account.id, ['svc_openCases', 'svc_units']);
      const machine = await records.read(context, 'svc_equipment', equipment.id);

      // then
      expect(types.records).toHaveLength(1);
      expect([seen.svc_openCases, seen.svc_units, machine.failures]).toEqual([1, 1, 1]);
      expect(machine.nextMaintenance).toBe(version === '1.0.0' ? undefined : '2026-07-31');
      await world.close();
      folder.remove();
    },
    120_000,
  );
});

describe('equipment service from 1.0.0 to 2.0.0', () => {
  it('declares every name that it changed, and nothing that it did not', () => {
    // given
    const [old, now] = VERSIONS.map((version) => namesIn(versionOf(version)));
    const { renames, removes } = versionOf('2.0.0').package.manifest;
    const gone = [...(old ?? [])].filter((name) => !now?.has(name)).sort();

    // when
    const renamed = (renames['2.0.0'] ?? []).map((each) => [nameOf(each, each.from), nameOf(each, each.to)] as const);
    const removed = (removes['2.0.0'] ?? []).map((each) => nameOf(each, each.name));

    // then
    expect(renamed.length).toBeGreaterThanOrEqual(3);
    expect([...renamed.map(([from]) => from), ...removed].sort()).toEqual(gone);
    expect(renamed.filter(([, to]) => !now?.has(to) || old?.has(to))).toEqual([]);
  });

  it('changes enough to meet many edits of a customer: labels, orders, options, new fields', () => {
    // given
    const [old, now] = VERSIONS.map((version) => versionOf(version).package);

    // when
    const changes = comparePackages(old as Package, now as Package).flatMap((each) => each.changes);
    const ofLabels = changes.filter(({ path, old: before, new: after }) => /label\/en$/.test(path) && before && after);
    const ofOrder = changes.filter(({ order }) => order);

    // then
    expect(ofLabels.length).toBeGreaterThan(30);
    expect(ofOrder.map(({ path }) => path)).toEqual(expect.arrayContaining(['/columns']));
    expect(changes.length).toBeGreaterThan(150);
  });
});

function isIndexed(view: Artefact, snapshot: Snapshot): boolean {
  const [first = ''] = (view.sort ?? []) as string[];
  const name = first.replace(/^-/, '');
  return (
    name.includes('.') || snapshot.entity(String(view.entity)).indexes.some(({ fields }) => fields[0]?.name === name)
  );
}

/** Everything of the package that other metadata can mention by name: artefacts, fields, options, tabs. */
function namesIn({ package: { layer } }: Read): ReadonlySet<string> {
  const keys = (value: unknown) => Object.keys((value ?? {}) as object);
  return new Set(
    layer.artefacts.flatMap(({ kind, name, body }) => [
      `${kind} ${name}`,
      ...(kind === 'entity' ? keys(body.fields).map((field) => `field ${name}.${field}`) : []),
      ...keys(body.options).map((option) => `option ${name}.${option}`),
      ...keys(body.tabs).map((tab) => `${kind} ${name}/tabs/${tab}`),
    ]),
  );
}

function nameOf(place: Rename | Removal, name: string): string {
  if (place.what === 'artefact') return `${place.kind} ${name}`;
  if (place.what === 'element') return `${place.kind} ${place.artefact}${place.in}/${name}`;
  return `${place.what} ${place.entity ?? place.choices}.${name}`;
}

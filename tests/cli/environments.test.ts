/** The life of packages on running systems, as a consultant leads it from the command line. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Folder, makeFolder } from '../publishing/world';

const ROOT = join(__dirname, '../..');
const EXAMPLE = join(ROOT, 'metadata/equipment-service');
const label = { en: 'Our colour', ru: 'Наш цвет' };
const CHANGES = {
  'package.json': {
    name: 'customer',
    version: '0.0.0',
    private: true,
    karkas: { name: 'customer', label: { en: 'Changes', ru: 'Изменения' }, prefix: 'x_' },
  },
  'svc_equipment.entity.json': {
    name: 'svc_equipment',
    extends: 'equipmentService',
    fields: { serial: { label }, x_colour: { type: 'text', label, after: 'serial' } },
  },
  'salesManager.role.json': { name: 'salesManager', extends: 'crm', entities: { svc_case: { read: 'own' } } },
};

let folder: Folder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

describe('karkas package install, upgrade, uninstall, pull and push', () => {
  it('carry a package and the changes about it from one system to another and give the same bytes again', () => {
    // given
    const archive = join(folder.path, 'service.tgz');
    karkas('a', 'package', 'build', join(EXAMPLE, '1.0.0'), '--out', archive);

    // when
    const planned = karkas('a', 'package', 'install', archive, '--plan');
    const installed = karkas('a', 'package', 'install', archive);
    const first = join(folder.path, 'first');
    const pulled = karkas('a', 'pull', first, '--json');

    // then
    expect(planned).toMatchObject({ code: 0, text: expect.stringContaining('equipmentService 1.0.0') });
    expect(installed).toMatchObject({ code: 0, text: expect.stringContaining('Installed in revision 2-') });
    expect(JSON.parse(pulled.text)).toMatchObject({ files: 42, removed: 0 });

    // when
    folder.write('first/customer', CHANGES);
    const changed = karkas('a', 'push', first);
    karkas('a', 'pull', first);
    const there = karkas('b', 'push', first);
    const second = join(folder.path, 'second');
    karkas('b', 'pull', second);
    const again = karkas('b', 'push', first);

    // then
    expect([changed.code, there.code]).toEqual([0, 0]);
    expect(bytesOf(second)).toEqual(bytesOf(first));
    expect(bytesOf(second).get('customer/svc_equipment.entity.json')).toContain('Our colour');
    expect(again.text).toContain('Nothing changed.');

    // when
    const upgraded = karkas('b', 'package', 'upgrade', join(EXAMPLE, '2.0.0'), '--json');
    const drift = karkas('b', 'package', 'drift');
    const out = join(folder.path, 'paint');
    const extracted = karkas('b', 'package', 'extract', 'paint', '--prefix', 'pt', '--out', out, '--json');

    // then
    const told = JSON.parse(upgraded.text);
    expect([told.from, told.version, told.conflicts.map((each: { pointer: string }) => each.pointer)]).toEqual([
      '1.0.0',
      '2.0.0',
      expect.arrayContaining(['/fields/serialNumber/label/en', '/entities/svc_case/read']),
    ]);
    expect(drift.text).toContain('label entity svc_equipment /fields/serialNumber/label/en (customer)');
    expect(drift.text).toContain('rights role salesManager /entities/svc_case/read (customer): "team" → "own"');
    expect(drift.text).toContain('logic entity svc_equipment /fields/x_colour (customer): nothing →');
    expect(extracted.code).toBe(0);
    const made = bytesOf(out).get('entity/svc_equipment.entity.json') ?? '';
    expect(JSON.parse(made).fields).toMatchObject({ pt_colour: { label, after: 'serialNumber' } });

    // when
    const needed = karkas('b', 'package', 'uninstall', 'equipmentService', '--json');
    const gone = karkas('b', 'package', 'uninstall', 'equipmentService', '--yes');
    karkas('b', 'pull', second);

    // then
    expect(needed).toMatchObject({ code: 1, text: expect.stringContaining('confirmationNeeded') });
    expect(gone).toMatchObject({ code: 0, text: expect.stringContaining('used by customer') });
    expect([...bytesOf(second).keys()]).toEqual([]);
  }, 240_000);

  it('say what was wrong and leave with another code', () => {
    const nowhere = karkas('a', 'package', 'install', join(folder.path, 'nowhere.tgz'));
    const older = karkas('a', 'package', 'upgrade', join(EXAMPLE, '1.0.0'), '--json');
    const strange = karkas('a', 'package', 'uninstall', 'crm');

    expect(nowhere).toMatchObject({ code: 1, error: expect.stringContaining('no folder, no file and no name') });
    expect(older).toMatchObject({ code: 1, text: expect.stringContaining('unknownPackage') });
    expect(strange).toMatchObject({ code: 1, error: expect.stringContaining('cannot be used') });
  }, 120_000);
});

/** A command on the system of this name. */
function karkas(system: string, ...args: string[]) {
  const data = join(folder.path, `data-${system}`);
  mkdirSync(data, { recursive: true });
  const environment = { KARKAS_DATA: data, DATABASE_URL: `sqlite:${join(data, 'karkas.db')}`, LOG_LEVEL: 'silent' };
  const result = spawnSync(process.execPath, [join(ROOT, 'platform/karkas.cjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  return { code: result.status, text: result.stdout, error: result.stderr };
}

/** Path → text of every file below a folder. */
function bytesOf(path: string): ReadonlyMap<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((each) => [relative(path, each), readFileSync(each, 'utf8')]));
}

/** `karkas package from-…` as a consultant uses it: a child process, a folder that is made, an exit code. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'karkas-package-'));
const source = join(folder, 'source');
afterAll(() => rmSync(folder, { recursive: true }));
jest.setTimeout(120_000);

const SHELF = {
  doctype: 'DocType',
  name: 'Tool Shelf',
  fields: [
    { fieldname: 'title', fieldtype: 'Data', label: 'Title', reqd: 1 },
    { fieldname: 'opens', fieldtype: 'Time', label: 'Opens', depends_on: "eval:doc.state == 'In Use'" },
    { fieldname: 'state', fieldtype: 'Select', options: 'Free\nIn Use' },
    { fieldname: 'code', fieldtype: 'Password' },
  ],
};

beforeAll(() => {
  mkdirSync(source);
  writeFileSync(join(source, 'shelf.json'), JSON.stringify(SHELF));
});

function karkas(...args: readonly string[]) {
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  return spawnSync(process.execPath, [join(ROOT, 'platform/karkas.cjs'), ...args], options);
}

function made(out: string, path: string): unknown {
  return JSON.parse(readFileSync(join(out, path), 'utf8'));
}

describe('karkas package from-doctype', () => {
  it('writes a package, and says what could not be said as it was', () => {
    const out = join(folder, 'out');

    const { status, stdout } = karkas('package', 'from-doctype', source, '--out', out, '--name', 'tools', '--json');

    expect(status).toBe(0);
    expect(made(out, 'package.json')).toMatchObject({ karkas: { name: 'tools', prefix: 'tools_' } });
    expect(made(out, 'entities/tools_toolShelf.entity.json')).toMatchObject({
      fields: {
        title: { type: 'text', maxLength: 140, required: true },
        opens: { type: 'text', visible: "state = 'inUse'" },
        state: { type: 'choice', of: 'tools_toolShelfState' },
      },
    });
    const { counts, notes } = JSON.parse(stdout);
    expect(counts).toMatchObject({ entities: 1, fields: 4, converted: 3, leftOut: 1 });
    expect(notes).toContainEqual(expect.objectContaining({ code: 'F001', file: 'shelf.json', path: '/fields/1' }));
    expect(notes).toContainEqual(expect.objectContaining({ code: 'F018', file: 'shelf.json', path: '/fields/3' }));
    expect(readFileSync(join(out, 'CONVERSION.en.txt'), 'utf8')).toContain('F018 /fields/3: A secret');
    expect(readFileSync(join(out, 'CONVERSION.ru.txt'), 'utf8')).toContain('F018 /fields/3: Секрет');
  });

  it('touches no folder that holds something, and fails where there is nothing to convert', () => {
    const full = karkas('package', 'from-doctype', source, '--out', source);
    const wrong = karkas('package', 'from-cdm', source, '--out', join(folder, 'none'));
    const misused = karkas('package', 'from-doctype', source);

    expect([full.status, wrong.status, misused.status]).toEqual([1, 1, 2]);
    expect(full.stderr).toContain('is not empty');
    expect(wrong.stderr).toContain('no definitions of cdm');
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it('converts the rest when a file cannot be read, and ends with an exit code that says so', () => {
    writeFileSync(join(source, 'torn.json'), '{"doctype": "DocType",');

    const { status, stdout } = karkas('package', 'from-doctype', source, '--out', join(folder, 'rest'));

    rmSync(join(source, 'torn.json'));
    expect(status).toBe(1);
    expect(stdout).toContain('1 entities');
    expect(stdout).toContain('torn.json\n  F027');
  });
});

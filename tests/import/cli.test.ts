/** The `karkas` command as people and scripts use it: a child process, its two outputs and its exit code. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'karkas-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
jest.setTimeout(120_000);

function karkas(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, DATABASE_URL: '', KARKAS_DATA: folder, LOG_LEVEL: 'silent', ...environment };
  const { DATABASE_URL: url, ...rest } = env;
  const options = { cwd: ROOT, encoding: 'utf8', env: url ? env : rest } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'platform/karkas.cjs'), ...args], options);
  // Somebody may be working on the sources while the tests run.
  return { status, stdout, stderr: stderr.replace(/^Building server.*\n/, '') };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const accounts = () => file('accounts.csv', 'code;name;city\nA1;Ромашка;Тверь\nA2;;Москва\nA3;Ёлка;Псков\n');
const map = () =>
  file('accounts.map.json', JSON.stringify({ key: 'code', fields: { code: 'code', name: 'name', city: 'city' } }));

beforeAll(() => void karkas(['help']));

describe('karkas', () => {
  it('lists its commands when asked, and on standard error when misused', () => {
    const [asked, misused, alone] = [karkas(['help']), karkas(['imprt']), karkas([])];

    expect([asked.status, misused.status, alone.status]).toEqual([0, 2, 0]);
    for (const name of ['start', 'check', 'publish', 'import', 'user add', 'seed'])
      expect(asked.stdout).toContain(`karkas ${name}`);
    expect(misused).toMatchObject({
      stdout: '',
      stderr: expect.stringMatching(/There is no command “imprt”. Did you mean “import”\?\nUsage:/),
    });
  });

  it.each([
    ['an unknown option', ['import', 'account', 'a.csv', '--mpa', 'm.json'], /Unknown option '--mpa'/],
    ['a missing map', ['import', 'account', 'a.csv'], /karkas import <entity> <file\.csv> --map/],
    ['a scale that is no number', ['seed', '--scale', 'many'], /karkas seed/],
    ['an unknown verb', ['user', 'remove', 'x'], /karkas user add/],
  ])('answers %s with 2', (_, args, sentence) => {
    expect(karkas(args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(sentence) });
  });

  it('says settings that are wrong', () => {
    expect(karkas(['user', 'add', 'x'], { PORT: 'http' })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/the settings have mistakes: PORT must be a whole number/),
    });
  });
});

describe('karkas import', () => {
  it('reports for people, with what failed on standard error', () => {
    const { status, stdout, stderr } = karkas(['import', 'account', accounts(), '--map', map(), '--dry-run']);

    expect(status).toBe(1);
    expect(stdout).toBe(
      '3 rows read (utf-8, delimiter ";", with a header) – a dry run, nothing was written\ncreated 2, updated 0, unchanged 0, skipped 0, failed 1\n',
    );
    expect(stderr).toBe('row 3: name: Fill this in.\n');
  });

  it('reports for machines, and writes a row for each row', () => {
    const result = join(folder, 'result.csv');

    const { status, stdout, stderr } = karkas([
      'import',
      'account',
      accounts(),
      '--map',
      map(),
      '--result',
      result,
      '--json',
    ]);

    expect([status, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      dryRun: false,
      rows: 3,
      tally: { created: 2, failed: 1 },
      header: true,
      examples: [{ row: 3, outcome: 'failed' }],
    });
    expect(readFileSync(result, 'utf8')).toMatch(
      /^row,outcome,id,messages\n2,created,[0-9a-f-]{36},\n3,failed,,name: Fill this in\.\n4,created,[0-9a-f-]{36},\n$/,
    );
  });

  it.each([
    [
      'an entity nobody knows',
      () => ['acount', accounts(), '--map', map()],
      'unknownEntity',
      /There is no entity “acount”. Did you mean “account”\?/,
    ],
    [
      'a file that is not there',
      () => ['account', join(folder, 'no.csv'), '--map', map()],
      'badRequest',
      /there is no file .*no\.csv/,
    ],
    [
      'a map that is not there',
      () => ['account', accounts(), '--map', join(folder, 'no.json')],
      'badRequest',
      /there is no file .*no\.json/,
    ],
    ['an empty file', () => ['account', file('empty.csv', ''), '--map', map()], 'badRequest', /empty\.csv is empty/],
    [
      'a map that is not JSON',
      () => ['account', accounts(), '--map', file('bad.json', '{"fields": {"name" "name"}}')],
      'badRequest',
      /the map has mistakes/,
    ],
    [
      'a map with mistakes',
      () => ['account', accounts(), '--map', file('wrong.json', '{"fields": {"nmae": "name", "city": "ctiy"}}')],
      'badRequest',
      /the map has mistakes/,
    ],
  ])('answers %s with 1 and a sentence, or with JSON', (_, args, code, sentence) => {
    const forPeople = karkas(['import', ...args()]);
    const forMachines = karkas(['import', ...args(), '--json']);

    expect(forPeople).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(sentence) });
    expect(forMachines).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(forMachines.stdout).error).toMatchObject({ code, message: expect.stringMatching(sentence) });
  });

  it('names every mistake of a map by code, place and sentence', () => {
    const { stderr } = karkas([
      'import',
      'account',
      accounts(),
      '--map',
      file('wrong.json', '{"fields": {"nmae": "name", "city": "ctiy"}}'),
    ]);

    expect(stderr).toMatch(/V002 \/fields\/nmae: There is no field “nmae”. Did you mean “name”\?/);
    expect(stderr).toMatch(/I001 \/fields\/city: There is no column “ctiy”. Did you mean “city”\?/);
  });
});

describe('karkas user add', () => {
  it('makes a user with a random password, and resets it later', () => {
    const made = JSON.parse(
      karkas(['user', 'add', 'nancy', '--role', 'salesManager', '--name', 'Nancy Davolio', '--json']).stdout,
    );
    const reset = karkas(['user', 'add', 'nancy'], { KARKAS_USER_PASSWORD: 'correct horse' });

    expect(made).toMatchObject({ login: 'nancy', created: true, password: expect.stringMatching(/^\w{20}$/) });
    expect(reset).toMatchObject({ status: 0, stdout: 'nancy may sign in.\n' });
  });

  it('refuses short passwords and roles that are not there', () => {
    expect(karkas(['user', 'add', 'x'], { KARKAS_USER_PASSWORD: 'short' })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/at least 8 characters/),
    });
    expect(karkas(['user', 'add', 'x', '--role', 'salesManger'])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/“salesManger” is not among the options/),
    });
  });
});

describe('karkas check and publish', () => {
  const shipped = () => {
    const copy = join(folder, 'metadata');
    cpSync(join(ROOT, 'metadata'), copy, { recursive: true });
    return copy;
  };
  const broken = () => {
    const copy = shipped();
    const path = join(copy, 'crm/customers/account.entity.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"type": "checkedText"', '"type": "chekedText"'));
    return copy;
  };

  it('finds no mistake in what is shipped', () => {
    expect(karkas(['check', '--strict'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^0 errors, 0 warnings, \d+ hints\.$/m),
      stderr: '',
    });
  });

  it('warns without refusing, refuses when asked to be strict, and mends what needs no thought', () => {
    // given
    const copy = shipped();
    const path = join(copy, 'crm/sales/deal.entity.json');
    const plain = readFileSync(path, 'utf8');
    writeFileSync(path, plain.replace('"en": "Deals"', '"en": "Deals "'));

    // when
    const [warned, strict] = [karkas(['check', copy]), karkas(['check', copy, '--strict'])];
    const mended = karkas(['check', copy, '--fix', '--json']);

    // then
    expect([warned.status, strict.status, mended.status]).toEqual([0, 1, 0]);
    expect(warned.stdout).toMatch(
      /^warning C026 crm\/sales\/deal\.entity\.json \/plural\/en: .*\n {4}fix: Removes the spaces\.$/m,
    );
    expect(warned.stdout).toMatch(/--fix mends 1 of them\.\n$/);
    expect(JSON.parse(mended.stdout)).toMatchObject({
      counts: { error: 0, warning: 0 },
      mended: [{ kind: 'entity', name: 'deal', file: 'crm/sales/deal.entity.json', safe: true }],
    });
    expect(readFileSync(path, 'utf8')).toBe(plain);
  });

  it('names the mistake, its file and its place, and what was probably meant', () => {
    const forPeople = karkas(['check', broken()]);
    const forMachines = karkas(['check', join(folder, 'metadata'), '--json']);

    expect(forPeople.status).toBe(1);
    expect(forPeople.stdout).toMatch(
      /^error K\d{3} crm\/customers\/account\.entity\.json \/fields\/\w+\/type: .*checkedText/m,
    );
    expect(forMachines.status).toBe(1);
    expect(JSON.parse(forMachines.stdout).findings[0]).toMatchObject({
      file: 'crm/customers/account.entity.json',
      message: expect.any(String),
    });
  });

  it('publishes once, says that nothing changed, and keeps the old revision when there are mistakes', () => {
    const data = { KARKAS_DATA: join(folder, 'second') };
    const first = karkas(['publish'], data);
    const second = karkas(['publish', '--json'], data);
    const refused = karkas(['publish', broken()], data);
    const after = karkas(['publish', '--json'], data);

    expect(first).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Published as revision \S+\.$/m) });
    expect(JSON.parse(second.stdout)).toMatchObject({ published: true, changed: false, findings: [] });
    expect(refused).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/account\.entity\.json .*\n(.*\n)*\d+ mistakes; revision \S+ stays\./),
    });
    expect(JSON.parse(after.stdout).revision).toBe(JSON.parse(second.stdout).revision);
  });

  it('says a folder that is not there', () => {
    expect(karkas(['check', '/nowhere'])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/there is no folder \/nowhere/),
    });
    expect(karkas(['publish', '/nowhere'])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/there is no folder \/nowhere/),
    });
  });
});

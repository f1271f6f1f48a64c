import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { ERRORS } from '../platform/foundation/errors';
import { words } from '../platform/vocabulary/words';

const ROOT = join(__dirname, '..');
const CODE = ['platform', 'runtime', 'seed'].flatMap((folder) => sources(join(ROOT, folder)));
const LONGEST_FILE = 400;

/** Kinds of columns and types of values that happen to be called like words; other floors rightly branch on those. */
const KINDS_AND_TYPES = ['text', 'longText', 'integer', 'decimal', 'boolean', 'date', 'reference', 'id'];

/** Words of a trade that general code must not know. `account`, `order`, `lead` and `contact` are English too, so only whole string literals count. */
/** The layer above all packages is the customer's (metadata/README.md): whoever runs the system, not a record of it. */
const TOP_LAYER = /CUSTOMER|\borigin\b/;
const BUSINESS =
  /['"`/](deals?|leads?|accounts?|contacts?|invoices?|opportunit(y|ies)|pipelines?|products?|customers?|orderLines?|dealLines?)['"`/]/;

describe('the structure of the house', () => {
  it('has floors that import downwards only, no cycles, and each library in its folder', () => {
    const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

    const output = execFileSync(
      process.execPath,
      [cruiser, '--config', '.dependency-cruiser.cjs', 'platform', 'runtime', 'seed'],
      {
        cwd: ROOT,
        encoding: 'utf8',
      },
    );

    expect(output).toContain('no dependency violations found');
  }, 120_000);

  it('never brings React or a widget library to the server', () => {
    const { metafile } = buildSync({
      absWorkingDir: ROOT,
      entryPoints: ['platform/main.ts', 'platform/cli/karkas.ts'],
      outdir: 'unused',
      bundle: true,
      platform: 'node',
      packages: 'external',
      metafile: true,
      write: false,
    });

    const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));

    expect(outside).toContain('express');
    expect(outside.filter((path) => /^(react|antd|@rjsf|@dnd-kit|@ant-design)/.test(path))).toEqual([]);
  });

  it('has no file so long that it must answer two questions', () => {
    const long = CODE.filter((file) => lines(file) > LONGEST_FILE).map(named);

    expect(long).toEqual([]);
  });

  it('branches on a word’s name nowhere outside the word’s own folder', () => {
    const names = words.fieldTypes.filter((name) => !KINDS_AND_TYPES.includes(name));
    const comparison = new RegExp(
      `\\.type\\s*[!=]==?\\s*['"\`](${names.join('|')})['"\`]|case\\s+['"\`](${names.join('|')})['"\`]:`,
    );

    const offenders = CODE.filter(
      (file) => !file.includes(join('vocabulary', 'fields')) && comparison.test(readFileSync(file, 'utf8')),
    );

    expect(offenders.map(named)).toEqual([]);
  });

  it('knows no business word in platform, runtime and studio', () => {
    const general = CODE.filter((file) => !file.startsWith(join(ROOT, 'seed')) && !file.endsWith('.d.ts'));

    const offenders = general.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter(
          (line) =>
            BUSINESS.test(line) &&
            !TOP_LAYER.test(line) &&
            !line.trimStart().startsWith('*') &&
            !line.trimStart().startsWith('//'),
        )
        .map((line) => `${named(file)}: ${line.trim()}`),
    );

    expect(offenders).toEqual([]);
  });

  it('gives every field word two files and a line in each list', () => {
    const folder = join(ROOT, 'platform/vocabulary/fields');
    const views = readFileSync(join(folder, 'views.ts'), 'utf8');

    const incomplete = words.fieldTypes.filter(
      (type) =>
        !existsSync(join(folder, type, 'index.ts')) ||
        !existsSync(join(folder, type, 'view.tsx')) ||
        !views.includes(`./${type}/view`),
    );

    expect(incomplete).toEqual([]);
  });

  it('lists every error in the README, and no other', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const table = /## Errors\n([\s\S]*?)(\n## |$)/.exec(readme)?.[1] ?? '';
    const listed = [...table.matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map(([, code, status]) => `${code} ${status}`);

    expect(listed.sort()).toEqual(
      Object.values(ERRORS)
        .map(({ code, status }) => `${code} ${status}`)
        .sort(),
    );
  });

  it('lists every setting in the README', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const settings = readFileSync(join(ROOT, 'platform/foundation/settings.ts'), 'utf8');
    const names = [...settings.matchAll(/environment\['(\w+)'\]/g)].map(([, name]) => name);

    const missing = [...new Set(names)].filter((name) => !readme.includes(`\`${name}\``));

    expect(missing).toEqual([]);
  });

  it('describes the life of a record with the steps that save.ts takes, in their order', () => {
    const readme = readFileSync(join(ROOT, 'platform/README.md'), 'utf8');
    const save = readFileSync(join(ROOT, 'platform/records/save.ts'), 'utf8');

    const described = [...readme.matchAll(/^\d+\. ([\w-]+)$/gm)].map(([, step]) => step);
    const said = /same for every channel: ([\s\S]*?)\. `begin`/
      .exec(save)?.[1]
      ?.replace(/\s+\*\s+/g, ' ')
      .split(' → ');

    expect(described).toEqual(said);
  });

  it('translates every key of the screens into both languages', () => {
    const keys = (folder: string, locale: string) =>
      flatten(JSON.parse(readFileSync(join(ROOT, folder, `${locale}.json`), 'utf8'))).sort();

    for (const folder of ['runtime/i18n', 'runtime/changesets/i18n'])
      expect(keys(folder, 'ru')).toEqual(keys(folder, 'en'));
  });
});

function sources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function named(file: string): string {
  return relative(ROOT, file);
}

function lines(file: string): number {
  return file.endsWith('.d.ts') ? 0 : readFileSync(file, 'utf8').split('\n').length;
}

/** Plural forms differ between languages, so `_one`, `_few`, `_many`, `_other` count as one key. */
function flatten(tree: Record<string, unknown>, prefix = ''): string[] {
  const keys = Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? flatten(value as Record<string, unknown>, `${prefix}${key}.`)
      : [`${prefix}${key.replace(/_(one|few|many|other)$/, '')}`],
  );
  return [...new Set(keys)];
}

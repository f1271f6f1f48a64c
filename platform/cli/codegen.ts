/**
 * Writes what follows from the words and the schemas: the vocabulary's schema, the TypeScript types of
 * artefacts, the reference pages, and the typed client as the text that `karkas types` writes. With --check it writes nothing and fails when a file is not what it should be.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vocabularySchema } from '../language/vocabulary-schema';
import { words } from '../vocabulary/words';
import { referencePages } from './codegen-pages';
import { artefactTypes } from './codegen-types';

const SDK = join('platform', 'publishing', 'sdk');
const REFERENCE = join('metadata', 'reference');

main(process.argv.includes('--check')).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);

async function main(check: boolean): Promise<number> {
  const files = new Map<string, string>([
    [join('metadata', 'schemas', 'vocabulary.json'), `${JSON.stringify(vocabularySchema(words), null, 2)}\n`],
    [join('platform', 'language', 'generated.d.ts'), await artefactTypes(words)],
    [join(SDK, 'client.json'), `${JSON.stringify({ text: readFileSync(join(SDK, 'client.ts'), 'utf8') }, null, 2)}\n`],
    ...referencePages(words).map(([name, text]): [string, string] => [join(REFERENCE, name), text]),
  ]);
  const stale = [...files].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  const strangers = pagesOnDisk().filter((path) => !files.has(path));
  if (check) return report([...stale.map(([path]) => path), ...strangers]);
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    process.stdout.write(`wrote ${path}\n`);
  }
  for (const path of strangers) rmSync(path);
  return 0;
}

function pagesOnDisk(): readonly string[] {
  return existsSync(REFERENCE) ? readdirSync(REFERENCE).map((name) => join(REFERENCE, name)) : [];
}

function report(paths: readonly string[]): number {
  for (const path of paths)
    process.stderr.write(`${path} is not what the words and schemas give; run: node platform/bootstrap.cjs codegen\n`);
  return paths.length > 0 ? 1 : 0;
}

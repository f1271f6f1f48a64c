/** A folder for packages, and a small package in it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PlatformError } from '../../platform/foundation/errors';

const label = { en: 'Label', ru: 'Подпись' };

export const SMALL: Readonly<Record<string, unknown>> = {
  'package.json': {
    name: 'karkas-small',
    version: '1.2.3',
    karkas: { name: 'small', label, prefix: 'sm_' },
  },
  'README.md': '# Small\n',
  'things/sm_thing.entity.json': {
    name: 'sm_thing',
    label,
    plural: label,
    title: 'name',
    fields: { name: { type: 'text', label } },
  },
  'things/sm_things.view.json': { name: 'sm_things', entity: 'sm_thing', type: 'list', label, columns: { name: {} } },
};

export interface Folder {
  readonly path: string;
  /** Writes files (an object as JSON, a text as it stands) below a folder of this one, and tells that folder. */
  write(name: string, files: Readonly<Record<string, unknown>>): string;
  remove(): void;
}

export function makeFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'karkas-packages-'));
  return {
    path,
    write(name, files) {
      for (const [file, content] of Object.entries(files)) {
        const full = join(path, name, file);
        mkdirSync(dirname(full), { recursive: true });
        writeFileSync(full, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
      }
      return join(path, name);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** The codes of what a refused work says; fails when it is not refused. */
export async function codesOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PlatformError)) throw new Error(`it was not refused: ${String(error)}`);
  return error.findings.length > 0 ? error.findings.map(({ code }) => code) : [error.code];
}

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LOCALES, PlatformError } from '../../foundation/errors';
import type { Converted } from './package';
import { sayReport } from './report';

/** Writes the files of a package into a folder that is new or empty, with the report for people beside them, in each language. */
export async function writePackage(converted: Converted, folder: string): Promise<void> {
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0) throw new PlatformError('badRequest', { reason: `the folder ${folder} is not empty` });
  for (const { path, body } of converted.files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(body, null, 2)}\n`);
  }
  for (const locale of LOCALES)
    await writeFile(join(folder, `CONVERSION.${locale}.txt`), sayReport(converted.report, locale));
}

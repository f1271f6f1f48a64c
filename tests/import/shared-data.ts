/** Real data of other people: read from outside the repository, never part of it (../shared/data/README.md). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the checkout, unless KARKAS_SHARED_DATA names another place. */
export const SHARED_DATA = process.env.KARKAS_SHARED_DATA ?? join(__dirname, '../../../shared/data');

/** `describe` where the data is there; elsewhere one visible line and one skipped suite. */
export function describeWithData(folder: string, name: string, body: (path: string) => void): void {
  const path = join(SHARED_DATA, folder);
  if (existsSync(path)) describe(name, () => body(path));
  else {
    process.stderr.write(`NOT RUN: ${name}: ${path} is not there\n`);
    describe.skip(name, () => it('needs data that is not there', () => undefined));
  }
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PlatformError } from '../../foundation/errors';
import type { Package } from '../../publishing/packages/contracts';
import { readPackage } from '../../publishing/packages/source';

const NPM_NAME = /^(@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*(@[\w.^~*-]+)?$/;

/** The package in a folder or an archive, or the one that the npm registry calls so. Throws badRequest, invalidPackage. */
export async function givenPackage(given: string): Promise<Package> {
  if (existsSync(given)) return readPackage(given);
  if (!NPM_NAME.test(given))
    throw new PlatformError('badRequest', { reason: `“${given}” is no folder, no file and no name of an npm package` });
  const folder = await mkdtemp(join(tmpdir(), 'karkas-npm-'));
  try {
    return await readPackage(join(folder, await packed(given, folder)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Downloads the archive and runs nothing of it. */
async function packed(name: string, folder: string): Promise<string> {
  const args = ['pack', name, '--pack-destination', folder, '--ignore-scripts', '--json'];
  try {
    const { stdout } = await promisify(execFile)('npm', args, { cwd: folder });
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    return filename.replace('@', '').replace('/', '-');
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n').find((line) => line.includes('npm')) ?? '') : '';
    throw new PlatformError('badRequest', { reason: `npm has no package “${name}” for us: ${reason}` });
  }
}

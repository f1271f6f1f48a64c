import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { PlatformError, sayFinding } from '../../foundation/errors';
import { readSettings } from '../../foundation/settings';
import { writeArchive } from '../../publishing/packages/archive';
import type { Signature } from '../../publishing/packages/contracts';
import { objectionsTo, signFiles, verifyFiles } from '../../publishing/packages/signature';
import { readPackage } from '../../publishing/packages/source';
import { readTrustedKeys } from '../../publishing/packages/trusted-keys';
import { sayFindings } from '../say';
import type { Verb } from './verb';

/** `karkas package sign <file.tgz> --key <pem>`: puts a signature into the archive, in place of any older one. */
export const signVerb: Verb = {
  usage: 'sign <file.tgz> --key <private.pem> [--json]',
  summary: 'sign puts an Ed25519 signature into it',
  async run(args) {
    const options = { key: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [file, ...rest] = positionals;
    if (!file || !values.key || rest.length > 0) return 'usage';
    const { files } = await readPackage(file);
    const signed = signFiles(files, await keyIn(values.key));
    await writeFile(file, await writeArchive(signed));
    const signature = verifyFiles(signed, new Map());
    const key = 'key' in signature ? signature.key : '';
    process.stdout.write(values.json ? `${JSON.stringify({ file, key })}\n` : `Signed with the key ${key}.\n`);
    return 0;
  },
};

/** `karkas package verify <file.tgz>`: who signed it, and whether it may be used here. */
export const verifyVerb: Verb = {
  usage: 'verify <file.tgz> [--json]',
  summary: 'verify says who signed it and whether it may be used here',
  async run(args) {
    const options = { json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0) return 'usage';
    const { settings, mistakes } = readSettings(process.env, process.cwd());
    if (mistakes.length > 0)
      throw new PlatformError('badRequest', { reason: `the settings have mistakes: ${mistakes.join(' ')}` });
    const { manifest, files, findings } = await readPackage(file);
    const signature = verifyFiles(files, readTrustedKeys(settings.trustedKeys));
    const all = [...findings, ...objectionsTo(signature, settings.unsignedPackages)];
    const said = { name: manifest.name, version: manifest.version, signature };
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ ...said, findings: all.map((finding) => sayFinding(finding, 'en')) })}\n`
        : `${said.name} ${said.version}: ${sentence(signature)}\n${sayFindings(all)}`,
    );
    return all.length === 0 ? 0 : 1;
  },
};

function sentence(signature: Signature): string {
  switch (signature.state) {
    case 'trusted':
      return `signed by ${signature.name} (${signature.key})`;
    case 'stranger':
      return `signed by a key that is not trusted here (${signature.key})`;
    case 'wrong':
      return 'changed after it was signed';
    case 'unreadable':
      return 'with a signature that cannot be read';
    case 'unsigned':
      return 'not signed';
  }
}

async function keyIn(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new PlatformError('badRequest', {
      reason: `the key ${file} cannot be read (${error.code ?? error.message})`,
    });
  });
}

import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { PlatformError } from '../../foundation/errors';
import { writeArchive } from '../../publishing/packages/archive';
import { readPackage } from '../../publishing/packages/source';
import type { Verb } from './verb';

/** `karkas package build <dir> --out <file.tgz>`: the archive of a folder, the same bytes every time. */
export const buildVerb: Verb = {
  usage: 'build <dir> --out <file.tgz> [--json]',
  summary: 'build makes the archive of a package',
  async run(args) {
    const options = { out: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [folder, ...rest] = positionals;
    if (!folder || !values.out || rest.length > 0) return 'usage';
    const { manifest, files, findings } = await readPackage(folder);
    if (findings.length > 0) throw new PlatformError('invalidPackage', {}, findings);
    const archive = await writeArchive(files);
    await writeFile(values.out, archive);
    const sha256 = createHash('sha256').update(archive).digest('hex');
    const told = { name: manifest.name, version: manifest.version, file: values.out, files: files.size, sha256 };
    process.stdout.write(
      values.json
        ? `${JSON.stringify(told)}\n`
        : `${told.name} ${told.version}: ${told.files} files in ${told.file}\nsha256 ${sha256}\n`,
    );
    return 0;
  },
};

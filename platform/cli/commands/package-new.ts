import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { readPackages } from '../../catalog/files';
import { PlatformError } from '../../foundation/errors';
import { nearest } from '../../foundation/suggest';
import type { PackageManifest } from '../../language/layers';
import { scaffold } from '../../publishing/packages/scaffold';
import type { Verb } from './verb';

/** `karkas package new <name>`: the beginning of a package that passes the check. */
export const newVerb: Verb = {
  usage: 'new <name> --prefix <p> --out <dir> [--extends <package>]…',
  summary: 'new begins a package',
  async run(args) {
    const options = {
      prefix: { type: 'string' },
      out: { type: 'string' },
      extends: { type: 'string', multiple: true },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [name, ...rest] = positionals;
    if (!name || !values.prefix || !values.out || rest.length > 0) return 'usage';
    const prefix = prefixOf(values.prefix);
    const folder = resolve(values.out);
    const metadata = resolve(process.env['KARKAS_METADATA'] ?? 'metadata');
    refuseFull(folder);
    const over = await named(values.extends ?? ['system'], metadata);
    const schemas = join(metadata, 'schemas');
    const toSchemas = existsSync(schemas) ? relative(folder, schemas).split(sep).join('/') : null;
    const files = scaffold({ name: nameOf(name), prefix, over, schemas: toSchemas });
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    process.stdout.write(`${[...files.keys()].map((path) => join(values.out ?? '', path)).join('\n')}\n`);
    return 0;
  },
};

function nameOf(name: string): string {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return name;
  throw new PlatformError('badRequest', { reason: 'a package is called like "equipment-service"' });
}

function prefixOf(text: string): string {
  const prefix = text.endsWith('_') ? text : `${text}_`;
  if (/^[a-z][a-z0-9]*_$/.test(prefix)) return prefix;
  throw new PlatformError('badRequest', { reason: 'a prefix is like "svc_"' });
}

function refuseFull(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new PlatformError('badRequest', { reason: `${folder} is not empty` });
}

async function named(names: readonly string[], metadata: string): Promise<readonly PackageManifest[]> {
  const { layers } = existsSync(metadata) ? await readPackages(metadata) : { layers: [] };
  return names.map((name) => {
    const found = layers.find((layer) => layer.package.name === name);
    if (found) return found.package;
    const near = nearest(
      name,
      layers.map((layer) => layer.package.name),
    );
    const hint = near ? `; did you mean ${near}?` : '';
    throw new PlatformError('badRequest', { reason: `there is no package ${name} in ${metadata}${hint}` });
  });
}

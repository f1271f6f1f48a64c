import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PlatformError } from '../../foundation/errors';
import type { Drift } from '../../publishing/installed/contracts';
import { writeArchive } from '../../publishing/packages/archive';
import { withApp } from '../command';
import type { Verb } from './verb';

/** `karkas package drift`: what higher layers made of each package. */
export const driftVerb: Verb = {
  usage: 'drift [--json]',
  summary: 'drift says what was changed of each',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    if (positionals.length > 0) return 'usage';
    const drift = await withApp(async (app) => app.publishing.packages.drift(app.systemContext('publish')));
    process.stdout.write(values.json ? `${JSON.stringify({ drift })}\n` : drift.map(paragraph).join(''));
    return 0;
  },
};

/** `karkas package extract <name>`: the changes made here as a package, in a folder or an archive. */
export const extractVerb: Verb = {
  usage: 'extract <name> --prefix <p> --out <dir|file.tgz> [--artefact "<kind> <name>"]… [--json]',
  summary: 'extract makes a package of the changes made here',
  async run(args) {
    const options = {
      prefix: { type: 'string' },
      out: { type: 'string' },
      artefact: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [name, ...rest] = positionals;
    const { out } = values;
    if (!name || !values.prefix || !out || rest.length > 0) return 'usage';
    const prefix = values.prefix.endsWith('_') ? values.prefix : `${values.prefix}_`;
    const wanted = values.artefact ? { artefacts: values.artefact } : {};
    const files = await withApp(async (app) =>
      app.publishing.packages.extract(app.systemContext('publish'), { name, prefix, ...wanted }),
    );
    if (out.endsWith('.tgz')) await writeFile(out, await writeArchive(files));
    else await writeFolder(resolve(out), files);
    const told = { name, out, files: [...files.keys()] };
    process.stdout.write(values.json ? `${JSON.stringify(told)}\n` : `${files.size} files in ${out}\n`);
    return 0;
  },
};

async function writeFolder(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new PlatformError('badRequest', { reason: `the folder ${folder} is not empty` });
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

function paragraph({ package: name, version, changes }: Drift): string {
  const lines = changes.map(({ layer, kind, artefact, pointer, sort, from, to }) => {
    return `  ${sort} ${kind} ${artefact} ${pointer} (${layer}): ${shown(from)} → ${shown(to)}\n`;
  });
  return `${name} ${version}: ${changes.length === 0 ? 'as it came' : `${changes.length} changes`}\n${lines.join('')}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { readJson } from '../../language/json-text';
import { isObject } from '../../language/layers';
import type { Package, PackageFiles } from '../../publishing/packages/contracts';
import { MANIFEST } from '../../publishing/packages/names';
import { readPackage } from '../../publishing/packages/source';
import { type Command, checkFolder, withApp } from '../command';
import { saySteps } from './plan-text';

/** `karkas pull <dir>`: what was installed and changed here, as files for Git. */
export const pullCommand: Command = {
  name: 'pull',
  usage: 'pull <dir> [--json]',
  summary: 'write what is installed and changed here into a folder, the same bytes for the same metadata',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const [folder, ...rest] = positionals;
    if (!folder || rest.length > 0) return 'usage';
    const files = await withApp(async (app) => app.publishing.packages.pull(app.systemContext('publish')));
    const removed = await removeOthers(resolve(folder), files);
    for (const [path, bytes] of files) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
    const told = { folder, files: files.size, removed };
    process.stdout.write(
      values.json ? `${JSON.stringify(told)}\n` : `${told.files} files in ${folder}, ${removed} removed.\n`,
    );
    return 0;
  },
};

/** `karkas push <dir>`: publishes what a folder holds, and takes away what it does not hold any more. */
export const pushCommand: Command = {
  name: 'push',
  usage: 'push <dir> [--plan] [--confirm <step>]… [--yes] [--json]',
  summary: 'publish what such a folder holds; what may lose something is confirmed step by step or with --yes',
  async run(args) {
    const options = {
      plan: { type: 'boolean' },
      confirm: { type: 'string', multiple: true },
      yes: { type: 'boolean' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [folder, ...rest] = positionals;
    if (!folder || rest.length > 0) return 'usage';
    checkFolder(folder);
    const given = await packagesIn(folder);
    return withApp(async (app) => {
      const { packages } = app.publishing;
      const context = app.systemContext('publish');
      const plan = await packages.planPush(context, given);
      if (!values.json) process.stdout.write(saySteps(plan));
      if (values.plan) {
        if (values.json) process.stdout.write(`${JSON.stringify({ plan })}\n`);
        return plan.findings.length === 0 ? 0 : 1;
      }
      const done = await packages.push(context, given, values.yes ? plan.confirm : (values.confirm ?? []));
      const sentence = done.changed ? `Published as revision ${done.revision}.\n` : 'Nothing changed.\n';
      process.stdout.write(values.json ? `${JSON.stringify(done)}\n` : sentence);
      return 0;
    });
  },
};

async function packagesIn(folder: string): Promise<readonly Package[]> {
  return Promise.all((await packageFolders(folder)).map((each) => readPackage(each)));
}

async function packageFolders(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const paths = entries.map(({ name }) => join(folder, name)).sort();
  const found = await Promise.all(paths.map(isPackage));
  return paths.filter((_, index) => found[index]);
}

async function isPackage(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '');
  const { value } = readJson(text);
  return isObject(value) && value['karkas'] !== undefined;
}

/** JSON files of packages that are no longer said by anybody here; everything else in the folder stays. */
async function removeOthers(folder: string, files: PackageFiles): Promise<number> {
  let removed = 0;
  for (const each of await packageFolders(folder)) {
    const entries = await readdir(each, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((found) => found.isFile() && found.name.endsWith('.json'))) {
      const path = join(entry.parentPath, entry.name);
      if (files.has(relative(folder, path).split(sep).join('/'))) continue;
      await rm(path);
      removed += 1;
    }
  }
  return removed;
}

import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { App } from '../../app';
import { composeLayers, overFolder } from '../../catalog/compose';
import { readPackages } from '../../catalog/files';
import { PlatformError, sayFinding } from '../../foundation/errors';
import { isId } from '../../foundation/id';
import type { Layer } from '../../language/layers';
import type { Plan } from '../../publishing/contracts';
import { readPackage } from '../../publishing/packages/source';
import { type Command, checkFolder, withOpenApp } from '../command';
import { sayPlan } from '../say-plan';

/** `karkas plan [dir | package | change set]`: what publishing would do; nothing is changed. */
export const planCommand: Command = {
  name: 'plan',
  usage: 'plan [dir, package or id of a change set] [--json]',
  summary:
    'say what publishing a folder of metadata, a package over what runs, or a change set would do: differences, steps with the rows they meet, who may do more or less, what programs notice',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const plan = await withOpenApp({}, (app, { metadataFolder }) => planOf(app, positionals[0] ?? metadataFolder));
    const said = { ...plan, findings: plan.findings.map((each) => sayFinding(each, 'en')) };
    process.stdout.write(values.json ? `${JSON.stringify(said)}\n` : sayPlan(plan));
    return plan.findings.length > 0 ? 1 : 0;
  },
};

async function planOf(app: App, what: string): Promise<Plan> {
  const place = resolve(what);
  const { changeSets, planLayers } = app.publishing;
  if (isId(what) && !existsSync(place)) return changeSets.plan(app.systemContext('system'), what);
  checkFolder(place);
  const running = app.current.layersOf();
  return planLayers(isPackage(place) ? await withPackage(running, place) : await withFolder(running, place));
}

function isPackage(place: string): boolean {
  return statSync(place).isFile() || existsSync(join(place, 'package.json'));
}

async function withFolder(running: readonly Layer[], folder: string): Promise<readonly Layer[]> {
  const read = await readPackages(folder);
  const { layers, findings } = overFolder(read.layers, running);
  if (read.findings.length + findings.length > 0)
    throw new PlatformError('invalidMetadata', {}, [...read.findings, ...findings]);
  return layers;
}

async function withPackage(running: readonly Layer[], place: string): Promise<readonly Layer[]> {
  const { layer, findings } = await readPackage(place);
  const others = running.filter((each) => each.package.name !== layer.package.name);
  const composed = composeLayers([...others, layer]);
  if (findings.length + composed.findings.length > 0)
    throw new PlatformError('invalidMetadata', {}, [...findings, ...composed.findings]);
  return composed.layers;
}

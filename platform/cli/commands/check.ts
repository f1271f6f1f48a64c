import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPackages } from '../../catalog/files';
import { type Finding, sayFinding } from '../../foundation/errors';
import { checkLayers } from '../../language/check-layers';
import { checkDependencies } from '../../publishing/packages/dependencies';
import { readPackage } from '../../publishing/packages/source';
import { words } from '../../vocabulary/words';
import { type Command, checkFolder } from '../command';
import { sayFindings } from '../say';

/** `karkas check [dir]`: all findings of a folder of packages, or of one package over those of KARKAS_METADATA, without a database. */
export const checkCommand: Command = {
  name: 'check',
  usage: 'check [dir or package] [--json]',
  summary:
    'say every mistake in a folder of metadata (“metadata” when none is named), or in one package (folder or archive) over it',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const metadata = resolve(process.env['KARKAS_METADATA'] ?? 'metadata');
    const place = resolve(positionals[0] ?? metadata);
    checkFolder(place);
    const all = isPackage(place) ? await findingsOfPackage(place, metadata) : await findingsOfFolder(place);
    if (values.json)
      process.stdout.write(`${JSON.stringify({ findings: all.map((finding) => sayFinding(finding, 'en')) })}\n`);
    else process.stdout.write(all.length === 0 ? 'No mistakes.\n' : `${sayFindings(all)}${all.length} mistakes.\n`);
    return all.length === 0 ? 0 : 1;
  },
};

async function findingsOfFolder(folder: string): Promise<readonly Finding[]> {
  const { layers, findings } = await readPackages(folder);
  return [...findings, ...checkLayers(layers, words)];
}

async function findingsOfPackage(place: string, metadata: string): Promise<readonly Finding[]> {
  const { manifest, layer, findings } = await readPackage(place);
  const base = existsSync(metadata) ? await readPackages(metadata) : { layers: [], findings: [] };
  const below = base.layers.filter((each) => each.package.name !== manifest.name);
  const missing = checkDependencies(
    [manifest],
    below.map((each) => each.package),
  );
  return [...base.findings, ...findings, ...missing, ...checkLayers([...below, layer], words)];
}

function isPackage(place: string): boolean {
  return statSync(place).isFile() || existsSync(join(place, 'package.json'));
}

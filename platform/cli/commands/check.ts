import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPackages } from '../../catalog/files';
import { sayFinding } from '../../foundation/errors';
import { checkLayers } from '../../language/check-layers';
import { words } from '../../vocabulary/words';
import { type Command, checkFolder } from '../command';
import { sayFindings } from '../say';

/** `karkas check [dir]`: all findings of a folder of packages, without a database. */
export const checkCommand: Command = {
  name: 'check',
  usage: 'check [dir] [--json]',
  summary: 'say every mistake in a folder of metadata (“metadata” when none is named)',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const folder = resolve(positionals[0] ?? process.env['KARKAS_METADATA'] ?? 'metadata');
    checkFolder(folder);
    const { layers, findings } = await readPackages(folder);
    const all = [...findings, ...checkLayers(layers, words)];
    if (values.json)
      process.stdout.write(`${JSON.stringify({ findings: all.map((finding) => sayFinding(finding, 'en')) })}\n`);
    else process.stdout.write(all.length === 0 ? 'No mistakes.\n' : `${sayFindings(all)}${all.length} mistakes.\n`);
    return all.length === 0 ? 0 : 1;
  },
};

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPackages } from '../../catalog/files';
import { sayFinding } from '../../foundation/errors';
import { checkLayers } from '../../language/check-layers';
import { compileSnapshot } from '../../language/snapshot';
import { words } from '../../vocabulary/words';
import type { Command } from '../command';

/** `karkas check [dir]`: all findings of a folder of packages, without a database. */
export const checkCommand: Command = {
  name: 'check',
  usage: 'check [dir] [--json]',
  summary: 'say every mistake in a folder of metadata',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const { layers, findings } = await readPackages(resolve(positionals[0] ?? 'metadata'));
    const all = [...findings, ...checkLayers(layers, words)];
    if (all.length === 0) all.push(...compileSnapshot(layers, words, 'check').findings);
    const said = all.map((finding) => sayFinding(finding, 'en'));
    if (values.json) process.stdout.write(`${JSON.stringify({ findings: said })}\n`);
    else
      for (const { code, file, path, message } of said)
        process.stdout.write(`${code} ${file ?? ''} ${path}: ${message}\n`);
    if (!values.json) process.stdout.write(said.length === 0 ? 'No mistakes.\n' : `${said.length} mistakes.\n`);
    return said.length === 0 ? 0 : 1;
  },
};

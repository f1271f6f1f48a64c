import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PlatformError } from '../../foundation/errors';
import { convertForeign, type SourceName } from '../../publishing/foreign/convert';
import { sayReport } from '../../publishing/foreign/report';
import { writePackage } from '../../publishing/foreign/write';
import { checkFolder } from '../command';
import type { Verb } from './verb';

/** `karkas package from-… <dir> --out <dir>`: see publishing/foreign/convert.ts for what is promised. */
export function fromForeign(source: SourceName, of: string): Verb {
  return {
    usage: `from-${source} <dir> --out <dir> [--name <package>] [--json]`,
    summary: `from-${source} makes a package of the entity definitions of ${of}`,
    run: (args) => convert(source, args),
  };
}

async function convert(source: SourceName, args: readonly string[]): Promise<number | 'usage'> {
  const options = { out: { type: 'string' }, name: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [folder, ...rest] = positionals;
  if (!folder || !values.out || rest.length > 0) return 'usage';
  checkFolder(resolve(folder));
  checkName(values.name);
  const converted = await convertForeign(source, resolve(folder), values.name);
  const { report } = converted;
  if (report.counts.entities === 0)
    throw new PlatformError('badRequest', { reason: `there are no definitions of ${source} in ${folder}` });
  await writePackage(converted, resolve(values.out));
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : sayReport(report, 'en'));
  return report.notes.some(({ code }) => code === 'F027') ? 1 : 0;
}

function checkName(name: string | undefined): void {
  if (name !== undefined && !/^[a-z][A-Za-z0-9]{0,29}$/.test(name))
    throw new PlatformError('badRequest', {
      reason: `“${name}” is no name for a package: letters and digits, at most 30`,
    });
}

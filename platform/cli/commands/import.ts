import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PlatformError } from '../../foundation/errors';
import { readJson } from '../../language/json-text';
import type { ImportSummary } from '../../records/import/contracts';
import { unreadable } from '../../records/import/detect';
import { runImport } from '../../records/import/run';
import { type Command, withApp } from '../command';
import { createProgress } from '../progress';

/** `karkas import <entity> <file>`: see records/import/run.ts for what is promised. */
export const importCommand: Command = {
  name: 'import',
  usage: 'import <entity> <file.csv> --map <map.json> [--dry-run] [--result <result.csv>] [--json]',
  summary: 'bring the rows of a file in; --dry-run only says what would happen, --result gets a row for each row',
  async run(args) {
    const options = {
      map: { type: 'string' },
      result: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [entity, file, ...rest] = positionals;
    if (!entity || !file || !values.map || rest.length > 0) return 'usage';
    const map = readMap(values.map);
    const dryRun = values['dry-run'] ?? false;
    const progress = createProgress(values.json ?? false);
    const onProgress = (rows: number, share: number) => progress.show(`${rows} rows, ${Math.round(share * 100)} %`);
    const job = { entity, file, map, result: values.result ?? null, dryRun, onProgress };
    const summary = await withApp((app) => runImport(app.records, app.systemContext('import'), job)).finally(
      progress.end,
    );
    if (values.json) process.stdout.write(`${JSON.stringify({ dryRun, ...summary })}\n`);
    else tell(summary, dryRun, values.result !== undefined);
    return summary.tally.failed + summary.incomplete > 0 ? 1 : 0;
  },
};

function readMap(file: string): unknown {
  const { value, findings } = readJson(read(file));
  if (findings.length > 0)
    throw new PlatformError(
      'badRequest',
      { reason: 'the map has mistakes' },
      findings.map((finding) => ({ ...finding, file })),
    );
  return value;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error as NodeJS.ErrnoException);
  }
}

function tell(
  { dialect, header, rows, tally, incomplete, examples }: ImportSummary,
  dryRun: boolean,
  hasResult: boolean,
): void {
  const bad = tally.failed + incomplete;
  for (const { row, messages } of examples) process.stderr.write(`row ${row}: ${messages.join(' ')}\n`);
  if (bad > examples.length)
    process.stderr.write(
      `… and ${bad - examples.length} more${hasResult ? '' : '; --result <file> writes them all'}\n`,
    );
  const written = `${dialect.encoding}, delimiter ${JSON.stringify(dialect.delimiter)}, ${header ? 'with' : 'without'} a header`;
  process.stdout.write(
    `${rows} rows read (${written})${dryRun ? ' – a dry run, nothing was written' : ''}\n` +
      `created ${tally.created}, updated ${tally.updated}, unchanged ${tally.unchanged}, skipped ${tally.skipped}, failed ${tally.failed}\n` +
      (incomplete > 0 ? `${incomplete} rows are in without a reference to a row of the same file\n` : ''),
  );
}

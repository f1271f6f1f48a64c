import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ImportMap } from '../../records/import/map';
import { type ImportSummary, runImport } from '../../records/import/run';
import { type Command, withApp } from '../command';

/** `karkas import <entity> <file>`: see records/import/run.ts for what is promised. */
export const importCommand: Command = {
  name: 'import',
  usage: 'import <entity> <file.csv> --map <map.json> [--dry-run]',
  summary: 'bring the rows of a file in; [--result <file>] [--json]',
  async run(args) {
    const options = {
      map: { type: 'string' },
      result: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [entity, file] = positionals;
    if (!entity || !file || !values.map) throw new Error(`Usage: karkas ${this.usage}`);
    const map = JSON.parse(readFileSync(values.map, 'utf8')) as ImportMap;
    const summary = await withApp((app) =>
      runImport(app.records, app.systemContext('import'), {
        entity,
        file,
        map,
        result: values.result ?? `${file}.result.csv`,
        dryRun: values['dry-run'] ?? false,
        onProgress: values.json ? () => undefined : showProgress,
      }),
    );
    process.stdout.write(values.json ? `${JSON.stringify(summary)}\n` : said(summary, values['dry-run'] ?? false));
    return summary.tally.failed > 0 ? 1 : 0;
  },
};

function showProgress(rows: number, share: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${rows} rows, ${Math.round(share * 100)} % `);
}

function said({ dialect, rows, tally }: ImportSummary, dryRun: boolean): string {
  const { created, updated, unchanged, skipped, failed } = tally;
  const would = dryRun ? ' (dry run: nothing was written)' : '';
  return (
    `${rows} rows read (${dialect.encoding}, delimiter ${JSON.stringify(dialect.delimiter)})${would}\n` +
    `created ${created}, updated ${updated}, unchanged ${unchanged}, skipped ${skipped}, failed ${failed}\n`
  );
}

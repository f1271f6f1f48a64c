import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Context } from '../../foundation/context';
import { PlatformError, sayFinding } from '../../foundation/errors';
import type { Value } from '../../language/contracts';
import type { BatchRequest, RecordInput, Records } from '../contracts';
import { type Dialect, detectDialect } from './detect';
import { type CompiledMap, compileMap, type ImportMap, Lookup } from './map';
import { openResultFile, type RowResult, type Tally } from './result';
import { type InputRow, readRows } from './rows';

export interface ImportJob {
  readonly entity: string;
  readonly file: string;
  readonly map: ImportMap;
  /** Where to write one row per input row; null for nowhere. */
  readonly result: string | null;
  /** Only say what would happen. */
  readonly dryRun: boolean;
  readonly onProgress: (rows: number, share: number) => void;
}

export interface ImportSummary {
  readonly dialect: Dialect;
  /** Rows of data read; equals the sum of the tally. */
  readonly rows: number;
  readonly tally: Tally;
}

const BATCH = 500;

interface Prepared {
  readonly number: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Imports a delimited file: streamed, in batches of 500 rows, each batch one transaction. A row that cannot be
 * imported is reported and stops no other. With a key, a second run updates or leaves what the first one made; without one,
 * each batch is remembered by the content of file and map, so that a run that was killed is simply started again.
 */
export async function runImport(records: Records, context: Context, job: ImportJob): Promise<ImportSummary> {
  const dialect = { ...(await detectDialect(job.file, job.map)) };
  const result = openResultFile(job.result);
  const total = Math.max(1, statSync(job.file).size);
  const importer = await openImporter(records, context, job, dialect);
  let rows = 0;
  let bytes = 0;
  for await (const batch of inBatches(readRows(job.file, dialect))) {
    const data = importer.dataOf(batch);
    rows += data.length;
    bytes += data.reduce((sum, row) => sum + row.cells.reduce((width, cell) => width + cell.length + 1, 0), 0);
    await result.write(await importer.importRows(data));
    job.onProgress(rows, Math.min(0.99, bytes / total));
  }
  if (!job.dryRun && importer.map.selves.size > 0) await importer.linkToThemselves();
  await result.finish();
  job.onProgress(rows, 1);
  return { dialect, rows, tally: result.tally };
}

interface Importer {
  readonly map: CompiledMap;
  dataOf(batch: readonly InputRow[]): readonly InputRow[];
  importRows(rows: readonly InputRow[]): Promise<readonly RowResult[]>;
  linkToThemselves(): Promise<void>;
}

async function openImporter(records: Records, context: Context, job: ImportJob, dialect: Dialect): Promise<Importer> {
  const entity = context.snapshot.entity(job.entity);
  const header = (await firstRow(job.file, dialect)).map((name) => name.trim());
  const map = compileMap(job.map, entity, header, context);
  const fingerprint = createHash('sha256').update(JSON.stringify([job.entity, job.map, statSync(job.file).size]));

  return {
    map,
    dataOf: (batch) => batch.filter((row) => row.number > 0),
    async importRows(rows) {
      const results = new Map<number, RowResult>();
      const prepared: Prepared[] = [];
      for (const row of rows) {
        const failed = (messages: string, outcome: 'failed' | 'skipped' = 'failed') =>
          results.set(row.number, { row: row.number, outcome, id: null, messages });
        if (row.fault) failed(row.fault);
        else if (row.cells.length !== header.length)
          failed(`the row has ${row.cells.length} cells, the header ${header.length}`);
        else {
          const values = map.values(row.cells, context);
          if (values) prepared.push({ number: row.number, values });
          else failed('', 'skipped');
        }
      }
      const found = await lookUp(
        prepared,
        [...map.lookups.keys()].filter((name) => !map.selves.has(name)),
        results,
      );
      await save(found, results);
      return rows.flatMap((row) => results.get(row.number) ?? []);
    },
    /** References to records of the same file, once all of them are there. */
    async linkToThemselves() {
      const { key } = map;
      if (!key) return;
      for await (const batch of inBatches(readRows(job.file, dialect))) {
        const prepared = batch
          .filter((row) => row.number > 0 && !row.fault)
          .flatMap((row) => {
            const values = map.values(row.cells, context);
            if (!values) return [];
            const own = Object.fromEntries([key, ...map.selves].map((name) => [name, values[name] ?? null]));
            return [{ number: row.number, values: own }];
          });
        await save(await lookUp(prepared, [...map.selves], new Map()), new Map());
      }
    },
  };

  /** Replaces look-ups by ids, with one query per field; rows whose target is missing fail. */
  async function lookUp(
    rows: readonly Prepared[],
    fields: readonly string[],
    results: Map<number, RowResult>,
  ): Promise<readonly Prepared[]> {
    let going: Prepared[] = rows.map((row) => ({ ...row, values: { ...row.values } }));
    for (const field of map.selves)
      if (!fields.includes(field)) going = going.map((row) => ({ ...row, values: without(row.values, field) }));
    for (const field of fields) {
      const wanted = going.flatMap(({ values }) => (values[field] instanceof Lookup ? [values[field].by] : []));
      const ids = await idsBy(map.lookups.get(field), wanted);
      going = going.flatMap((row) => {
        const value = row.values[field];
        if (!(value instanceof Lookup)) return [row];
        const id = ids.get(String(value.by));
        if (id) return [{ ...row, values: { ...row.values, [field]: id } }];
        const messages = `${field}: ${sayFinding({ code: 'V011', path: field, params: { value: value.by } }, context.actor.locale).message}`;
        results.set(row.number, { row: row.number, outcome: 'failed', id: null, messages });
        return [];
      });
    }
    return going;
  }

  async function idsBy(
    lookup: { target: string; by: string } | undefined,
    wanted: readonly Value[],
  ): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    if (!lookup || wanted.length === 0) return ids;
    const where = { [lookup.by]: { $in: [...new Set(wanted)] } };
    const found = await records.find(context, lookup.target, { where, fields: [lookup.by], limit: 1000 });
    for (const record of found.records) ids.set(String(record[lookup.by]), record.id);
    return ids;
  }

  /** Saves rows as one unit of work; rows with findings are reported and the rest is tried again. */
  async function save(rows: readonly Prepared[], results: Map<number, RowResult>): Promise<void> {
    let going = lastOfEachKey(rows, results);
    while (going.length > 0) {
      try {
        await saveOnce(going, results);
        return;
      } catch (error) {
        const faults = faultsOf(error, context);
        if (faults.size === 0) throw error;
        for (const [index, messages] of faults) {
          const row = going[index];
          if (row) results.set(row.number, { row: row.number, outcome: 'failed', id: null, messages });
        }
        going = going.filter((_, index) => !faults.has(index));
      }
    }
  }

  async function saveOnce(rows: readonly Prepared[], results: Map<number, RowResult>): Promise<void> {
    const inputs = rows.map((row) => row.values as RecordInput);
    const request: BatchRequest = map.key ? { upsert: { key: map.key, records: inputs } } : { create: inputs };
    const once = map.key
      ? undefined
      : `import:${fingerprint.copy().update(JSON.stringify(inputs)).digest('hex').slice(0, 48)}`;
    const answer = job.dryRun
      ? await records.rehearse(context, job.entity, request)
      : await records.batch(context, job.entity, request, once);
    rows.forEach((row, index) => {
      const made = map.key
        ? answer.upserted[index]
        : { id: answer.created[index]?.id ?? '', outcome: 'created' as const };
      if (made) results.set(row.number, { row: row.number, outcome: made.outcome, id: made.id, messages: '' });
    });
  }

  /** Two rows with one key in a batch: the later one counts, the earlier one is said to be overtaken. */
  function lastOfEachKey(rows: readonly Prepared[], results: Map<number, RowResult>): readonly Prepared[] {
    const { key } = map;
    if (!key) return rows;
    const last = new Map(rows.map((row) => [String(row.values[key]), row.number]));
    return rows.filter((row) => {
      const kept = last.get(String(row.values[key])) === row.number;
      if (!kept)
        results.set(row.number, {
          row: row.number,
          outcome: 'skipped',
          id: null,
          messages: `a later row has the same ${key}`,
        });
      return kept;
    });
  }
}

/** Findings of a refused batch by index of the record. */
function faultsOf(error: unknown, context: Context): Map<number, string> {
  const faults = new Map<number, string>();
  if (!(error instanceof PlatformError)) return faults;
  for (const finding of error.findings) {
    const match = /^(?:upsert|create)\/(\d+)\/?(.*)$/.exec(finding.path);
    if (!match) continue;
    const sentence = `${match[2]}: ${sayFinding(finding, context.actor.locale).message}`;
    const index = Number(match[1]);
    faults.set(index, [faults.get(index), sentence].filter(Boolean).join('; '));
  }
  return faults;
}

function without(values: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const { [name]: _, ...rest } = values;
  return rest;
}

async function firstRow(file: string, dialect: Dialect): Promise<readonly string[]> {
  for await (const row of readRows(file, dialect)) return row.cells;
  throw new PlatformError('badRequest', { reason: 'the file is empty' });
}

async function* inBatches(rows: AsyncIterable<InputRow>): AsyncGenerator<readonly InputRow[]> {
  let batch: InputRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

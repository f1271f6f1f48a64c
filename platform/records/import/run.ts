import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../../foundation/context';
import { errorMessage, type Locale, PlatformError } from '../../foundation/errors';
import type { Records } from '../contracts';
import type { ImportJob, ImportSummary } from './contracts';
import { createFirstRows } from './first-rows';
import { importBatch } from './import-batch';
import { type InFile, linkRows, noteRows } from './link-rows';
import { type Import, openImport } from './open-import';
import { createRepeats } from './repeats-in-file';
import { openReport, type Report } from './report';
import { type InputRow, openRows, type RowReader } from './rows';

const BATCH = 500;

/**
 * Imports a delimited file: streamed, in batches of 500 rows, each batch one unit of work. A row that cannot be imported
 * is reported and stops no other. Records are recognised by the key, or by the row's place in this very file, so that an
 * import that was killed is simply started again and one that is repeated changes nothing. References to rows of the
 * same file are set when all rows are in. Throws importStopped when something besides a row is wrong midway.
 */
export async function runImport(records: Records, context: Context, job: ImportJob): Promise<ImportSummary> {
  if (job.result !== null && resolve(job.result) === resolve(job.file)) {
    throw new PlatformError('badRequest', { reason: 'the result file is the imported file itself' });
  }
  const importing = await openImport(records, context, job);
  const report = await openReport(job.result);
  try {
    const inFile = await firstPass(importing, job, report);
    if (report.outcomes.anyOpen) await secondPass(importing, job, report, job.dryRun ? inFile : null);
    await report.finish();
  } catch (error) {
    await report.abandon();
    throw stopped(error, report.summary().rows, context.actor.locale);
  }
  const summary = report.summary();
  job.onProgress(summary.rows, 1);
  return { dialect: importing.dialect, header: importing.header.names !== null, ...summary };
}

/** All rows of data. Answers the values by which they can be looked up, kept in a dry run. */
async function firstPass(importing: Import, job: ImportJob, report: Report): Promise<InFile> {
  const repeats = createRepeats(importing.entity, importing.map);
  const itself = importing.lookups.filter((lookup) => lookup.itself);
  const inFile = new Map(itself.map(({ field }) => [field.name, createFirstRows()]));
  const { size } = await stat(job.file);
  const weight = itself.length > 0 ? 0.5 : 1;
  const reader = openRows(job.file, importing.dialect);
  for await (const rows of inBatches(dataOf(reader, importing))) {
    const { results, open, saved } = await importBatch(importing, rows, repeats);
    await report.add(results);
    for (const row of open) report.outcomes.leaveOpen(row.number);
    if (job.dryRun) noteRows(inFile, itself, saved);
    job.onProgress(report.summary().rows, (reader.bytesRead() / size) * weight);
  }
  return inFile;
}

async function secondPass(importing: Import, job: ImportJob, report: Report, inFile: InFile | null): Promise<void> {
  const { size } = await stat(job.file);
  const reader = openRows(job.file, importing.dialect);
  for await (const rows of inBatches(dataOf(reader, importing))) {
    const open = rows.filter((row) => report.outcomes.isOpen(row.number));
    if (open.length > 0) await report.amend(await linkRows(importing, open, inFile));
    job.onProgress(report.summary().rows, 0.5 + reader.bytesRead() / size / 2);
  }
}

async function* dataOf(reader: RowReader, { header }: Import): AsyncGenerator<InputRow> {
  let isHeader = header.names !== null;
  for await (const row of reader.rows) {
    if (!isHeader) yield row;
    isHeader = false;
  }
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

/** Before the first row is in, the reason alone; afterwards also how far it came. */
function stopped(error: unknown, rows: number, locale: Locale): unknown {
  if (rows === 0) return error;
  const reason = sentenceOf(error, locale);
  return new PlatformError('importStopped', { rows, reason }, error instanceof PlatformError ? error.findings : [], {
    cause: error,
  });
}

const FULL: Readonly<Record<Locale, string>> = { en: 'the disk is full.', ru: 'диск заполнен.' };

function sentenceOf(error: unknown, locale: Locale): string {
  if (error instanceof PlatformError) return error.code === 'storageFull' ? FULL[locale] : errorMessage(error, locale);
  const message = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

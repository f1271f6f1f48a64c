import { errorMessage, type Finding, type Locale, PlatformError, sayFinding } from '../../foundation/errors';
import type { BatchAnswer, RecordInput } from '../contracts';
import type { Outcome, RowResult } from './contracts';

/** A row that is ready to be saved. */
export interface SavingRow {
  readonly number: number;
  readonly input: RecordInput;
}

/** Saves records as one unit of work, recognised by the key. */
export type Upsert = (records: readonly RecordInput[]) => Promise<BatchAnswer['upserted']>;

/**
 * Saves rows together. Rows that the platform refuses are told apart and reported, and the others are saved without them;
 * where a refusal names no row, halves are tried, down to the one row that is refused alone. What is wrong
 * with the database and not with a row (a full disk, a lost connection) is thrown.
 */
export async function saveRows(
  rows: readonly SavingRow[],
  upsert: Upsert,
  locale: Locale,
): Promise<readonly RowResult[]> {
  if (rows.length === 0) return [];
  try {
    const answers = await upsert(rows.map((row) => row.input));
    return rows.map((row, index) => result(row, answers[index]?.outcome ?? 'failed', answers[index]?.id ?? null));
  } catch (error) {
    if (!isAboutRecords(error)) throw error;
    const refused = refusals(error, locale);
    if (refused.size > 0) {
      const others = await saveRows(
        rows.filter((_, index) => !refused.has(index)),
        upsert,
        locale,
      );
      return [...others, ...rows.flatMap((row, index) => failedOf(row, refused.get(index)))];
    }
    const [only] = rows;
    if (rows.length === 1 && only) return [result(only, 'failed', null, sentencesOf(error, locale))];
    const middle = Math.ceil(rows.length / 2);
    const before = await saveRows(rows.slice(0, middle), upsert, locale);
    return [...before, ...(await saveRows(rows.slice(middle), upsert, locale))];
  }
}

/** A finding as a person reads it in a list of rows: the field, then the sentence. */
export function sentence(finding: Finding, locale: Locale): string {
  const { message } = sayFinding(finding, locale);
  return finding.path === '' ? message : `${finding.path.replaceAll('/', '.')}: ${message}`;
}

const ABOUT_RECORDS: readonly string[] = ['invalid', 'conflict', 'inUse', 'notFound', 'forbidden'];

function isAboutRecords(error: unknown): error is PlatformError {
  return error instanceof PlatformError && ABOUT_RECORDS.includes(error.code);
}

/** Sentences by the place of the record in the batch. */
function refusals(error: PlatformError, locale: Locale): ReadonlyMap<number, readonly string[]> {
  const refused = new Map<number, string[]>();
  for (const finding of error.findings) {
    const [, index, path = ''] = /^upsert\/(\d+)\/?(.*)$/.exec(finding.path) ?? [];
    if (index === undefined) continue;
    const said = refused.get(Number(index)) ?? [];
    refused.set(Number(index), [...said, sentence({ ...finding, path }, locale)]);
  }
  return refused;
}

function sentencesOf(error: PlatformError, locale: Locale): readonly string[] {
  const said = error.findings.map((finding) =>
    sentence({ ...finding, path: finding.path.replace(/^upsert\/\d+\/?/, '') }, locale),
  );
  return said.length > 0 ? said : [errorMessage(error, locale)];
}

function failedOf(row: SavingRow, messages: readonly string[] | undefined): readonly RowResult[] {
  return messages ? [result(row, 'failed', null, messages)] : [];
}

function result(
  { number }: SavingRow,
  outcome: Outcome,
  id: string | null,
  messages: readonly string[] = [],
): RowResult {
  return { row: number, outcome, id, messages };
}

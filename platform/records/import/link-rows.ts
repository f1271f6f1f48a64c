import type { Finding } from '../../foundation/errors';
import type { Field } from '../../language/contracts';
import { environmentOf } from '../../language/environment';
import type { Lookup, PreparedRow } from './contracts';
import type { FirstRows } from './first-rows';
import { comparedText, type Found, lookUp } from './look-up';
import type { Import } from './open-import';
import { prepare } from './prepare';
import type { Amendment } from './report';
import type { InputRow } from './rows';
import { saveRows, sentence } from './save-rows';

/** Values by which rows of this file can be looked up, by reference; a dry run needs them, because its rows are in no table. */
export type InFile = ReadonlyMap<string, FirstRows>;

/** What is known of the references of a row to its own file. */
interface Links {
  readonly row: PreparedRow;
  readonly ids: Readonly<Record<string, string>>;
  /** A dry run found the target among the rows of the file. */
  readonly inFile: boolean;
  readonly missing: readonly Finding[];
}

/** Sets the references of rows to rows of the same file, once all of them are in. */
export async function linkRows(
  importing: Import,
  rows: readonly InputRow[],
  inFile: InFile | null,
): Promise<readonly Amendment[]> {
  const { records, context, map } = importing;
  const { locale } = context.actor;
  const itself = importing.lookups.filter((lookup) => lookup.itself);
  const prepared = rows.flatMap((row) => {
    const made = prepare(row, map, environmentOf(context));
    return 'row' in made ? [made.row] : [];
  });
  const found = await lookUp(records, context, itself, prepared);
  const links = prepared.map((row) => linksOf(row, itself, found, inFile));
  const saving = links.filter(({ ids }) => inFile === null && Object.keys(ids).length > 0);
  const inputs = saving.map(({ row, ids }) => importing.saving(row.number, { ...keyOf(importing, row), ...ids }));
  const results = new Map((await saveRows(inputs, importing.upsert, locale)).map((result) => [result.row, result]));
  return links.map(({ row, inFile: isInFile, missing }) => {
    const result = results.get(row.number);
    const messages = [...missing.map((finding) => sentence(finding, locale)), ...(result?.messages ?? [])];
    return { row: row.number, changed: isInFile || result?.outcome === 'updated', messages };
  });
}

function linksOf(row: PreparedRow, itself: readonly Lookup[], found: Found, inFile: InFile | null): Links {
  const ids: Record<string, string> = {};
  const missing: Finding[] = [];
  let isInFile = false;
  for (const { field, by } of itself) {
    const text = row.wanted.get(field.name);
    if (text === undefined) continue;
    const answer = found.idOf(field.name, text);
    if ('id' in answer) ids[field.name] = answer.id;
    else if (inFile?.get(field.name)?.rowOf(asCompared(text, by))) isInFile = true;
    else missing.push(answer.finding);
  }
  return { row, ids, inFile: isInFile, missing };
}

/** Remembers the values by which rows that went in can be looked up. */
export function noteRows(inFile: InFile, itself: readonly Lookup[], rows: readonly PreparedRow[]): void {
  for (const { field, by } of itself) {
    for (const row of rows) {
      const raw = row.values[by.name];
      if (raw !== null && raw !== undefined) inFile.get(field.name)?.claim(asCompared(raw, by), row.number);
    }
  }
}

function asCompared(raw: unknown, by: Field): string {
  const coerced = by.word.coerce(raw, by);
  return 'value' in coerced ? comparedText(coerced.value, by) : '';
}

function keyOf({ map }: Import, row: PreparedRow): Readonly<Record<string, unknown>> {
  return map.key ? { [map.key.name]: row.values[map.key.name] } : {};
}

import type { Finding } from '../../foundation/errors';
import { environmentOf } from '../../language/environment';
import type { PreparedRow } from './contracts';
import type { FirstRows } from './first-rows';
import { comparedText, lookUp } from './look-up';
import type { Import } from './open-import';
import { prepare } from './prepare';
import type { Amendment } from './report';
import type { InputRow } from './rows';
import { type SavingRow, saveRows, sentence } from './save-rows';

/** Values by which rows of this file can be looked up, by field; a dry run needs them, because its rows are in no table. */
export type InFile = ReadonlyMap<string, FirstRows>;

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
  const messages = new Map<number, readonly string[]>();
  const linked = new Set<number>();
  const saving: SavingRow[] = [];
  for (const row of prepared) {
    const links: Record<string, unknown> = {};
    const missing: Finding[] = [];
    for (const { field, by } of itself) {
      const text = row.wanted.get(field.name);
      const answer = text === undefined ? null : found.idOf(field.name, text);
      if (!answer || text === undefined) continue;
      if ('id' in answer) links[field.name] = answer.id;
      else if (inFile?.get(field.name)?.rowOf(asCompared(text, by))) linked.add(row.number);
      else missing.push(answer.finding);
    }
    messages.set(
      row.number,
      missing.map((finding) => sentence(finding, locale)),
    );
    if (Object.keys(links).length > 0 && !inFile)
      saving.push(importing.saving(row.number, { ...keyOf(importing, row), ...links }));
  }
  for (const { row, outcome, messages: said } of await saveRows(saving, importing.upsert, locale)) {
    if (outcome === 'updated') linked.add(row);
    if (outcome === 'failed') messages.set(row, [...(messages.get(row) ?? []), ...said]);
  }
  return prepared.map(({ number }) => ({
    row: number,
    changed: linked.has(number),
    messages: messages.get(number) ?? [],
  }));
}

/** A value by which a row can be looked up, in one writing; null when it has none. */
export function lookedUpBy(row: PreparedRow, by: Import['lookups'][number]['by']): string | null {
  const raw = row.values[by.name];
  return raw === null || raw === undefined ? null : asCompared(raw, by);
}

function asCompared(raw: unknown, by: Import['lookups'][number]['by']): string {
  const coerced = by.word.coerce(raw, by);
  return 'value' in coerced ? comparedText(coerced.value, by) : '';
}

function keyOf({ map }: Import, row: PreparedRow): Readonly<Record<string, unknown>> {
  return map.key ? { [map.key.name]: row.values[map.key.name] } : {};
}

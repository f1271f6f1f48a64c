import type { Finding } from '../../foundation/errors';
import { environmentOf } from '../../language/environment';
import type { PreparedRow, RowResult } from './contracts';
import { lookUp } from './look-up';
import type { Import } from './open-import';
import { prepare } from './prepare';
import type { Repeats } from './repeats-in-file';
import type { InputRow } from './rows';
import { type SavingRow, saveRows, sentence } from './save-rows';

export interface BatchOutcome {
  /** One for each row, in their order. */
  readonly results: readonly RowResult[];
  /** Rows that went in without a reference to a record that is not there yet. */
  readonly open: readonly PreparedRow[];
  /** All rows that went in. */
  readonly saved: readonly PreparedRow[];
}

/** Brings the rows of a batch in. A row that cannot be imported is reported and stops no other. */
export async function importBatch(
  importing: Import,
  rows: readonly InputRow[],
  repeats: Repeats,
): Promise<BatchOutcome> {
  const { context } = importing;
  const results = new Map<number, RowResult>();
  const give: Give = (row, outcome, findings) => {
    results.set(row, {
      row,
      outcome,
      id: null,
      messages: findings.map((each) => sentence(each, context.actor.locale)),
    });
  };
  const prepared = prepareRows(importing, rows, repeats, give);
  const { saving, open } = await resolveRows(importing, prepared, give);
  for (const result of await saveRows(saving, importing.upsert, context.actor.locale)) results.set(result.row, result);
  const isIn = ({ number }: PreparedRow) =>
    ['created', 'updated', 'unchanged'].includes(results.get(number)?.outcome ?? '');
  return {
    results: rows.flatMap(({ number }) => results.get(number) ?? []),
    open: open.filter(isIn),
    saved: prepared.filter(isIn),
  };
}

type Give = (row: number, outcome: 'failed' | 'skipped', findings: readonly Finding[]) => void;

function prepareRows(
  { map, context }: Import,
  rows: readonly InputRow[],
  repeats: Repeats,
  give: Give,
): readonly PreparedRow[] {
  const environment = environmentOf(context);
  return rows.flatMap((row) => {
    const prepared = prepare(row, map, environment);
    if (!('row' in prepared)) {
      give(row.number, prepared.outcome, prepared.finding ? [prepared.finding] : []);
      return [];
    }
    const repeated = repeats(prepared.row);
    if (!repeated) return [prepared.row];
    give(row.number, repeated.ofKey && map.repeated === 'skip' ? 'skipped' : 'failed', [repeated.finding]);
    return [];
  });
}

/** References become ids. One that leads nowhere refuses its row, unless it leads into the file itself. */
async function resolveRows(importing: Import, rows: readonly PreparedRow[], give: Give) {
  const found = await lookUp(importing.records, importing.context, importing.lookups, rows);
  const itself = new Set(importing.lookups.filter((lookup) => lookup.itself).map((lookup) => lookup.field.name));
  const saving: SavingRow[] = [];
  const open: PreparedRow[] = [];
  for (const row of rows) {
    const values: Record<string, unknown> = { ...row.values };
    const missing: Finding[] = [];
    let isOpen = false;
    for (const [field, text] of row.wanted) {
      const answer = found.idOf(field, text);
      if ('id' in answer) values[field] = answer.id;
      else if (itself.has(field) && answer.finding.code === 'V011') isOpen = true;
      else missing.push(answer.finding);
    }
    if (missing.length > 0) {
      give(row.number, 'failed', [...missing, ...mistakesIn(row, importing)]);
      continue;
    }
    saving.push(importing.saving(row.number, values));
    if (isOpen) open.push(row);
  }
  return { saving, open };
}

/** What the words say about the other values of a row that is refused already. */
function mistakesIn(row: PreparedRow, { map }: Import): readonly Finding[] {
  return map.fields.flatMap(({ field }) => {
    const raw = row.values[field.name];
    if (raw === null || raw === undefined || raw === '') return [];
    const coerced = field.word.coerce(raw, field);
    if ('value' in coerced) return [];
    return coerced.findings.map((finding) => ({
      ...finding,
      path: [field.name, finding.path].filter(Boolean).join('/'),
    }));
  });
}

import type { Finding } from '../../foundation/errors';
import type { Entity, Field } from '../../language/contracts';
import type { CompiledMap } from './compile-map';
import type { PreparedRow } from './contracts';
import { createFirstRows } from './first-rows';
import { comparedText } from './look-up';

/** Says of each row once, in the order of the file, whether a row before it had a value that must not repeat. */
export type Repeats = (row: PreparedRow) => { readonly finding: Finding; readonly ofKey: boolean } | null;

/**
 * Two rows of a file that claim one unique value cannot both be right, so the first one counts, whatever becomes of
 * it: the answer depends on the file alone, and a second import gives the same one.
 */
export function createRepeats(entity: Entity, map: CompiledMap): Repeats {
  const mapped = new Set(map.fields.map(({ field }) => field));
  const asked = entity.uniques
    .filter(({ fields }) => fields.every((field) => mapped.has(field)))
    .map(({ fields }) => ({ fields, ofKey: fields.length === 1 && fields[0] === map.key, seen: createFirstRows() }))
    .toSorted((a, b) => Number(b.ofKey) - Number(a.ofKey));
  return (row) => {
    for (const { fields, ofKey, seen } of asked) {
      const said = saidBy(row, fields);
      const before = said === null ? 0 : seen.claim(said, row.number);
      if (before !== 0)
        return { ofKey, finding: { code: 'I006', path: fields[0]?.name ?? '', params: { row: before } } };
    }
    return null;
  };
}

/** The values in one writing; null when one is empty or cannot be read, which others will say. */
function saidBy(row: PreparedRow, fields: readonly Field[]): string | null {
  const parts: string[] = [];
  for (const field of fields) {
    const raw = row.values[field.name];
    if (raw === null || raw === undefined || raw === '') return null;
    const coerced = field.word.coerce(raw, field);
    if (!('value' in coerced) || coerced.value === null) return null;
    parts.push(comparedText(coerced.value, field));
  }
  return parts.join(',');
}

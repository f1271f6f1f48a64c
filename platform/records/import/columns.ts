import type { Finding } from '../../foundation/errors';
import { didYouMean } from '../../foundation/suggest';
import type { Entity, Field, Snapshot, Values } from '../../language/contracts';
import { effectiveSnapshot } from '../../language/snapshot';
import type { Words } from '../../vocabulary/contracts';
import type { Header } from './contracts';

/** The columns of a file, for people's maps and for the expression language, which reads a row like a record of texts. */
export interface Columns {
  readonly row: { readonly entity: Entity; readonly snapshot: Snapshot };
  /** The place of a column from 0; undefined, and a finding, when there is none or when its name stands twice. */
  find(column: string | number, path: string, findings: Finding[]): number | undefined;
  /** The cells (null is empty) as the row entity's record. */
  record(cells: readonly (string | null)[]): Values;
}

export function columnsOf({ names, width }: Header, words: Words): Columns {
  const known = names ?? [];
  const called = Array.from({ length: width }, (_, index) => namesOf(known[index] ?? '', index));
  return {
    row: rowEntity(called.flat(), words),
    find(column, path, findings) {
      const index = typeof column === 'number' ? column - 1 : known.indexOf(column.trim());
      const isTwice = typeof column === 'string' && index >= 0 && known.indexOf(column.trim(), index + 1) > 0;
      if (index >= 0 && index < width && !isTwice) return index;
      const named = known.filter((name) => name !== '');
      const hint = isTwice ? '' : didYouMean(String(column), named);
      findings.push({ code: isTwice ? 'I002' : 'I001', path, params: { name: column, hint } });
      return undefined;
    },
    record: (cells) =>
      Object.fromEntries(called.flatMap((own, index) => own.map((name) => [name, cells[index] ?? null]))),
  };
}

/** A column in expressions: `column3`, and its name where that is a name (other characters become "_"). */
function namesOf(name: string, index: number): readonly string[] {
  const numbered = `column${index + 1}`;
  const safe = nameInExpressions(name);
  return safe === '' || safe === numbered ? [numbered] : [safe, numbered];
}

/** "Unit price, €" → "Unit_price_"; a digit at the beginning gets "_" before it. */
export function nameInExpressions(name: string): string {
  const safe = name.trim().replace(/[^\p{L}\p{N}_]+/gu, '_');
  return /^\p{N}/u.test(safe) ? `_${safe}` : safe;
}

/** An entity with a text for each name. Its own fields (id, version …) give way: a column may be called so. */
function rowEntity(names: readonly string[], words: Words): Columns['row'] {
  const label = { en: 'Row', ru: 'Строка' };
  const cell = { type: 'longText', label };
  const artefact = { name: 'row', label, title: 'cell', fields: { cell } };
  const snapshot = effectiveSnapshot({ revision: 'import', artefacts: { entity: [artefact] } }, words);
  const made = snapshot.entity('row');
  const like = made.fields.get('cell');
  if (!like) throw new Error('the vocabulary lacks the word "longText"');
  const fields = new Map(names.map((name): [string, Field] => [name, { ...like, name }]));
  return { entity: { ...made, fields, title: like }, snapshot };
}

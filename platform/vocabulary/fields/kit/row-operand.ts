import type { Field } from '../../../language/contracts';
import { canonical, type RecordValues } from './known-values';

const known = new WeakMap<RecordValues, Map<Field, string | null>>();

/** What an aggregate adds up or compares of a row. Rows are never changed in place, so each is read once. */
export function rowOperand(field: Field, row: RecordValues): string | null {
  const ofRow = known.get(row) ?? new Map<Field, string | null>();
  known.set(row, ofRow);
  const found = ofRow.get(field);
  if (found !== undefined) return found;
  const value = canonical(field, row[field.name]);
  const operand = value !== null && field.word.operand ? field.word.operand(value, field) : value;
  const text = operand === null ? null : String(operand);
  ofRow.set(field, text);
  return text;
}

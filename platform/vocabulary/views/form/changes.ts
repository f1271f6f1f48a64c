/** What the user changed, in the form the record API takes, and whether two values mean the same. */
import type { Entity, Field, Snapshot } from '../../../language/contracts';
import { isEmptyValue } from '../../fields/kit/formatted';
import { type RecordValues, referenceId } from '../../fields/kit/known-values';
import { isLines } from './layout';

/** Whether people can write a field at all. */
export function isWritable(field: Field): boolean {
  return !field.system && !field.word.computation && (field.relation?.kind !== 'many' || field.relation.owned);
}

/** Whether two values of a field mean the same; a value that is no proper one counts as it was typed. */
export function sameMeaning(field: Field, left: unknown, right: unknown, snapshot: Snapshot): boolean {
  if (Object.is(left, right)) return true;
  if (isLines(field)) return sameRows(field, left, right, snapshot);
  return JSON.stringify(meaning(field, left)) === JSON.stringify(meaning(field, right));
}

/** A value as the API takes it: a reference by its id, rows of lines without what the platform computes. */
export function toInput(field: Field, value: unknown, snapshot: Snapshot): unknown {
  if (isLines(field)) return rowsInput(field, value, snapshot);
  if (isEmptyValue(value)) return null;
  return field.relation?.kind === 'one' ? referenceId(value) : value;
}

/** The whole record as input for creating it: what has a value, and what was emptied on purpose. */
export function creationInput(
  entity: Entity,
  record: RecordValues,
  touched: ReadonlySet<string>,
  snapshot: Snapshot,
): RecordValues {
  const fields = [...entity.fields.values()].filter(isWritable);
  const kept = fields.filter(({ name }) => !isEmptyValue(record[name]) || (touched.has(name) && name in record));
  return Object.fromEntries(kept.map((field) => [field.name, toInput(field, record[field.name], snapshot)]));
}

/** The changed fields of an existing record as input. */
export function changedInput(
  entity: Entity,
  record: RecordValues,
  changed: ReadonlySet<string>,
  snapshot: Snapshot,
): RecordValues {
  const fields = [...entity.fields.values()].filter(({ name }) => changed.has(name));
  return Object.fromEntries(fields.map((field) => [field.name, toInput(field, record[field.name], snapshot)]));
}

/** Rows are never changed in place: those that are the same objects need no look inside. */
function sameRows(field: Field, left: unknown, right: unknown, snapshot: Snapshot): boolean {
  const [before, after] = [rowsOf(left), rowsOf(right)];
  if (before.length !== after.length) return false;
  return before.every((row, index) => {
    const other = after[index];
    if (Object.is(row, other)) return true;
    return JSON.stringify(rowsInput(field, [row], snapshot)) === JSON.stringify(rowsInput(field, [other], snapshot));
  });
}

function rowsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function meaning(field: Field, value: unknown): unknown {
  if (isEmptyValue(value)) return null;
  const coerced = field.word.coerce(value, field);
  return 'value' in coerced ? coerced.value : value;
}

function rowsInput(field: Field, value: unknown, snapshot: Snapshot): readonly unknown[] {
  if (!Array.isArray(value) || field.relation?.kind !== 'many') return [];
  const { of, by } = field.relation;
  const inner = [...snapshot.entity(of).fields.values()].filter(
    (each) => isWritable(each) && each.name !== by && each.name !== 'position',
  );
  return value.map((row: RecordValues) => ({
    ...(typeof row.id === 'string' ? { id: row.id } : {}),
    ...Object.fromEntries(
      inner.flatMap((each) => (each.name in row ? [[each.name, toInput(each, row[each.name], snapshot)]] : [])),
    ),
  }));
}

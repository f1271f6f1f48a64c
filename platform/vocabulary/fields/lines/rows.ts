/** Rows of a line table as values: every operation gives new rows and leaves the untouched ones as they are. */
import type { Entity } from '../../../language/contracts';
import type { RecordValues } from '../kit/known-values';

export type Row = RecordValues;

interface Trace {
  readonly key: string;
  /** Fields the user wrote himself: they no longer follow their default. */
  readonly written: ReadonlySet<string>;
}

/** Follows from the order of the rows. */
const POSITION = 'position';
const traces = new WeakMap<Row, Trace>();
let made = 0;

/** What identifies a row on the screen for as long as it lives. */
export function rowKey(row: Row): string {
  return traceOf(row).key;
}

/** Whether a field of a row still follows its default: the row is new and nobody wrote there. */
export function followsDefault(row: Row): (field: string) => boolean {
  return (field) => typeof row.id !== 'string' && !traceOf(row).written.has(field);
}

/** The row as it became, still the same row to the eye. */
export function becomes(row: Row, next: Row, written: readonly string[] = []): Row {
  const trace = traceOf(row);
  traces.set(next, { key: trace.key, written: new Set([...trace.written, ...written]) });
  return next;
}

/** A new row with the constant defaults of its fields. */
export function newRow(entity: Entity): Row {
  const constants = [...entity.fields.values()].flatMap(({ name, definition: { default: value } }) =>
    value === undefined || value === null || typeof value === 'object' || name === POSITION ? [] : [[name, value]],
  );
  return Object.fromEntries(constants);
}

/** A row like another one, yet to be created. */
export function copyOf(row: Row, entity: Entity): Row {
  const kept = Object.entries(row).filter(([name]) => entity.fields.get(name)?.system === false && name !== POSITION);
  const copy = Object.fromEntries(kept);
  traces.set(copy, { key: `new-${made++}`, written: new Set(Object.keys(copy)) });
  return copy;
}

export function moved(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const row = rows[from];
  if (!row || to < 0 || to >= rows.length || from === to) return rows;
  const rest = rows.toSpliced(from, 1);
  return rest.toSpliced(to, 0, row);
}

export function replaced(rows: readonly Row[], key: string, next: (row: Row) => Row): readonly Row[] {
  const index = rows.findIndex((row) => rowKey(row) === key);
  const row = rows[index];
  return row ? rows.with(index, next(row)) : rows;
}

function traceOf(row: Row): Trace {
  const known = traces.get(row);
  if (known) return known;
  const trace = { key: typeof row.id === 'string' ? row.id : `new-${made++}`, written: NOTHING };
  traces.set(row, trace);
  return trace;
}

const NOTHING: ReadonlySet<string> = new Set();

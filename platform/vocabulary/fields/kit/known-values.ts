/**
 * What expressions read in the browser: the canonical values of their paths, taken from the record being
 * edited (API form) and from the records it points to, as far as they are known here.
 */
import type { Field, Path, Value, Values } from '../../../language/contracts';
import { isEmptyValue } from './formatted';

export type RecordValues = Readonly<Record<string, unknown>>;

/** Fields of referenced records; undefined means "not known yet", null means empty. */
export interface RelatedValues {
  value(entity: string, id: string, path: string): unknown;
}

/** A field of a referenced record that is needed and not known yet. */
export interface Unknown {
  readonly entity: string;
  readonly id: string;
  readonly path: string;
}

export interface Known {
  readonly values: Values;
  readonly unknown: readonly Unknown[];
}

/** The values of all paths. A path over a to-many relation reads the rows held in the record itself (lines). */
export function knownValues(paths: readonly Path[], record: RecordValues, related: RelatedValues): Known {
  const values: Record<string, Value | Values[]> = {};
  const unknown: Unknown[] = [];
  for (const path of paths) {
    const many = path.hops.findIndex((hop) => hop.relation?.kind === 'many');
    if (many >= 0) addRows(path, many, record, related, values, unknown);
    else values[path.text] = pathValue(path.hops, path.field, record, related, unknown);
  }
  return { values, unknown };
}

/** The canonical form of one field's API value; null when it is empty or not (yet) a proper value. */
export function canonical(field: Field, raw: unknown): Value {
  if (isEmptyValue(raw)) return null;
  const coerced = field.word.coerce(raw, field);
  if ('value' in coerced) return coerced.value;
  return field.word.computation || field.system ? (raw as Value) : null;
}

/** The id in a reference's API value. */
export function referenceId(raw: unknown): string | null {
  if (typeof raw === 'string') return raw === '' ? null : raw;
  if (typeof raw !== 'object' || raw === null) return null;
  const { id } = raw as { readonly id?: unknown };
  return typeof id === 'string' ? id : null;
}

/** A field of a read record by dotted path: under the whole path, or hop by hop. */
export function valueAt(record: RecordValues, path: string): unknown {
  if (path in record) return record[path] ?? null;
  let at: unknown = record;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null) return null;
    at = (at as RecordValues)[name];
  }
  return at ?? null;
}

/** The first names of paths: the fields of the record itself whose change may change the answer. */
export function rootsOf(paths: readonly Path[]): ReadonlySet<string> {
  return new Set(paths.map((path) => (path.hops[0] ?? path.field).name));
}

function pathValue(
  hops: readonly Field[],
  field: Field,
  record: RecordValues,
  related: RelatedValues,
  unknown: Unknown[],
): Value {
  const [first, ...rest] = hops;
  if (!first) return canonical(field, record[field.name]);
  const id = referenceId(record[first.name]);
  if (id === null || first.relation?.kind !== 'one') return null;
  if (rest.length === 0 && field.name === 'id') return id;
  const path = [...rest.map((hop) => hop.name), field.name].join('.');
  const value = related.value(first.relation.to, id, path);
  if (value === undefined) unknown.push({ entity: first.relation.to, id, path });
  return canonical(field, value);
}

function addRows(
  path: Path,
  many: number,
  record: RecordValues,
  related: RelatedValues,
  values: Record<string, Value | Values[]>,
  unknown: Unknown[],
): void {
  const collection = path.hops[many];
  const rows = many === 0 && collection ? record[collection.name] : undefined;
  if (!collection || !Array.isArray(rows)) return;
  const inner = path.hops.slice(many + 1);
  const text = [...inner, path.field].map((field) => field.name).join('.');
  const known = values[collection.name];
  const target = Array.isArray(known) ? (known as Record<string, Value>[]) : rows.map(() => ({}));
  rows.forEach((row: RecordValues, index) => {
    const slot: Record<string, Value> | undefined = target[index];
    if (slot) slot[text] = pathValue(inner, path.field, row, related, unknown);
  });
  values[collection.name] = target;
}

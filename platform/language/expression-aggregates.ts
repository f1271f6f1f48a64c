/** `sum(lines.total)`, `count(tasks)`: aggregates over a to-many relation of the record. Sum and count of nothing are 0. */
import type { Decimal } from '../foundation/decimal';
import type { ColumnKind } from '../vocabulary/contracts';
import type { Entity, Environment, Path, Scalar, SqlScope, Values } from './contracts';
import { report, rootOf, type Sources, scalarType } from './expression-names';
import { composed, given, type Node } from './expression-nodes';
import type { Aggregate } from './functions';
import { apply, PRIMITIVES } from './functions-primitives';
import { beyond, shortest, targetOf, tryPath } from './paths';
import { compareScalars, Exact, operandScalar, type ScalarType, TYPE_NAMES } from './scalars';

/** A path to many records, and the field of each that is aggregated (null for a count of rows). */
interface Collected {
  readonly via: Path;
  readonly field: Path | null;
  readonly outer: boolean;
}

const INTEGER: ColumnKind = { kind: 'integer' };
const FITTING: Readonly<Record<Aggregate, readonly ScalarType[]>> = {
  sum: ['number'],
  avg: ['number'],
  min: ['number', 'date', 'instant', 'text'],
  max: ['number', 'date', 'instant', 'text'],
  count: ['number', 'date', 'instant', 'text', 'boolean', 'reference', 'set'],
};

/** Whether a name leads to many records, at its end or on its way. */
export function leadsToMany(names: readonly string[], sources: Sources): boolean {
  const root = rootOf(names, sources);
  return root.entity !== null && viaOf(root.names, root.entity, sources) !== undefined;
}

/** The node of an aggregate over a name that leads to many records; undefined with a finding. */
export function aggregate(
  name: Aggregate,
  names: readonly string[],
  start: number,
  sources: Sources,
): Node | undefined {
  const collected = collect(names, start, sources);
  if (!collected) return undefined;
  const { field } = collected;
  if (!field && name !== 'count')
    return report(sources, 'L008', start, { expected: FIELD_OF_EACH, given: TYPE_NAMES.rows });
  const type = field ? scalarType(field.field.value) : 'number';
  const kind = field ? field.field.operand?.kind : INTEGER;
  if (!type || !kind || (field && !FITTING[name].includes(type)))
    return report(sources, 'L008', start, {
      expected: TYPE_NAMES.number,
      given: TYPE_NAMES[field?.field.value ?? 'rows'],
    });
  const seen = field ? beyond(collected.via, field) : collected.via;
  (collected.outer ? sources.recordPaths : sources.paths).set(seen.text, seen);
  return aggregateNode(name, collected, name === 'count' ? 'number' : type, kind, start);
}

const FIELD_OF_EACH = { en: 'A field of each record (lines.total)', ru: 'поле каждой записи (lines.total)' };

function collect(names: readonly string[], start: number, sources: Sources): Collected | undefined {
  const root = rootOf(names, sources);
  const found = root.entity ? viaOf(root.names, root.entity, sources) : undefined;
  if (!found) return report(sources, 'L008', start, { expected: TYPE_NAMES.rows, given: names.join('.') });
  const rest = root.names.slice(found.hops.length + 1);
  const target = targetOf(found.field, sources.snapshot);
  if (rest.length === 0 || !target) return { via: found, field: null, outer: root.outer };
  const tried = tryPath(rest.join('.'), target, sources.snapshot, sources.options);
  if ('finding' in tried) return report(sources, tried.finding.code, start, tried.finding.params ?? {});
  return { via: found, field: shortest(tried.path), outer: root.outer };
}

function viaOf(names: readonly string[], entity: Entity, sources: Sources): Path | undefined {
  for (let length = 1; length <= names.length; length++) {
    const tried = tryPath(names.slice(0, length).join('.'), entity, sources.snapshot, sources.options);
    if ('finding' in tried) return undefined;
    if (tried.path.field.relation?.kind === 'many') return tried.path;
  }
  return undefined;
}

function aggregateNode(
  name: Aggregate,
  { via, field, outer }: Collected,
  type: ScalarType,
  kind: ColumnKind,
  start: number,
): Node {
  const over = (values: Values): Scalar => aggregated(name, rowsOf(values, via), field);
  if (outer) return given(type, start, `record.${via.text}`, (environment) => over(environment.record ?? {}));
  const node = composed(type, start, [], over, (scope, environment) =>
    aggregateSql(name, via, field, kind, scope, environment),
  );
  return { ...node, readsRow: true };
}

function rowsOf(values: Values, via: Path): readonly Values[] {
  const rows = values[via.text];
  return Array.isArray(rows) ? (rows as readonly Values[]) : [];
}

function aggregated(name: Aggregate, rows: readonly Values[], field: Path | null): Scalar {
  if (!field) return new Exact(rows.length);
  const present = rows.map((row) => operandScalar(row, field)).filter((value) => value !== null);
  if (name === 'count') return new Exact(present.length);
  if (name === 'min' || name === 'max') return extreme(present, name === 'min' ? -1 : 1);
  const total = present.reduce<Decimal>((sum, value) => sum.plus(value as Decimal), new Exact(0));
  if (name === 'sum') return total;
  return PRIMITIVES.divide ? apply(PRIMITIVES.divide, [total, new Exact(present.length)], 'UTC') : null;
}

function extreme(values: readonly NonNullable<Scalar>[], wanted: -1 | 1): Scalar {
  return values.reduce<Scalar>(
    (best, value) => (best === null || compareScalars(value, best) * wanted > 0 ? value : best),
    null,
  );
}

function aggregateSql(
  name: Aggregate,
  via: Path,
  field: Path | null,
  kind: ColumnKind,
  scope: SqlScope,
  _environment: Environment,
): string {
  const { dialect } = scope;
  const inner = field ? (row: SqlScope) => row.column(field, 'operand') : null;
  const over = (of: 'sum' | 'count' | 'min' | 'max') => scope.aggregate(via, of, inner);
  if (name === 'count') return dialect.operand(`(${over('count')})`, INTEGER);
  if (name === 'sum') return dialect.operand(`COALESCE((${over('sum')}), 0)`, kind);
  if (name === 'avg')
    return dialect.divide(dialect.operand(`(${over('sum')})`, kind), dialect.operand(`(${over('count')})`, INTEGER));
  return dialect.operand(`(${over(name)})`, kind);
}

/** Groups and measures as one statement, with exact numbers. */
import { Decimal, fixed, parseDecimal } from '../foundation/decimal';
import { conditionToSql } from '../language/condition';
import type { Environment, SqlDialect, Value } from '../language/contracts';
import type { ColumnKind } from '../vocabulary/contracts';
import { createBindings } from './bindings';
import type { Aggregation, GroupTerm, Measure, Row, Statement } from './contracts';
import { type GroupedRows, type GroupedSql, isTitled, type Output, orderText, withTitles } from './grouped-titles';
import { createScope, createSource, type TableScope } from './scope';
import { fromWhere } from './select';
import { sortKeys } from './sort';

export interface CompiledAggregation {
  readonly statement: Statement;
  /** Groups and measures by their keys; numbers with decimals are canonical strings, counts are numbers. */
  decode(row: Row): Readonly<Record<string, Value>>;
}

const BUCKET: ColumnKind = { kind: 'text', length: 16 };
/** Decimals of an average beyond those of its field. */
const AVERAGE_PLACES = 2;

/** Groups sort in the order asked for, then by themselves, so that a limit always cuts at the same place. */
export function compileAggregation(dialect: SqlDialect, aggregation: Aggregation): CompiledAggregation {
  const bindings = createBindings(dialect);
  const source = createSource(dialect, aggregation.snapshot, aggregation.environment, bindings);
  const scope = createScope(source, aggregation.entity, aggregation.visible);
  const groups = Object.entries(aggregation.group).map(([key, term]) => groupOutput(key, term, scope, aggregation));
  const measures = Object.entries(aggregation.measures).map(([key, measure]) =>
    measureOutput(key, measure, scope, source.environment),
  );
  const by = groups.map((group) => group.by);
  const rows: GroupedRows = {
    outputs: [...groups.map((group) => group.output), ...measures],
    rest: `${fromWhere(source, aggregation, scope, null)}${by.length > 0 ? ` GROUP BY ${by.join(', ')}` : ''}`,
  };
  const { sql, outputs } = isTitled(aggregation) ? withTitles(source, aggregation, rows) : asTheyAre(aggregation, rows);
  const limited = `${sql} LIMIT ${bindings.raw(aggregation.limit)}`;
  return { statement: bindings.statement(limited), decode: rowReader(outputs) };
}

function asTheyAre(aggregation: Aggregation, { outputs, rest }: GroupedRows): GroupedSql {
  const selected = outputs.flatMap((output) => output.selected);
  const order = orderText(aggregation, outputs);
  return {
    sql: `SELECT ${selected.length > 0 ? selected.join(', ') : '1'} ${rest}${order ? ` ORDER BY ${order}` : ''}`,
    outputs,
  };
}

function rowReader(outputs: readonly Output[]): (row: Row) => Readonly<Record<string, Value>> {
  return (row) => {
    const values: Record<string, Value> = {};
    let at = 0;
    for (const { key, selected, read } of outputs) {
      values[key] = read(row.slice(at, at + selected.length));
      at += selected.length;
    }
    return values;
  };
}

function groupOutput(key: string, term: GroupTerm, scope: TableScope, aggregation: Aggregation) {
  const { dialect } = scope;
  const column = term.path.field.compared;
  if (!column) throw new Error(`${term.path.text} has no column to group by.`);
  const plain = scope.column(term.path, 'compared');
  if (term.bucket) {
    const by = dialect.bucket(plain, column.kind, term.bucket, aggregation.environment.timeZone);
    const read = ([cell]: readonly unknown[]) => dialect.decode(cell, BUCKET);
    return { by, output: { key, selected: [by], sorted: by, read } };
  }
  const [sort] =
    term.plain || term.title ? [] : sortKeys([{ path: term.path, descending: false }], scope, aggregation.snapshot);
  const sorted = sort && sort.sql !== plain ? `MIN(${sort.sql})` : plain;
  const read = ([cell]: readonly unknown[]) => dialect.decode(cell, column.kind);
  return { by: plain, output: { key, selected: [dialect.select(plain, column.kind)], sorted, read } };
}

function measureOutput(key: string, measure: Measure, scope: TableScope, environment: Environment): Output {
  const { dialect } = scope;
  const column = measure.path?.field.compared;
  const counted = ([cell]: readonly unknown[]): Value => Number(cell ?? 0);
  const { where } = measure;
  const measured = (value: string) =>
    where ? `CASE WHEN ${conditionToSql(where, scope, environment)} THEN ${value} END` : value;
  if (!measure.path || !column) {
    const rows = `COUNT(${where ? measured('1') : '*'})`;
    return { key, selected: [rows], sorted: rows, read: counted };
  }
  const plain = measured(scope.column(measure.path, 'compared'));
  if (measure.function === 'count') {
    return { key, selected: [`COUNT(${plain})`], sorted: `COUNT(${plain})`, read: counted };
  }
  if (measure.function === 'countDistinct') {
    return { key, selected: [`COUNT(DISTINCT ${plain})`], sorted: `COUNT(DISTINCT ${plain})`, read: counted };
  }
  if (measure.function === 'avg') return averageOutput(key, plain, column.kind, measure, dialect);
  const sql = `${measure.function === 'sum' ? 'SUM' : measure.function === 'min' ? 'MIN' : 'MAX'}(${plain})`;
  return {
    key,
    selected: [dialect.select(sql, column.kind)],
    sorted: sql,
    read: ([cell]) => dialect.decode(cell, column.kind),
  };
}

/** The exact quotient of sum and count; the engines' own averages differ in their last places. */
function averageOutput(key: string, plain: string, kind: ColumnKind, measure: Measure, dialect: SqlDialect): Output {
  const places = measure.places ?? (kind.kind === 'decimal' ? kind.scale : 0) + AVERAGE_PLACES;
  return {
    key,
    selected: [dialect.select(`SUM(${plain})`, kind), `COUNT(${plain})`],
    sorted: `AVG(${plain})`,
    read([sum, count]) {
      const total = parseDecimal(dialect.decode(sum, kind));
      return total ? fixed(total.div(new Decimal(String(count))), places) : null;
    },
  };
}

/**
 * Groups by a reference are made by its value alone, and what they are called is joined to the finished groups: the
 * names of a dozen stages are read a dozen times, not once for each of all records.
 */
import type { Path, Value } from '../language/contracts';
import { targetOf } from '../language/paths';
import { fieldReader, selectedColumns } from './codec';
import type { Aggregation, Row } from './contracts';
import { createScope, joinTarget, type Source } from './scope';
import { sortKeys } from './sort';

/** One group or measure: what it selects, what it sorts by, how its cells are read. */
export interface Output {
  readonly key: string;
  readonly selected: readonly string[];
  readonly sorted: string;
  /** What decides between rows that `sorted` leaves alike. */
  readonly beside?: string;
  read(cells: Row): Value;
}

/** Groups as one statement would select them, and its FROM, WHERE and GROUP BY. */
export interface GroupedRows {
  readonly outputs: readonly Output[];
  readonly rest: string;
}

export interface GroupedSql {
  readonly sql: string;
  readonly outputs: readonly Output[];
}

/** Where the name of a grouped reference stands in a decoded row. */
export function titleKey(key: string): string {
  return `${key}/title`;
}

export function isTitled({ group }: Aggregation): boolean {
  return Object.values(group).some((term) => term.title);
}

/** The groups as an inner select, with the titles beside them. */
export function withTitles(source: Source, aggregation: Aggregation, rows: GroupedRows): GroupedSql {
  const groups = source.alias();
  const inner: string[] = [];
  const joins: string[] = [];
  const outputs = rows.outputs.flatMap((output): readonly Output[] => {
    const name = (sql: string) => `${groups}.c${inner.push(`${sql} AS c${inner.length}`) - 1}`;
    const selected = output.selected.map(name);
    const outer: Output = { ...output, selected, sorted: name(output.sorted) };
    const title = aggregation.group[output.key]?.title;
    const path = aggregation.group[output.key]?.path;
    return title && path ? named(source, aggregation, outer, path, title, joins) : [outer];
  });
  const columns = outputs.flatMap((output) => output.selected).join(', ');
  const order = orderText(aggregation, outputs);
  return {
    sql: `SELECT ${columns} FROM (SELECT ${inner.join(', ')} ${rows.rest}) AS ${groups}${joins.join('')}${order ? ` ORDER BY ${order}` : ''}`,
    outputs,
  };
}

/** A group by a reference sorts by its title, then by itself. */
function named(
  source: Source,
  { snapshot, visible }: Aggregation,
  group: Output,
  path: Path,
  title: Path,
  joins: string[],
): readonly Output[] {
  const target = targetOf(path.field, snapshot);
  if (!target) return [group];
  const rest: Path = {
    entity: target.name,
    hops: title.hops.slice(path.hops.length + 1),
    field: title.field,
    text: title.field.name,
  };
  const scope = createScope(source, target, visible);
  const selected = selectedColumns(rest.field, scope.reach(rest.hops), source.dialect);
  const [key] = sortKeys([{ path: rest, descending: false }], scope, snapshot);
  joins.push(joinTarget(source, visible, target, group.selected[0] ?? '', scope.alias), scope.joins());
  const read = fieldReader(rest.field, 0, source.dialect);
  return [
    { ...group, sorted: key?.sql ?? group.sorted, beside: group.sorted },
    { key: titleKey(group.key), selected, sorted: '', read },
  ];
}

/** The order asked for, then all groups in the order in which they were named. */
export function orderText({ sort, group }: Aggregation, outputs: readonly Output[]): string {
  const at = (key: string) => outputs.find((output) => output.key === key);
  const asked = sort.flatMap(({ key, descending }) => {
    const output = at(key);
    return output ? [{ output, descending }] : [];
  });
  const rest = Object.keys(group).flatMap((key) => {
    const output = at(key);
    return output && !asked.some((each) => each.output === output) ? [{ output, descending: false }] : [];
  });
  return [...asked, ...rest]
    .flatMap(({ output, descending }) =>
      [output.sorted, ...(output.beside ? [output.beside] : [])].map((sql) => (descending ? `${sql} DESC` : sql)),
    )
    .join(', ');
}

/**
 * "The rows after this one" in a sort, nulls first when ascending and last when descending, as both engines sort.
 * The answer is a list of branches that no row satisfies twice: a row value that SQLite can seek, or one
 * expanded condition from which MariaDB makes a range.
 */
import type { SqlDialect, Value } from '../language/contracts';
import type { ColumnKind } from '../vocabulary/contracts';
import type { SortKey } from './sort';

type Bind = (value: string | boolean | null, kind: ColumnKind) => string;

/** Conditions whose union is what follows; usually one. */
export function branchesAfter(
  keys: readonly SortKey[],
  after: readonly Value[],
  dialect: SqlDialect,
  bind: Bind,
): readonly string[] {
  const seekable =
    dialect.engine === 'sqlite' && isOneDirection(keys) && keys.every((_, index) => given(after, index) !== null);
  return seekable ? rowValueBranches(keys, after, bind) : [expanded(keys, after, bind)];
}

/** (a, b, id) > (?, ?, ?) leaves out nulls: right when ascending, where they came first; when descending they are yet to come. */
function rowValueBranches(keys: readonly SortKey[], after: readonly Value[], bind: Bind): readonly string[] {
  const bound = keys.map((key, index) => bindGiven(key, after, index, bind));
  const descending = keys[0]?.descending ?? false;
  const row = `(${keys.map((key) => key.sql).join(', ')}) ${descending ? '<' : '>'} (${bound.join(', ')})`;
  if (!descending) return [row];
  const nulls = keys.flatMap((key, index) => {
    if (key.required) return [];
    const same = keys.slice(0, index).map((earlier, at) => `${earlier.sql} = ${bindGiven(earlier, after, at, bind)}`);
    return [[...same, `${key.sql} IS NULL`].join(' AND ')];
  });
  return [row, ...nulls];
}

/** a > ? OR (a = ? AND (b > ? OR (b = ? AND id > ?))), each comparison as nulls demand. */
function expanded(keys: readonly SortKey[], after: readonly Value[], bind: Bind): string {
  const step = (index: number): string => {
    const key = keys[index];
    if (!key) return '1 = 0';
    const value = given(after, index);
    const beyond = strictlyAfter(key, value, () => bindGiven(key, after, index, bind));
    if (index === keys.length - 1) return beyond;
    const same = value === null ? `${key.sql} IS NULL` : `${key.sql} = ${bindGiven(key, after, index, bind)}`;
    return `(${beyond} OR (${same} AND ${step(index + 1)}))`;
  };
  return step(0);
}

function strictlyAfter(key: SortKey, value: Value, bound: () => string): string {
  if (value === null) return key.descending ? '1 = 0' : `${key.sql} IS NOT NULL`;
  if (!key.descending) return `${key.sql} > ${bound()}`;
  return key.required ? `${key.sql} < ${bound()}` : `(${key.sql} < ${bound()} OR ${key.sql} IS NULL)`;
}

function isOneDirection(keys: readonly SortKey[]): boolean {
  return keys.every((key) => key.descending === keys[0]?.descending);
}

function given(after: readonly Value[], index: number): Value {
  return after[index] ?? null;
}

function bindGiven(key: SortKey, after: readonly Value[], index: number, bind: Bind): string {
  const value = given(after, index);
  return bind(typeof value === 'boolean' ? value : value === null ? null : String(value), key.kind);
}

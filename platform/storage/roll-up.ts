/** Stored totals over a collection, recomputed by the database from the rows as they are now. */
import { conditionToSql } from '../language/condition';
import type { Column, Entity, Environment, Field, Path, RollUp, Snapshot, SqlDialect } from '../language/contracts';
import { targetOf } from '../language/paths';
import type { ColumnKind } from '../vocabulary/contracts';
import { createBindings } from './bindings';
import type { Statement, Transaction } from './contracts';
import { createScope, createSource, EVERYTHING, type TableScope } from './scope';
import { titlePath } from './sort';
import { chunks } from './write';

interface Recomputation {
  readonly dialect: SqlDialect;
  readonly snapshot: Snapshot;
  readonly rollUp: RollUp;
  readonly environment: Environment;
}

const PARENTS_AT_ONCE = 500;
const SEPARATOR = ', ';

/**
 * Brings a roll-up of these parents up to date: one UPDATE for each 500. The parents are locked first, in the order of their
 * ids, so that of two transactions that change rows of the same parent the later one counts the rows of both.
 */
export async function recomputeRollUps(
  transaction: Transaction,
  { dialect, snapshot, rollUp, environment }: Recomputation,
  parentIds: readonly string[],
): Promise<void> {
  const parent = snapshot.entity(rollUp.field.entity);
  for (const ids of chunks([...new Set(parentIds)].sort(), PARENTS_AT_ONCE)) {
    if (dialect.engine === 'mysql') await transaction.read(lock(dialect, parent, ids));
    await transaction.run(rollUpStatement({ dialect, snapshot, rollUp, environment }, parent, ids));
  }
}

/** The one UPDATE; exported for plans and tests. */
export function rollUpStatement(what: Recomputation, parent: Entity, ids: readonly string[]): Statement {
  const { dialect, snapshot, rollUp, environment } = what;
  const { quote } = dialect;
  const bindings = createBindings(dialect);
  const source = createSource(dialect, snapshot, environment, bindings);
  const target = targetOf(rollUp.over, snapshot);
  const relation = rollUp.over.relation;
  const by = relation?.kind === 'many' ? target?.fields.get(relation.by)?.columns[0] : undefined;
  if (!target || !by) throw new Error(`${rollUp.field.entity}.${rollUp.field.name} totals nothing.`);
  const scope = createScope(source, target, EVERYTHING);
  const sets = assignments(rollUp, scope, snapshot);
  const condition = rollUp.where ? ` AND (${conditionToSql(rollUp.where, scope, environment)})` : '';
  const bin = target.archivable ? ` AND ${scope.alias}.${quote('deletedAt')} IS NULL` : '';
  const link = `${scope.alias}.${quote(by.name)}`;
  const from = `FROM ${quote(target.table)} AS ${scope.alias}${scope.joins()}`;
  const list = `(${ids.map((id) => bindings.raw(id)).join(', ')})`;
  const table = quote(parent.table);
  if (dialect.engine === 'sqlite') {
    const names = sets.map(({ column }) => quote(column.name)).join(', ');
    const values = sets.map(({ value }) => value).join(', ');
    return bindings.statement(
      `UPDATE ${table} SET (${names}) = (SELECT ${values} ${from} WHERE ${link} = ${table}.${quote('id')}${bin}${condition}) WHERE ${quote('id')} IN ${list}`,
    );
  }
  const totals = sets.map(({ value }, place) => `${value} AS v${place}`).join(', ');
  const changes = sets.map(
    ({ column, empty }, place) => `p.${quote(column.name)} = COALESCE(totals.v${place}, ${empty})`,
  );
  return bindings.statement(
    `UPDATE ${table} AS p LEFT JOIN (SELECT ${link} AS parent, ${totals} ${from} WHERE ${link} IN ${list}${bin}${condition} GROUP BY ${link}) AS totals ON totals.parent = p.${quote('id')} SET ${changes.join(', ')} WHERE p.${quote('id')} IN ${list}`,
  );
}

interface Assignment {
  readonly column: Column;
  readonly value: string;
  /** What a parent without rows gets. */
  readonly empty: string;
}

/** A total in several columns (money) stands in the ones that are compared and computed with; a sum over currencies has none itself. */
function assignments(rollUp: RollUp, scope: TableScope, snapshot: Snapshot): readonly Assignment[] {
  const { field } = rollUp;
  const empty = rollUp.function === 'sum' || rollUp.function === 'count' ? '0' : 'NULL';
  const sets = field.columns.map((column): Assignment => {
    const holds = column.name === field.compared?.name || column.name === field.operand?.name;
    return holds
      ? { column, value: total(rollUp, column.kind, scope, snapshot), empty }
      : { column, value: 'NULL', empty: 'NULL' };
  });
  const shown = sets.find(({ column }) => column.name === field.compared?.name);
  if (!field.folded || !shown) return sets;
  return [...sets, { column: field.folded, value: scope.dialect.fold(shown.value), empty: 'NULL' }];
}

function total(rollUp: RollUp, kind: ColumnKind, scope: TableScope, snapshot: Snapshot): string {
  const own = rollUp.of ? ownPath(rollUp.of) : null;
  if (!own) return rescaled('COUNT(*)', null, 0, kind, scope.dialect);
  if (rollUp.function === 'count')
    return rescaled(`COUNT(${scope.column(own, 'compared')})`, null, 0, kind, scope.dialect);
  if (rollUp.function === 'list') return listed(titlePath(own, snapshot), kind, scope);
  const column = scope.column(own, 'compared');
  const scale = scaleOf(own.field.compared?.kind);
  if (rollUp.function === 'sum') return rescaled(`COALESCE(SUM(${column}), 0)`, null, scale, kind, scope.dialect);
  if (rollUp.function === 'avg') return rescaled(`SUM(${column})`, `COUNT(${column})`, scale, kind, scope.dialect);
  return rescaled(`${rollUp.function === 'min' ? 'MIN' : 'MAX'}(${column})`, null, scale, kind, scope.dialect);
}

/**
 * A number of one scale (divided by a count) as the column keeps it, rounded half away from zero. SQLite keeps integers
 * of the smallest unit, so this is integer arithmetic; MariaDB rounds by itself when it stores.
 */
function rescaled(
  value: string,
  count: string | null,
  scale: number | null,
  kind: ColumnKind,
  dialect: SqlDialect,
): string {
  const wanted = scaleOf(kind);
  if (dialect.engine === 'mysql' || scale === null || wanted === null) return count ? `(${value} / ${count})` : value;
  const up = 10 ** Math.max(0, wanted - scale);
  const down = 10 ** Math.max(0, scale - wanted);
  const whole = up === 1 ? value : `(${value} * ${up})`;
  if (!count && down === 1) return whole;
  const divisor = count ? (down === 1 ? count : `(${count} * ${down})`) : String(down);
  return `(CASE WHEN ${whole} < 0 THEN -1 ELSE 1 END * ((ABS(${whole}) * 2 + ${divisor}) / (NULLIF(${divisor}, 0) * 2)))`;
}

function listed(path: Path, kind: ColumnKind, scope: TableScope): string {
  const column = scope.column(path, 'compared');
  const separator = scope.bind(SEPARATOR);
  const length = kind.kind === 'text' ? kind.length : 0;
  if (scope.dialect.engine === 'sqlite')
    return `substr(group_concat(${column}, ${separator} ORDER BY ${column}), 1, ${length})`;
  return `LEFT(GROUP_CONCAT(${column} ORDER BY ${column} SEPARATOR ', '), ${length})`;
}

function scaleOf(kind: ColumnKind | undefined): number | null {
  if (kind?.kind === 'decimal') return kind.scale;
  return kind?.kind === 'integer' ? 0 : null;
}

function ownPath(field: Field): Path {
  return { entity: field.entity, hops: [], field, text: field.name };
}

function lock(dialect: SqlDialect, parent: Entity, ids: readonly string[]): Statement {
  const id = dialect.quote('id');
  return {
    sql: `SELECT ${id} FROM ${dialect.quote(parent.table)} WHERE ${id} IN (${ids.map(() => '?').join(', ')}) ORDER BY ${id} FOR UPDATE`,
    values: ids,
  };
}

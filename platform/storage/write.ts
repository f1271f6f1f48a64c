/** Sets of rows in few statements. The rows are values in memory by field name, already checked by the records floor. */
import { LRUCache } from 'lru-cache';
import type { Entity, Field, SqlDialect, Value, Values } from '../language/contracts';
import { fieldReader, fieldWriter, selectedColumns, writtenColumns } from './codec';
import type { CompiledSelection, Statement } from './contracts';

export interface RowChange {
  readonly id: string;
  /** Only fields that change; the version goes up by itself. */
  readonly values: Values;
}

/** SQLite takes 32,766 values in one statement; MariaDB by default 16 MB. */
const MOST_VALUES = 30_000;
const MOST_ROWS = 1000;
/** Up to so many alike rows go with the others in one statement rather than in one of their own. */
const FEWEST_SHARED = 20;

/** Multi-row INSERTs. Every row gets every column of the entity; what `values` leave out is null. */
export function insertRows(dialect: SqlDialect, entity: Entity, rows: readonly Values[]): readonly Statement[] {
  const fields = storedFields(entity);
  const columns = fields.flatMap((field) => writtenColumns(field).map((column) => column.name));
  const writers = fields.map((field) => ({ name: field.name, write: fieldWriter(field, dialect) }));
  return chunks(rows, rowsAtOnce(columns.length)).map((chunk) => {
    const values: unknown[] = [];
    for (const row of chunk) for (const { name, write } of writers) write(row[name] as Value | undefined, values);
    return { sql: insertText(dialect, entity.table, columns, chunk.length), values };
  });
}

/** Multi-row INSERTs of driver values into any table of ours. */
export function insertPlain(
  dialect: SqlDialect,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): readonly Statement[] {
  return chunks(rows, rowsAtOnce(columns.length)).map((chunk) => {
    const values: unknown[] = [];
    for (const row of chunk) for (const cell of row) values.push(cell);
    return { sql: insertText(dialect, table, columns, chunk.length), values };
  });
}

function rowsAtOnce(columns: number): number {
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_VALUES / columns)));
}

/** Texts of a thousand rows are long; the same ones come again and again. */
const insertTexts = new LRUCache<string, string>({ max: 200 });

function insertText(dialect: SqlDialect, table: string, columns: readonly string[], rows: number): string {
  const key = `${dialect.engine} ${table} ${rows} ${columns.join(' ')}`;
  const known = insertTexts.get(key);
  if (known !== undefined) return known;
  const names = columns.map((column) => dialect.quote(column)).join(', ');
  const one = `(${columns.map(() => '?').join(', ')})`;
  const sql = `INSERT INTO ${dialect.quote(table)} (${names}) VALUES ${Array(rows).fill(one).join(', ')}`;
  insertTexts.set(key, sql);
  return sql;
}

/** One row, if it still has this version (null: whatever version). Changes 1 row, or 0 when somebody was faster. */
export function updateRow(dialect: SqlDialect, entity: Entity, change: RowChange, version: number | null): Statement {
  const set = assignments(dialect, entity, change.values);
  const where = version === null ? '' : ` AND ${dialect.quote('version')} = ?`;
  return {
    sql: `UPDATE ${dialect.quote(entity.table)} SET ${set.text} WHERE ${dialect.quote('id')} = ?${where}`,
    values: [...set.values, change.id, ...(version === null ? [] : [version])],
  };
}

/**
 * Many rows that the caller holds locked. Rows that get the same values share one statement. Rows that get different values
 * are one INSERT that meets its rows where a statement is a journey to a server, and have one each on SQLite.
 */
export function updateRows(dialect: SqlDialect, entity: Entity, changes: readonly RowChange[]): readonly Statement[] {
  const groups = grouped(changes, ({ values }) => Object.keys(values).sort().join(' '));
  return groups.flatMap((group) => {
    const alike = grouped(group, ({ values }) =>
      JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))),
    );
    const isShared = (rows: readonly RowChange[]) => rows.length > (dialect.engine === 'sqlite' ? 1 : FEWEST_SHARED);
    const shared = alike.filter(isShared);
    const single = alike.filter((rows) => !isShared(rows)).flat();
    return [
      ...shared.flatMap((rows) => chunks(rows, MOST_ROWS).map((chunk) => sameUpdate(dialect, entity, chunk))),
      ...(dialect.engine === 'sqlite'
        ? single.map((change) => updateRow(dialect, entity, change, null))
        : overwriteRows(dialect, entity, single)),
    ];
  });
}

/** Removes rows for good. */
export function deleteRows(dialect: SqlDialect, entity: Entity, ids: readonly string[]): readonly Statement[] {
  return byIds(ids, (list) => `DELETE FROM ${dialect.quote(entity.table)} WHERE ${dialect.quote('id')} IN ${list}`);
}

/** Puts rows into the bin, or takes them out with `deletedAt: null`. */
export function binRows(
  dialect: SqlDialect,
  entity: Entity,
  ids: readonly string[],
  stamps: Readonly<Record<'deletedAt' | 'updatedAt' | 'updatedBy', string | null>>,
): readonly Statement[] {
  const set = assignments(dialect, entity, stamps);
  return byIds(
    ids,
    (list) => `UPDATE ${dialect.quote(entity.table)} SET ${set.text} WHERE ${dialect.quote('id')} IN ${list}`,
    set.values,
  );
}

/** All stored fields of rows by id, in the bin or not, locked until the transaction ends where the engine locks rows. */
export function selectForUpdate(
  dialect: SqlDialect,
  entity: Entity,
  ids: readonly string[],
): { readonly statements: readonly Statement[]; readonly decode: CompiledSelection['decode'] } {
  const columns: string[] = [];
  const readers = storedFields(entity).map((field) => {
    const read = fieldReader(field, columns.length, dialect);
    columns.push(...selectedColumns(field, dialect.quote(entity.table), dialect));
    return { name: field.name, read };
  });
  const lock = dialect.engine === 'mysql' ? ' FOR UPDATE' : '';
  const id = dialect.quote('id');
  const select = `SELECT ${columns.join(', ')} FROM ${dialect.quote(entity.table)} WHERE ${id} IN `;
  return {
    statements: byIds([...new Set(ids)].sort(), (list) => `${select}${list} ORDER BY ${id}${lock}`),
    decode: (row) => Object.fromEntries(readers.map(({ name, read }) => [name, read(row)])),
  };
}

/** Fields with columns of their own, in the order of the entity. */
export function storedFields(entity: Entity): readonly Field[] {
  return [...entity.fields.values()].filter((field) => field.columns.length > 0);
}

function sameUpdate(dialect: SqlDialect, entity: Entity, changes: readonly RowChange[]): Statement {
  const set = assignments(dialect, entity, changes[0]?.values ?? {});
  return {
    sql: `UPDATE ${dialect.quote(entity.table)} SET ${set.text} WHERE ${dialect.quote('id')} IN ${marks(changes.length)}`,
    values: [...set.values, ...changes.map((change) => change.id)],
  };
}

/** Rows with the same fields: an INSERT of rows that are there, so that each only gets its new values (20 times less work than a CASE). */
function overwriteRows(dialect: SqlDialect, entity: Entity, changes: readonly RowChange[]): readonly Statement[] {
  const [first] = changes;
  if (!first) return [];
  if (changes.length === 1) return [updateRow(dialect, entity, first, null)];
  const { quote } = dialect;
  const fields = Object.keys(first.values).flatMap((name) => {
    const field = name === 'id' || name === 'version' ? undefined : entity.fields.get(name);
    return field ? [field] : [];
  });
  const columns = fields.flatMap((field) => writtenColumns(field).map((column) => column.name));
  const writers = fields.map((field) => ({ name: field.name, write: fieldWriter(field, dialect) }));
  const sets = [...columns.map((name) => `${quote(name)} = VALUES(${quote(name)})`), nextVersion(dialect)].join(', ');
  const all = ['id', 'version', ...columns];
  return chunks(changes, rowsAtOnce(all.length)).map((chunk) => {
    const values: unknown[] = [];
    for (const change of chunk) {
      values.push(change.id, 1);
      for (const { name, write } of writers) write(change.values[name] as Value | undefined, values);
    }
    return {
      sql: `${insertText(dialect, entity.table, all, chunk.length)} ON DUPLICATE KEY UPDATE ${sets}`,
      values,
    };
  });
}

function assignments(
  dialect: SqlDialect,
  entity: Entity,
  values: Values,
): { text: string; values: readonly unknown[] } {
  const texts: string[] = [];
  const cells: unknown[] = [];
  for (const [name, value] of Object.entries(values)) {
    const field = entity.fields.get(name);
    if (!field || name === 'id' || name === 'version') continue;
    for (const column of writtenColumns(field)) texts.push(`${dialect.quote(column.name)} = ?`);
    fieldWriter(field, dialect)(value as Value | undefined, cells);
  }
  return { text: [...texts, nextVersion(dialect)].join(', '), values: cells };
}

function nextVersion(dialect: SqlDialect): string {
  return `${dialect.quote('version')} = ${dialect.quote('version')} + 1`;
}

function byIds(
  ids: readonly string[],
  sql: (list: string) => string,
  before: readonly unknown[] = [],
): readonly Statement[] {
  return chunks(ids, MOST_ROWS).map((chunk) => ({ sql: sql(marks(chunk.length)), values: [...before, ...chunk] }));
}

function marks(count: number): string {
  return `(${Array(count).fill('?').join(', ')})`;
}

export function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** The DDL texts of each engine. They only ever create, add and widen. */
import type { SqlDialect } from '../language/contracts';
import type { ColumnKind } from '../vocabulary/contracts';
import { columnType } from './column-types';
import type { ColumnShape, ForeignKeyShape, IndexShape, TableShape } from './table-shape';

/** Which text columns of a table lie outside the row, decided by the planner's budget. */
export type Outside = ReadonlySet<string>;

/** InnoDB's limit of one index key. */
const KEY_BYTES = 3072;
const PREFIX_CHARACTERS = 191;
const LIVE = '_live';
const TABLE_OPTIONS = 'ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin';

/** One statement for MariaDB, the table and its indexes one by one for SQLite. */
export function createTable(table: TableShape, outside: Outside, dialect: SqlDialect): readonly string[] {
  const columns = table.columns.map((column) => columnText(table, column, outside, dialect));
  const head = `CREATE TABLE ${dialect.quote(table.name)} (\n  `;
  if (dialect.engine === 'sqlite') {
    return [
      `${head}${columns.join(',\n  ')}\n)`,
      ...table.indexes.map((index) => addIndex(table, index, outside, dialect)),
    ];
  }
  const parts = [
    ...columns,
    ...(needsLive(table) ? [liveColumn(dialect)] : []),
    `PRIMARY KEY (${dialect.quote(table.primary)})`,
    ...table.indexes.map((index) => mysqlIndex(table, index, outside, dialect)),
    ...table.foreignKeys.map((key) => foreignKeyText(key, dialect)),
  ];
  return [`${head}${parts.join(',\n  ')}\n) ${TABLE_OPTIONS}`];
}

export function addColumn(table: TableShape, column: ColumnShape, outside: Outside, dialect: SqlDialect): string {
  const added = columnText(table, { ...column, required: false }, outside, dialect);
  return `ALTER TABLE ${dialect.quote(table.name)} ADD COLUMN ${added}`;
}

export function addLiveColumn(table: TableShape, dialect: SqlDialect): string {
  return `ALTER TABLE ${dialect.quote(table.name)} ADD COLUMN ${liveColumn(dialect)}`;
}

export function addIndex(table: TableShape, index: IndexShape, outside: Outside, dialect: SqlDialect): string {
  if (dialect.engine === 'mysql')
    return `ALTER TABLE ${dialect.quote(table.name)} ADD ${mysqlIndex(table, index, outside, dialect)}`;
  const sorted =
    index.unique || index.columns.includes(table.primary) ? index.columns : [...index.columns, table.primary];
  // Not a partial one: it also follows references from rows in the bin, so that these need no index of their own.
  const columns = index.live && !index.unique ? [...sorted, 'deletedAt'] : sorted;
  const where = index.live && index.unique ? ` WHERE ${dialect.quote('deletedAt')} IS NULL` : '';
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${dialect.quote(index.name)} ON ${dialect.quote(table.name)} (${list(columns, dialect)})${where}`;
}

export function addForeignKey(table: TableShape, key: ForeignKeyShape, dialect: SqlDialect): string {
  return `ALTER TABLE ${dialect.quote(table.name)} ADD ${foreignKeyText(key, dialect)}`;
}

export function widenColumn(table: TableShape, column: ColumnShape, dialect: SqlDialect): string {
  const type = columnType(column.kind, 'mysql', false);
  return `ALTER TABLE ${dialect.quote(table.name)} MODIFY COLUMN ${dialect.quote(column.name)} ${type} NULL`;
}

/** Whether a table needs the generated column that keeps rows in the bin out of its uniques. */
export function needsLive(table: TableShape): boolean {
  return table.indexes.some((index) => index.unique && index.live);
}

export function hasLive(columns: ReadonlyMap<string, string>): boolean {
  return columns.has(LIVE);
}

/** The indexes a table gets: SQLite's unique ones of rows outside the bin are partial and cannot stand in for a whole one. */
export function neededIndexes(table: TableShape, dialect: SqlDialect): readonly IndexShape[] {
  const isPartial = (index: IndexShape) => index.live && index.unique && dialect.engine === 'sqlite';
  const whole = table.indexes.filter((index) => !index.follows && !isPartial(index));
  const served = new Set(whole.map((index) => index.columns[0]));
  return table.indexes.filter((index) => !index.follows || !served.has(index.columns[0]));
}

/** Whether a unique index can be made at all: a prefix would refuse texts that only begin alike. */
export function isUniquePossible(table: TableShape, index: IndexShape, outside: Outside, dialect: SqlDialect): boolean {
  return !index.unique || dialect.engine === 'sqlite' || !keyParts(table, index, outside, dialect).some(isPrefix);
}

function columnText(table: TableShape, column: ColumnShape, outside: Outside, dialect: SqlDialect): string {
  const name = dialect.quote(column.name);
  const { engine } = dialect;
  if (column.counted)
    return engine === 'sqlite' ? `${name} INTEGER PRIMARY KEY AUTOINCREMENT` : `${name} BIGINT NOT NULL AUTO_INCREMENT`;
  const type = columnType(column.kind, engine, outside.has(column.name));
  const required = column.required ? ' NOT NULL' : engine === 'mysql' ? ' NULL' : '';
  if (engine === 'mysql') return `${name} ${type}${required}`;
  const key = table.foreignKeys.find((candidate) => candidate.column === column.name);
  const primary = column.name === table.primary ? ' PRIMARY KEY' : '';
  const reference = key
    ? ` CONSTRAINT ${dialect.quote(key.name)} REFERENCES ${dialect.quote(key.table)} (${dialect.quote('id')})`
    : '';
  return `${name} ${type}${required}${primary}${reference}`;
}

/** Null for a row in the bin, and nulls never collide. */
function liveColumn(dialect: SqlDialect): string {
  return `${dialect.quote(LIVE)} TINYINT GENERATED ALWAYS AS (IF(${dialect.quote('deletedAt')} IS NULL, 1, NULL)) VIRTUAL`;
}

function mysqlIndex(table: TableShape, index: IndexShape, outside: Outside, dialect: SqlDialect): string {
  const parts = keyParts(table, index, outside, dialect);
  return `${index.unique ? 'UNIQUE ' : ''}INDEX ${dialect.quote(index.name)} (${parts.join(', ')})`;
}

/**
 * `deletedAt` stands last, where lists and counts find it without reading the row; at the front it would tempt the server
 * to read nearly all rows through the index. The sort of a list goes on beyond it, as it is constant there.
 */
function keyParts(table: TableShape, index: IndexShape, outside: Outside, dialect: SqlDialect): string[] {
  const kinds = new Map(table.columns.map((column) => [column.name, column.kind]));
  const bytes = index.columns.reduce((sum, name) => sum + keyBytes(kinds.get(name)), 16);
  const parts = index.columns.map((name) => {
    const kind = kinds.get(name);
    const long = outside.has(name) || kind?.kind === 'longText' || (kind?.kind === 'text' && kind.length > 768);
    const cut = long || (bytes > KEY_BYTES && kind?.kind === 'text' && kind.length > PREFIX_CHARACTERS);
    return cut ? `${dialect.quote(name)}(${PREFIX_CHARACTERS})` : dialect.quote(name);
  });
  if (!index.live) return parts;
  return [...parts, dialect.quote(index.unique ? LIVE : 'deletedAt')];
}

function keyBytes(kind: ColumnKind | undefined): number {
  return kind?.kind === 'text' ? kind.length * 4 + 2 : 36;
}

function isPrefix(part: string): boolean {
  return part.endsWith(')');
}

function foreignKeyText(key: ForeignKeyShape, dialect: SqlDialect): string {
  return `CONSTRAINT ${dialect.quote(key.name)} FOREIGN KEY (${dialect.quote(key.column)}) REFERENCES ${dialect.quote(key.table)} (${dialect.quote('id')})`;
}

function list(columns: readonly string[], dialect: SqlDialect): string {
  return columns.map((column) => dialect.quote(column)).join(', ');
}

/** How many rows a change would meet; nothing here changes anything. */
import type { Entity, Field, SqlDialect } from '../language/contracts';
import type { Database, Statement } from './contracts';

/** Rows of an entity's table, those in the bin included. */
export async function countRows(database: Database, table: string): Promise<number> {
  return count(database, { sql: `SELECT COUNT(*) FROM ${database.dialect.quote(table)}`, values: [] });
}

/** Rows in which a column holds something. */
export async function countFilled(database: Database, table: string, column: string): Promise<number> {
  const { quote } = database.dialect;
  return count(database, { sql: `SELECT COUNT(${quote(column)}) FROM ${quote(table)}`, values: [] });
}

/** Rows that hold an option of a field, alone or in a set. */
export async function countOption(database: Database, table: string, field: Field, option: string): Promise<number> {
  const { quote } = database.dialect;
  const column = quote(field.columns[0]?.name ?? '');
  const [holds, value] = field.value === 'set' ? [`INSTR(${column}, ?) > 0`, `|${option}|`] : [`${column} = ?`, option];
  return count(database, { sql: `SELECT COUNT(*) FROM ${quote(table)} WHERE ${holds}`, values: [value] });
}

/** Rows in which a text is longer than so many characters, and the first of these texts. */
export async function findLonger(
  database: Database,
  table: string,
  column: string,
  length: number,
): Promise<{ readonly count: number; readonly examples: readonly { readonly id: string; readonly value: string }[] }> {
  const { quote, engine } = database.dialect;
  const longer = `FROM ${quote(table)} WHERE ${CHARACTERS[engine]}(${quote(column)}) > ?`;
  const found = await count(database, { sql: `SELECT COUNT(*) ${longer}`, values: [length] });
  if (found === 0) return { count: 0, examples: [] };
  const sql = `SELECT ${quote('id')}, ${quote(column)} ${longer} ORDER BY ${quote('id')} LIMIT 5`;
  const rows = await database.read({ sql, values: [length] });
  return { count: found, examples: rows.map(([id, value]) => ({ id: String(id), value: String(value) })) };
}

const CHARACTERS = { sqlite: 'LENGTH', mysql: 'CHAR_LENGTH' } as const;

export interface Duplicates {
  /** Combinations that stand in more than one row. */
  readonly count: number;
  readonly examples: readonly string[];
}

/** Combinations of values that a unique rule over these fields would refuse; empty ones never collide. */
export async function findDuplicates(
  database: Database,
  entity: Entity,
  fields: readonly Field[],
  archivable = entity.archivable,
): Promise<Duplicates> {
  const { dialect } = database;
  const columns = fields.map((field) => dialect.quote(field.compared?.name ?? field.name));
  const filled = columns.map((column) => `${column} IS NOT NULL`);
  const live = archivable ? [...filled, `${dialect.quote('deletedAt')} IS NULL`] : filled;
  const inner = `SELECT ${shown(fields, dialect).join(', ')} FROM ${dialect.quote(entity.table)} WHERE ${live.join(' AND ')} GROUP BY ${columns.join(', ')} HAVING COUNT(*) > 1`;
  const [[total] = [0]] = await database.read({ sql: `SELECT COUNT(*) FROM (${inner}) AS twice`, values: [] });
  if (Number(total) === 0) return { count: 0, examples: [] };
  const rows = await database.read({ sql: `${inner} LIMIT 5`, values: [] });
  return { count: Number(total), examples: rows.map((row) => row.map(String).join(', ')) };
}

function shown(fields: readonly Field[], dialect: SqlDialect): readonly string[] {
  return fields.map(({ compared, name }) =>
    compared ? dialect.select(dialect.quote(compared.name), compared.kind) : dialect.quote(name),
  );
}

async function count(database: Database, statement: Statement): Promise<number> {
  const [[found] = [0]] = await database.read(statement);
  return Number(found);
}

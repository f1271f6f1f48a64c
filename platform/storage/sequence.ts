import type { SqlDialect } from '../language/contracts';
import type { Database, Transaction } from './contracts';
import { insertPlain } from './write';

/**
 * Draws `count` numbers of a named sequence and returns the first. The row stays locked until the transaction ends, so
 * numbers have no gaps unless records are deleted.
 */
export async function nextInSequence(
  transaction: Transaction,
  dialect: SqlDialect,
  name: string,
  count: number,
): Promise<number> {
  const { quote } = dialect;
  const [table, key, value] = [quote('_sequence'), quote('name'), quote('value')];
  const again =
    dialect.engine === 'sqlite'
      ? `ON CONFLICT (${key}) DO UPDATE SET ${value} = ${value} + excluded.${value}`
      : `ON DUPLICATE KEY UPDATE ${value} = ${value} + VALUES(${value})`;
  await transaction.run({
    sql: `INSERT INTO ${table} (${key}, ${value}) VALUES (?, ?) ${again}`,
    values: [name, count],
  });
  const rows = await transaction.read({ sql: `SELECT ${value} FROM ${table} WHERE ${key} = ?`, values: [name] });
  return Number(rows[0]?.[0]) - count + 1;
}

/** Gives a copy the numbers that were drawn already, so that it goes on where the original is. */
export async function copySequences(from: Database, to: Transaction, dialect: SqlDialect): Promise<void> {
  const { quote } = from.dialect;
  const columns = ['name', 'value'];
  const sql = `SELECT ${columns.map(quote).join(', ')} FROM ${quote('_sequence')}`;
  const rows = await from.read({ sql, values: [] });
  for (const statement of insertPlain(dialect, '_sequence', columns, rows)) await to.run(statement);
}

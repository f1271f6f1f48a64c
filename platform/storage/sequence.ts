import type { SqlDialect } from '../language/contracts';
import type { Transaction } from './contracts';

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

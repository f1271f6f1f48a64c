import type { Database } from './contracts';

/** The records of a table that were changed on a revision of this number or a later one. */
export async function writtenSince(database: Database, table: string, revision: number): Promise<ReadonlySet<string>> {
  const { quote, engine } = database.dialect;
  const number = `CAST(o.${quote('revision')} AS ${engine === 'mysql' ? 'SIGNED' : 'INTEGER'})`;
  const sql = `SELECT DISTINCT t.${quote('id')} FROM ${quote('_outbox')} AS o JOIN ${quote('_history')} AS h ON h.${quote('id')} = o.${quote('history')} JOIN ${quote(table)} AS t ON t.${quote('id')} = h.${quote('record')} WHERE ${number} >= ?`;
  const rows = await database.read({ sql, values: [revision] });
  return new Set(rows.map(([id]) => String(id)));
}

import type { Base } from './base';
import { word } from './base';

const ROWS = 10_000;
const CHUNK = 1000;

/** Seconds for 10,000 records through the records floor (with history and rules), and for the same rows as raw multi-row inserts. */
export async function bulkRatio(base: Base): Promise<{ rows: number; ours: number; raw: number }> {
  const { app } = base;
  const record = (i: number, tail: string) => ({
    name: `Партия ${i} ${word(i)}`,
    code: `BULK-${tail}-${i}`,
    owner: base.users.admin,
  });
  let ours = 0;
  const inserts: { sql: string; values: readonly unknown[] }[] = [];
  const table = app.database.dialect.quote(app.current.current().entity('account').table);
  for (let from = 0; from < ROWS; from += CHUNK) {
    const create = Array.from({ length: CHUNK }, (_, i) => record(from + i, 'a'));
    const stop = app.database.onStatement((sql, values) => {
      if (sql.startsWith(`INSERT INTO ${table} `) || sql.startsWith(`INSERT INTO ${table}(`))
        inserts.push({ sql, values });
    });
    const began = performance.now();
    await app.records.batch(app.systemContext('seed'), 'account', { create });
    ours += performance.now() - began;
    stop();
  }
  await app.database.write((unit) =>
    unit.run({ sql: `DELETE FROM ${table} WHERE ${app.database.dialect.quote('code')} LIKE ?`, values: ['BULK-a-%'] }),
  );
  const began = performance.now();
  for (const statement of inserts) await app.database.write((unit) => unit.run(statement));
  const raw = performance.now() - began;
  return { rows: ROWS, ours: ours / 1000, raw: raw / 1000 };
}

import type { Base } from './base';
import { word } from './base';
import { median } from './measure';

const ROWS = 10_000;
const CHUNK = 1000;
const ROUNDS = 3;

export interface Bulk {
  readonly rows: number;
  /** Seconds. */
  readonly ours: number;
  readonly raw: number;
  readonly ratio: number;
}

/** 10,000 records through the records floor (with history and rules), and the same rows as raw multi-row inserts, in turns. */
export async function bulkRatio(base: Base): Promise<Bulk> {
  const rounds: Bulk[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(base, `BULK-${round}`));
  const of = (pick: (bulk: Bulk) => number) => median(rounds.map(pick));
  return { rows: ROWS, ours: of((bulk) => bulk.ours), raw: of((bulk) => bulk.raw), ratio: of((bulk) => bulk.ratio) };
}

async function oneRound(base: Base, mark: string): Promise<Bulk> {
  const { app } = base;
  const record = (i: number) => ({ name: `Партия ${i} ${word(i)}`, code: `${mark}-${i}`, owner: base.users.admin });
  let ours = 0;
  const inserts: { sql: string; values: readonly unknown[] }[] = [];
  const table = app.database.dialect.quote(app.current.current().entity('account').table);
  for (let from = 0; from < ROWS; from += CHUNK) {
    const create = Array.from({ length: CHUNK }, (_, i) => record(from + i));
    const stop = app.database.onStatement((sql, values) => {
      if (sql.startsWith(`INSERT INTO ${table} (`)) inserts.push({ sql, values });
    });
    const began = performance.now();
    await app.records.batch(app.systemContext('seed'), 'account', { create });
    ours += performance.now() - began;
    stop();
  }
  const code = app.database.dialect.quote('code');
  await app.database.write((unit) =>
    unit.run({ sql: `DELETE FROM ${table} WHERE ${code} LIKE ?`, values: [`${mark}-%`] }),
  );
  const began = performance.now();
  for (const statement of inserts) await app.database.write((unit) => unit.run(statement));
  const raw = performance.now() - began;
  return { rows: ROWS, ours: ours / 1000, raw: raw / 1000, ratio: ours / raw };
}

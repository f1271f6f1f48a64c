/** What is kept for a while only leaves the platform's own tables when its time is over. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { ColumnKind } from '../vocabulary/contracts';
import type { Database } from './contracts';
import { claim } from './lease';

const INSTANT: ColumnKind = { kind: 'instant' };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ROWS_AT_ONCE = 1000;

/** Rows that nobody may rely on any more, by the column that says since when. */
const OVER: readonly {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly keep: number;
}[] = [
  { table: '_idempotency', key: 'key', column: 'at', keep: DAY },
  { table: '_session', key: 'token', column: 'expires', keep: 0 },
  { table: '_throttle', key: 'key', column: 'until', keep: DAY },
];

/** Removes what is over at this moment, on one node: who did it last does it for the next hour. Resolves to the number of rows removed. */
export async function keepHouse(database: Database, { owner, now }: { owner: string; now: Date }): Promise<number> {
  if (!(await claim(database, { name: 'housekeeping', owner, now, milliseconds: HOUR }))) return 0;
  let removed = 0;
  for (const { table, key, column, keep } of OVER)
    removed += await removeBefore(database, table, key, column, new Date(now.getTime() - keep));
  return removed;
}

/** A thousand rows at a time, so that nobody waits for the table. */
async function removeBefore(
  database: Database,
  table: string,
  key: string,
  column: string,
  before: Date,
): Promise<number> {
  const { quote, encode } = database.dialect;
  const old = `SELECT ${quote(key)} FROM ${quote(table)} WHERE ${quote(column)} < ? LIMIT ${ROWS_AT_ONCE}`;
  const sql = `DELETE FROM ${quote(table)} WHERE ${quote(key)} IN (SELECT ${quote(key)} FROM (${old}) AS old)`;
  const values = [encode(before, INSTANT)];
  for (let total = 0; ; await breathe()) {
    const removed = await database.write((transaction) => transaction.run({ sql, values }));
    total += removed;
    if (removed < ROWS_AT_ONCE) return total;
  }
}

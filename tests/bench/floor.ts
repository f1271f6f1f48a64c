import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { DatabaseSync } from '@photostructure/sqlite';
import mysql from 'mysql2/promise';
import type { Captured, Slot } from './capture';

/**
 * The reference: a bare `node:http` server that repeats captured statements on the bare driver. `argv`: database URL, file of
 * captured operations by name, port. `GET /<operation>?target=<id>` runs one and answers the rows as JSON.
 */
const [url = '', file = '', port = '0'] = process.argv.slice(2);
const operations = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Captured>;
let counter = 0;

interface Driver {
  run(captured: Captured, target: string): Promise<unknown> | unknown;
}

function valuesOf(slots: readonly Slot[], target: string, fresh: Map<number, string>): unknown[] {
  return slots.map((slot) => {
    if ('constant' in slot) return slot.constant;
    if ('target' in slot) return target;
    if ('unique' in slot) return `${slot.unique.slice(0, 24)}-${process.pid}-${counter}`;
    const id = fresh.get(slot.fresh) ?? randomUUID();
    fresh.set(slot.fresh, id);
    return id;
  });
}

function sqliteDriver(): Driver {
  const database = new DatabaseSync(url.replace(/^sqlite:/, ''), { timeout: 5000 });
  database.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-64000; PRAGMA mmap_size=268435456',
  );
  const fold = (text: unknown) => (text === null ? null : String(text).toLowerCase().replaceAll('ё', 'е'));
  database.function('fold', { deterministic: true }, fold as never);
  const prepared = new Map<string, ReturnType<typeof database.prepare>>();
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    run({ statements, writes }, target) {
      counter += 1;
      const fresh = new Map<number, string>();
      let rows: unknown[] = [];
      if (writes) database.exec('BEGIN IMMEDIATE');
      for (const { sql, slots } of statements) {
        const values = valuesOf(slots, target, fresh) as never[];
        if (/^(SELECT|WITH)/i.test(sql)) rows = statement(sql).all(...values);
        else statement(sql).run(...values);
      }
      if (writes) database.exec('COMMIT');
      return rows;
    },
  };
}

function mysqlDriver(): Driver {
  const pool = mysql.createPool({
    uri: url,
    connectionLimit: 10,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    timezone: '+00:00',
    charset: 'utf8mb4',
  });
  return {
    async run({ statements, writes }, target) {
      counter += 1;
      const fresh = new Map<number, string>();
      const prepared = statements.map(({ sql, slots }) => ({ sql, values: valuesOf(slots, target, fresh) }));
      if (!writes) {
        const answers = await Promise.all(prepared.map(({ sql, values }) => pool.query(sql, values)));
        return answers.map(([rows]) => rows);
      }
      const connection = await pool.getConnection();
      try {
        let rows: unknown = [];
        await connection.query('START TRANSACTION');
        for (const { sql, values } of prepared) [rows] = await connection.query(sql, values);
        await connection.query('COMMIT');
        return rows;
      } catch (error) {
        await connection.query('ROLLBACK');
        throw error;
      } finally {
        connection.release();
      }
    },
  };
}

const driver = url.startsWith('sqlite:') ? sqliteDriver() : mysqlDriver();

createServer((request, response) => {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const captured = operations[path.slice(1)];
  request.resume();
  Promise.resolve()
    .then(() =>
      captured ? driver.run(captured, query.slice('target='.length)) : Promise.reject(new Error('no such operation')),
    )
    .then(
      (rows) => {
        const text = JSON.stringify(rows);
        response.setHeader('Content-Type', 'application/json');
        response.end(text);
      },
      (error: Error) => {
        response.statusCode = 500;
        response.end(error.message);
      },
    );
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'));

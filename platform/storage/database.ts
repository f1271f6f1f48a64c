import { resolve } from 'node:path';
import type { Log } from '../foundation/context';
import type { StorageDatabase } from './contracts';
import { openMysql } from './mysql-database';
import { openSqlite } from './sqlite-database';

/**
 * Opens the database an address names: `sqlite:<path>`, `sqlite::memory:` or `mysql://user:password@host/database`.
 * Throws StorageError("gone") when it does not answer, Error when the address has another form.
 */
export async function openDatabase(url: string, log: Log): Promise<StorageDatabase> {
  if (url.startsWith('sqlite:')) return openSqlite(sqlitePath(url));
  if (/^(mysql|mariadb):\/\//.test(url)) return openMysql(new URL(url), log);
  throw new Error('DATABASE_URL must begin with "sqlite:" or "mysql://".');
}

function sqlitePath(url: string): string {
  const path = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
  return path === ':memory:' ? path : resolve(path);
}

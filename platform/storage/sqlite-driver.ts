/**
 * The embedded engine behind one small face: `node:sqlite` where Node has a complete one, otherwise the same
 * interface from @photostructure/sqlite, whose binaries come inside its npm package.
 */
import { createRequire } from 'node:module';
import { LRUCache } from 'lru-cache';
import { SQLITE_FUNCTIONS } from '../language/dialect/sqlite-functions';
import type { Row } from './contracts';

export interface PreparedStatement {
  all(...values: unknown[]): Row[];
  run(...values: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  setReturnArrays(on: boolean): void;
}

export interface RawSqlite {
  prepare(sql: string): PreparedStatement;
  exec(sql: string): void;
  function(
    name: string,
    options: { deterministic: boolean; varargs: boolean },
    body: (...args: unknown[]) => unknown,
  ): void;
  close(): void;
}

interface SqliteModule {
  readonly DatabaseSync: new (path: string, options?: { timeout?: number; readOnly?: boolean }) => RawSqlite;
  readonly StatementSync: { readonly prototype: object };
}

/** One connection with its prepared statements, bounded in number. */
export interface SqliteConnection {
  read(sql: string, values: readonly unknown[]): Row[];
  run(sql: string, values: readonly unknown[]): number;
  exec(sql: string): void;
  /** Rows as objects, for the ORM. */
  objects(sql: string, values: readonly unknown[]): unknown[];
  close(): void;
}

/** Kept per connection; a statement over thousands of rows takes megabytes, so their length counts too. */
const PREPARED_STATEMENTS = 400;
const PREPARED_CHARACTERS = 4_000_000;
const OPENING_PATIENCE_MS = 5000;
const SETTINGS = [
  `PRAGMA busy_timeout = ${OPENING_PATIENCE_MS}`,
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = NORMAL',
  'PRAGMA foreign_keys = ON',
  'PRAGMA temp_store = MEMORY',
  'PRAGMA cache_size = -65536',
  'PRAGMA mmap_size = 268435456',
  'PRAGMA journal_size_limit = 67108864',
  // 32 MB: a page that several commits in a row change is copied into the file once.
  'PRAGMA wal_autocheckpoint = 8000',
  'PRAGMA busy_timeout = 0',
];

const load = createRequire(__filename);
let loaded: SqliteModule | undefined;

/** Opens a file or `:memory:`, set up for one process that writes through one connection. */
export function connectSqlite(path: string): SqliteConnection {
  loaded ??= loadModule();
  const raw = new loaded.DatabaseSync(path, { timeout: 0 });
  for (const setting of SETTINGS) raw.exec(setting);
  registerFunctions(raw);
  const prepared = new LRUCache<string, PreparedStatement>({
    max: PREPARED_STATEMENTS,
    maxSize: PREPARED_CHARACTERS,
    sizeCalculation: (_, sql) => sql.length,
  });
  const statement = (sql: string): PreparedStatement => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = raw.prepare(sql);
    made.setReturnArrays(true);
    prepared.set(sql, made);
    return made;
  };
  return {
    read: (sql, values) => statement(sql).all(...values),
    run: (sql, values) => Number(statement(sql).run(...values).changes),
    exec: (sql) => raw.exec(sql),
    objects: (sql, values) => raw.prepare(sql).all(...values) as unknown[],
    close() {
      prepared.clear();
      raw.close();
    },
  };
}

function loadModule(): SqliteModule {
  for (const name of ['node:sqlite', '@photostructure/sqlite']) {
    try {
      const found = load(name) as SqliteModule;
      if ('setReturnArrays' in found.StatementSync.prototype) return found;
    } catch {
      // This Node has none; the next one serves.
    }
  }
  throw new Error('No SQLite engine for this machine: neither node:sqlite nor @photostructure/sqlite can be loaded.');
}

function registerFunctions(raw: RawSqlite): void {
  for (const { name, deterministic, run } of SQLITE_FUNCTIONS) {
    raw.function(name, { deterministic, varargs: run.length === 0 }, run);
  }
}

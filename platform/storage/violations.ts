/** What the engines report, translated: our reasons, our own names of indexes and keys. */
import { StorageError } from './contracts';

interface DriverError {
  readonly message: string;
  readonly name?: string;
  readonly code?: string;
  /** SQLite: the extended result code. */
  readonly errcode?: number;
  /** MariaDB and MySQL: the server's error number. */
  readonly errno?: number;
  readonly sqlMessage?: string;
}

type Reason = StorageError['reason'];

const SQLITE_REASONS: Readonly<Record<number, Reason>> = {
  2067: 'unique',
  1555: 'unique',
  2579: 'unique',
  1299: 'notNull',
  787: 'foreignKey',
  1811: 'foreignKey',
  13: 'full',
};
const SQLITE_PRIMARY = 1555;
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_GONE: ReadonlySet<number> = new Set([10, 14, 26]);

const MYSQL_REASONS: Readonly<Record<number, Reason>> = {
  1062: 'unique',
  1586: 'unique',
  1048: 'notNull',
  1364: 'notNull',
  1451: 'foreignKey',
  1452: 'foreignKey',
  1021: 'full',
  1114: 'full',
  1927: 'gone',
  1040: 'gone',
  1053: 'gone',
};
/** Deadlock, lock wait time-out, "record has changed since last read": the server undid the work or wants it undone. */
const MYSQL_PASSING: ReadonlySet<number> = new Set([1213, 1205, 1020]);
/** Table, column, index, key: another node was faster with the same step. */
const MYSQL_THERE: ReadonlySet<number> = new Set([1050, 1060, 1061, 1826, 1022]);
const MYSQL_GONE =
  /^(PROTOCOL_CONNECTION_LOST|PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR|ECONN\w+|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EPIPE|ER_SERVER_SHUTDOWN)$/;
const SEQUELIZE_GONE = /^SequelizeConnection|^SequelizeHostNot|^SequelizeAccessDenied/;

/** Whether SQLite only asks to try again. */
export function isSqliteBusy(error: unknown): boolean {
  const code = (asDriverError(error)?.errcode ?? 0) & 0xff;
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

/** Whether the server only asks to try the whole unit again. */
export function isMysqlPassing(error: unknown): boolean {
  return MYSQL_PASSING.has(asDriverError(error)?.errno ?? 0);
}

/** Whether a DDL statement failed only because what it makes is there. */
export function isMysqlAlreadyThere(error: unknown): boolean {
  return MYSQL_THERE.has(asDriverError(error)?.errno ?? 0);
}

/** The error as floors above know it; `indexOf` names the unique index over columns of a table. */
export function translateSqlite(
  error: unknown,
  indexOf: (table: string, columns: readonly string[]) => string | null,
): unknown {
  const driver = asDriverError(error);
  if (driver?.errcode === undefined) return error;
  const reason = SQLITE_REASONS[driver.errcode] ?? (SQLITE_GONE.has(driver.errcode & 0xff) ? 'gone' : undefined);
  if (!reason) return error;
  const name = driver.errcode === SQLITE_PRIMARY ? 'PRIMARY' : sqliteConstraint(driver.message, reason, indexOf);
  return new StorageError(reason, name, error);
}

/** The error as floors above know it. */
export function translateMysql(error: unknown): unknown {
  const driver = asDriverError(error);
  if (!driver) return error;
  if (isConnectionError(driver)) return new StorageError('gone', null, error);
  const reason = MYSQL_REASONS[driver.errno ?? 0];
  return reason ? new StorageError(reason, mysqlConstraint(driver.sqlMessage ?? driver.message, reason), error) : error;
}

function isConnectionError(driver: DriverError): boolean {
  if (MYSQL_GONE.test(driver.code ?? '')) return true;
  return SEQUELIZE_GONE.test(driver.name ?? '');
}

function sqliteConstraint(
  message: string,
  reason: Reason,
  indexOf: (table: string, columns: readonly string[]) => string | null,
): string | null {
  const places = /failed: (.+)$/.exec(message)?.[1]?.split(', ') ?? [];
  const named = /^index '(.+)'$/.exec(places[0] ?? '')?.[1];
  if (named) return named;
  const table = places[0]?.split('.')[0];
  if (!table) return null;
  const columns = places.map((place) => place.slice(place.indexOf('.') + 1));
  return reason === 'unique' ? indexOf(table, columns) : columns.join(', ');
}

function mysqlConstraint(message: string, reason: Reason): string | null {
  if (reason === 'unique') return /for key '(?:[^'.]*\.)?([^']+)'\s*$/.exec(message)?.[1] ?? null;
  if (reason === 'foreignKey') return /CONSTRAINT `([^`]+)`/.exec(message)?.[1] ?? null;
  if (reason === 'notNull') return /(?:Column|Field) '([^']+)'/.exec(message)?.[1] ?? null;
  return null;
}

/** By shape: errors of native modules may come from another realm. */
function asDriverError(error: unknown): DriverError | undefined {
  return typeof error === 'object' && error !== null && 'message' in error ? (error as DriverError) : undefined;
}

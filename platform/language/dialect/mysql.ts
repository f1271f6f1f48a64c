/** MariaDB and MySQL. Numbers are DECIMAL, dates DATE, moments DATETIME(3) in UTC; the session compares texts by code point. */
import { Decimal, fixed, placesOf } from '../../foundation/decimal';
import type { ColumnKind } from '../../vocabulary/contracts';
import type { Environment, Scalar, SqlDialect } from '../contracts';
import { MYSQL_FUNCTIONS, wholeSql } from './mysql-functions';
import { localSql } from './mysql-zones';

const BUCKETS = { year: '%Y', month: '%Y-%m', week: '%x-W%v', day: '%Y-%m-%d' } as const;

export const mysqlDialect: SqlDialect = {
  engine: 'mysql',
  quote: (identifier) => `\`${identifier.replaceAll('`', '``')}\``,
  operand: (column, kind) => (kind.kind === 'integer' ? `CAST(${column} AS DECIMAL(20,0))` : column),
  constant(placeholder, kind) {
    if (kind.kind === 'decimal') return `CAST(${placeholder} AS DECIMAL(${kind.precision},${kind.scale}))`;
    if (kind.kind === 'date') return `CAST(${placeholder} AS DATE)`;
    if (kind.kind === 'instant') return `CAST(${placeholder} AS DATETIME(3))`;
    return placeholder;
  },
  encode,
  decode,
  select: (column) => column,
  fold: foldSql,
  concat: (parts) => `NULLIF(CONCAT(${parts.map((part) => `COALESCE(${part}, '')`).join(', ')}), '')`,
  like: (text, pattern) => `(${text} LIKE ${pattern})`,
  add: (left, right) => `(${left} + ${right})`,
  subtract: (left, right) => `(${left} - ${right})`,
  multiply: (left, right) => `(${left} * ${right})`,
  divide: (left, right) => `ROUND(CAST(${left} AS DECIMAL(65,30)) / NULLIF(${right}, 0), 10)`,
  compareNumbers: (left, operator, right) => `(${left} ${operator} ${right})`,
  call: callSql,
  bucket(column, kind, unit, timeZone) {
    const local = kind.kind === 'instant' ? localSql(column, timeZone) : column;
    if (unit === 'quarter') return `CONCAT(DATE_FORMAT(${local}, '%Y'), '-Q', QUARTER(${local}))`;
    return `DATE_FORMAT(${local}, '${BUCKETS[unit]}')`;
  },
};

function callSql(name: string, args: readonly string[], environment: Environment): string {
  const [first = '', second = ''] = args;
  if (name === 'contains') return `(INSTR(${foldSql(first)}, ${foldSql(second)}) > 0)`;
  if (name === 'startsWith') return `(INSTR(${foldSql(first)}, ${foldSql(second)}) = 1)`;
  if (name === 'endsWith') return `(RIGHT(${foldSql(first)}, CHAR_LENGTH(${second})) = ${foldSql(second)})`;
  if (name === 'localDate') return `DATE(${localSql(first, environment.timeZone)})`;
  if (name === 'hour') return `HOUR(${localSql(first, environment.timeZone)})`;
  if (name === 'addDays' || name === 'addDaysToInstant') return `DATE_ADD(${first}, INTERVAL ${wholeSql(second)} DAY)`;
  const template = MYSQL_FUNCTIONS[name];
  if (!template) throw new Error(`no MariaDB template for ${name}`);
  return template(...args);
}

/** Lower case with ё as е, as `fold` does in memory. */
function foldSql(text: string): string {
  return `REPLACE(LOWER(${text}), _utf8mb4 x'D191', _utf8mb4 x'D0B5')`;
}

function encode(value: Scalar | Date, kind: ColumnKind): unknown {
  const given: unknown = value;
  if (given === null || given === undefined) return null;
  if (Array.isArray(given)) return given.length > 0 ? `|${given.join('|')}|` : null;
  if (kind.kind === 'instant' || given instanceof Date) return instantText(given as string | Date);
  if (kind.kind === 'boolean') return given === true || given === 1 ? 1 : 0;
  if (kind.kind === 'decimal' && typeof given === 'string' && placesOf(given) === kind.scale) return given;
  if (kind.kind === 'decimal') return new Decimal(given as string).toFixed(kind.scale);
  return kind.kind === 'integer' ? Number(given) : String(given);
}

function instantText(value: string | Date): string {
  const iso = value instanceof Date ? value.toISOString() : value;
  return iso.replace('T', ' ').replace('Z', '');
}

function decode(raw: unknown, kind: ColumnKind): string | number | boolean | null {
  if (raw === null || raw === undefined) return null;
  if (kind.kind === 'instant') return raw instanceof Date ? raw.toISOString() : momentOf(String(raw));
  if (kind.kind === 'date') return raw instanceof Date ? raw.toISOString().slice(0, 10) : String(raw).slice(0, 10);
  if (kind.kind === 'integer') return Number(raw);
  if (kind.kind === 'boolean') return Number(raw) === 1;
  return kind.kind === 'decimal' ? decimalOf(String(raw), kind.scale) : String(raw);
}

/** "2026-11-23 10:00:00.000" as the server writes it. */
function momentOf(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, 23).padEnd(3, '0')}Z`;
}

function decimalOf(text: string, scale: number): string {
  const places = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  return places === scale ? text : fixed(new Decimal(text), scale);
}

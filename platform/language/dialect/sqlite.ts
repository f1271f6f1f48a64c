/**
 * SQLite. Decimals are stored as integers scaled by their field's places; expressions compute with decimal
 * texts through registered functions (sqlite-functions.ts), so every digit is exact.
 */
import { Decimal, placesOf } from '../../foundation/decimal';
import type { ColumnKind } from '../../vocabulary/contracts';
import type { Environment, Scalar, SqlDialect } from '../contracts';
import { PRIMITIVES } from '../functions-primitives';
import { FUNCTION_PREFIX } from './sqlite-functions';

const call = (name: string, ...args: readonly string[]): string => `${FUNCTION_PREFIX}${name}(${args.join(', ')})`;

export const sqliteDialect: SqlDialect = {
  engine: 'sqlite',
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  operand(column, kind) {
    if (kind.kind === 'decimal' && kind.scale > 0)
      return call('decimal', `CAST(${column} AS TEXT)`, String(kind.scale));
    return kind.kind === 'integer' || kind.kind === 'decimal' ? `CAST(${column} AS TEXT)` : column;
  },
  constant: (placeholder) => placeholder,
  encode,
  decode,
  select: (column, kind) => (kind.kind === 'decimal' ? `CAST(${column} AS TEXT)` : column),
  fold: (text) => call('fold', text),
  concat: (parts) => `NULLIF(${parts.map((part) => `COALESCE(${part}, '')`).join(' || ')}, '')`,
  like: (text, pattern) => `(${text} LIKE ${pattern} ESCAPE '\\')`,
  add: (left, right) => call('add', left, right),
  subtract: (left, right) => call('subtract', left, right),
  multiply: (left, right) => call('multiply', left, right),
  divide: (left, right) => call('divide', left, right),
  compareNumbers: (left, operator, right) => `(${call('order', left, right)} ${operator} 0)`,
  call(name, args, environment) {
    if (name === 'least') return `min(${args.join(', ')})`;
    if (name === 'greatest') return `max(${args.join(', ')})`;
    return call(name, ...args, ...(PRIMITIVES[name]?.zoned ? [zoneText(environment)] : []));
  },
  bucket(column, kind, unit, timeZone) {
    if (kind.kind === 'instant') return call('bucketInstant', column, `'${unit}'`, zoneText({ timeZone }));
    if (unit === 'day') return column;
    if (unit === 'year' || unit === 'month') return `substr(${column}, 1, ${unit === 'year' ? 4 : 7})`;
    return call('bucket', column, `'${unit}'`);
  },
};

function encode(value: Scalar | Date, kind: ColumnKind): unknown {
  const given: unknown = value;
  if (given === null || given === undefined) return null;
  if (given instanceof Date) return given.toISOString();
  if (Array.isArray(given)) return given.length > 0 ? `|${given.join('|')}|` : null;
  if (kind.kind === 'boolean') return given === true || given === 1 ? 1 : 0;
  if (kind.kind === 'decimal') return scaled(given as string | number | Decimal, kind.scale);
  if (kind.kind === 'integer') return integer(given as string | number | Decimal);
  return String(given);
}

/** A canonical text needs no arithmetic: bulk writes encode a million of them. */
function scaled(value: string | number | Decimal, scale: number): bigint {
  const places = typeof value === 'string' ? placesOf(value) : undefined;
  if (typeof value === 'string' && places !== undefined && places <= scale)
    return BigInt(value.replace('.', '') + '0'.repeat(scale - places));
  const shifted = new Decimal(value).toDecimalPlaces(scale).times(new Decimal(10).pow(scale));
  return BigInt(shifted.toFixed(0));
}

function integer(value: string | number | Decimal): bigint | number {
  if (Number.isSafeInteger(value)) return value as number;
  return BigInt(new Decimal(value).toFixed(0));
}

function decode(raw: unknown, kind: ColumnKind): string | number | boolean | null {
  if (raw === null || raw === undefined) return null;
  if (kind.kind === 'decimal') return unscaled(String(raw), kind.scale);
  if (kind.kind === 'integer') return Number(raw);
  return kind.kind === 'boolean' ? Number(raw) === 1 : String(raw);
}

/** The canonical text of a scaled integer: "125000" with 2 places is "1250.00". */
function unscaled(digits: string, scale: number): string {
  if (scale === 0) return digits;
  const sign = digits.startsWith('-') ? '-' : '';
  const padded = digits.slice(sign.length).padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** A zone's name as a literal; names are checked, since they come from people's settings. */
function zoneText({ timeZone }: Pick<Environment, 'timeZone'>): string {
  return /^[\w+\-/]+$/.test(timeZone) ? `'${timeZone}'` : `'UTC'`;
}

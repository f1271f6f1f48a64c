/** Functions that every SQLite connection must have: the primitives of the language, so that SQL computes with the same code as memory. */
import { fold } from '../../foundation/text';
import { dateOf, dayNumber, partsOf, weekday } from '../calendar';
import type { Scalar } from '../contracts';
import type { Primitive } from '../functions-contract';
import { apply, PRIMITIVES } from '../functions-primitives';
import { Exact, isDecimal, type ScalarType } from '../scalars';
import { localDate } from '../zones';

export interface SqliteFunction {
  readonly name: string;
  readonly deterministic: boolean;
  run(...args: unknown[]): null | number | string;
}

/** In front of every registered name, so that none hides an SQLite function. */
export const FUNCTION_PREFIX = 'k_';

export const SQLITE_FUNCTIONS: readonly SqliteFunction[] = [
  ...Object.entries(PRIMITIVES).map(([name, primitive]) => registered(name, asFunction(primitive))),
  registered('order', order),
  registered('decimal', (raw, scale) => (raw === null ? null : unscaled(raw, Number(scale)))),
  registered('fold', (raw) => (raw === null ? null : fold(String(raw)))),
  registered('bucket', (raw, unit) => (raw === null ? null : bucketOf(String(raw), String(unit)))),
  registered('bucketInstant', (raw, unit, zone) => {
    const date = raw === null ? null : localDate(Date.parse(String(raw)), String(zone));
    return date && bucketOf(date, String(unit));
  }),
];

/** The bucket of a date: "2026", "2026-Q4", "2026-11", "2026-W47" (ISO week) or the date itself. */
export function bucketOf(date: string, unit: string): string | null {
  const parts = partsOf(date);
  if (!parts) return null;
  if (unit === 'year') return date.slice(0, 4);
  if (unit === 'quarter') return `${date.slice(0, 4)}-Q${Math.ceil(parts.month / 3)}`;
  if (unit === 'month') return date.slice(0, 7);
  return unit === 'week' ? isoWeek(date) : date;
}

/** The week belongs to the year of its Thursday; week 1 holds the first Thursday. */
function isoWeek(date: string): string {
  const thursday = (dayNumber(date) ?? 0) + 4 - (weekday(date) ?? 1);
  const year = new Date(thursday * 86_400_000).getUTCFullYear();
  const first = dayNumber(dateOf(year, 1, 1) ?? '') ?? thursday;
  return `${String(year).padStart(4, '0')}-W${String(Math.floor((thursday - first) / 7) + 1).padStart(2, '0')}`;
}

function asFunction(primitive: Primitive): SqliteFunction['run'] {
  return (...raw) => {
    const args = primitive.takes.map((type, index) => incoming(raw[index], type));
    return outgoing(apply(primitive, args, primitive.zoned ? String(raw.at(-1)) : 'UTC'));
  };
}

function incoming(raw: unknown, type: ScalarType): Scalar {
  if (raw === null || raw === undefined) return null;
  if (type === 'number') return new Exact(String(raw));
  return type === 'boolean' ? Number(raw) === 1 : String(raw);
}

function outgoing(value: Scalar): null | number | string {
  if (value === null) return null;
  if (isDecimal(value)) return value.toFixed();
  return typeof value === 'boolean' ? Number(value) : String(value);
}

/** −1, 0 or 1 as an SQLite number, to be compared with 0. */
function order(left: unknown, right: unknown): number | null {
  if (left === null || right === null) return null;
  return left === right ? 0 : new Exact(String(left)).comparedTo(new Exact(String(right)));
}

function unscaled(raw: unknown, scale: number): string {
  return new Exact(String(raw)).times(new Exact(10).pow(-scale)).toFixed();
}

function registered(name: string, run: SqliteFunction['run']): SqliteFunction {
  return { name: FUNCTION_PREFIX + name, deterministic: true, run };
}

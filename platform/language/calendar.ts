/**
 * Dates without a zone: texts "YYYY-MM-DD" of the proleptic Gregorian calendar from 0001-01-01 to
 * 9999-12-31, the range of both engines. A result outside that range is null.
 */
const DAY = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The parts of a date, or null when there is no such date. */
export function partsOf(date: string): Parts | null {
  const found = DATE.exec(date);
  if (!found) return null;
  const parts = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return dateOf(parts.year, parts.month, parts.day) === null ? null : parts;
}

/** The date with these parts, or null when there is none. */
export function dateOf(year: number, month: number, day: number): string | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return null;
  return day <= daysInMonth(year, month) ? written(year, month, day) : null;
}

/** Days since 1970-01-01; null when there is no such date. */
export function dayNumber(date: string): number | null {
  const parts = partsOf(date);
  return parts && utc(parts.year, parts.month, parts.day) / DAY;
}

/** The date of a number of days since 1970-01-01. */
export function dateOfDay(day: number): string | null {
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) return null;
  const moment = new Date(day * DAY);
  return written(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate());
}

export function addDays(date: string, days: number): string | null {
  const from = dayNumber(date);
  return from === null ? null : dateOfDay(from + days);
}

/** The same day some months on; the last day of the month where it has no such day. */
export function addMonths(date: string, months: number): string | null {
  const parts = partsOf(date);
  if (!parts) return null;
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  if (!(year >= 1 && year <= 9999)) return null;
  const month = index - year * 12 + 1;
  return written(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** Monday is 1, Sunday is 7. */
export function weekday(date: string): number | null {
  const day = dayNumber(date);
  return day === null ? null : ((((day + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(utc(year, month + 1, 0)).getUTCDate();
}

/** Milliseconds of a wall-clock midnight, counted as if it were UTC. */
export function utc(year: number, month: number, day: number): number {
  const moment = new Date(0);
  return moment.setUTCFullYear(year, month - 1, day);
}

const FIRST_DAY = utc(1, 1, 1) / DAY;
const LAST_DAY = utc(9999, 12, 31) / DAY;

function written(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

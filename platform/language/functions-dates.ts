/** Dates and moments. Whatever falls outside the calendar (years 1 to 9999) is null. */
import { addDays, addMonths, dateOf, dayNumber, daysInMonth, partsOf, weekday } from './calendar';
import type { Scalar } from './contracts';
import type { Primitive } from './functions-contract';
import { whole } from './functions-numbers';
import { Exact, isDecimal, type ScalarType } from './scalars';
import { localDate, localTime } from './zones';

const DAY = 86_400_000;

export const DATE_PRIMITIVES: Readonly<Record<string, Primitive>> = {
  localDate: { takes: ['instant'], gives: 'date', zoned: true, run: ([a], zone) => localDate(moment(a), zone) },
  hour: {
    takes: ['instant'],
    gives: 'number',
    zoned: true,
    run: ([a], zone) => new Exact(new Date(localTime(moment(a), zone)).getUTCHours()),
  },
  dateOfText: date(['text'], 'date', ([a]) => (partsOf(string(a)) ? string(a) : null)),
  dateOfParts: date(['number', 'number', 'number'], 'date', ([y, m, d]) => dateOf(integer(y), integer(m), integer(d))),
  year: date(['date'], 'number', ([a]) => number(partsOf(string(a))?.year)),
  month: date(['date'], 'number', ([a]) => number(partsOf(string(a))?.month)),
  day: date(['date'], 'number', ([a]) => number(partsOf(string(a))?.day)),
  weekday: date(['date'], 'number', ([a]) => number(weekday(string(a)))),
  addDays: date(['date', 'number'], 'date', ([a, n]) => addDays(string(a), integer(n))),
  addMonths: date(['date', 'number'], 'date', ([a, n]) => addMonths(string(a), integer(n))),
  addYears: date(['date', 'number'], 'date', ([a, n]) => addMonths(string(a), integer(n) * 12)),
  addDaysToInstant: date(['instant', 'number'], 'instant', ([a, n]) => {
    const moved = moment(a) + integer(n) * DAY;
    return moved >= FIRST && moved <= LAST ? new Date(moved).toISOString() : null;
  }),
  daysBetween: date(['date', 'date'], 'number', ([a, b]) => {
    const from = dayNumber(string(a));
    const to = dayNumber(string(b));
    return from === null || to === null ? null : new Exact(to - from);
  }),
  startOfMonth: date(['date'], 'date', ([a]) => `${string(a).slice(0, 8)}01`),
  endOfMonth: date(['date'], 'date', ([a]) => {
    const parts = partsOf(string(a));
    return parts && dateOf(parts.year, parts.month, daysInMonth(parts.year, parts.month));
  }),
};

const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

function moment(value: Scalar | undefined): number {
  return Date.parse(string(value));
}

function integer(value: Scalar | undefined): number {
  return isDecimal(value) ? whole(value) : Number.NaN;
}

function number(value: number | null | undefined): Scalar {
  return value === null || value === undefined ? null : new Exact(value);
}

function string(value: Scalar | undefined): string {
  return String(value);
}

function date(takes: readonly ScalarType[], gives: ScalarType, run: (args: readonly Scalar[]) => Scalar): Primitive {
  return { takes, gives, run };
}

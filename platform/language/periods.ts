/**
 * Relative periods for `$during`, resolved in the user's zone to [from, to): dates for a date, moments in
 * UTC for a date with time. Weeks begin on Monday. "past7Days" are the seven days that end today,
 * "next7Days" the seven that begin today; months likewise.
 */
import { addDays, addMonths, partsOf, weekday } from './calendar';
import type { Environment } from './contracts';
import { localDate, startOfDay } from './zones';

/** The first day of a period and the day after its last one; null where the calendar ends. */
type Days = readonly [from: string | null, to: string | null];

export const PERIODS: readonly string[] = [
  'today',
  'yesterday',
  'tomorrow',
  ...['Week', 'Month', 'Quarter', 'Year'].flatMap((unit) => ['this', 'last', 'next'].map((which) => which + unit)),
  'past7Days',
  'past30Days',
  'past3Months',
  'next7Days',
  'next30Days',
  'next3Months',
];

const COUNTED = /^(past|next)([1-9]\d{0,3})(Days|Months)$/;
const DAY_NAMES: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };
const WHICH: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };
const MONTHS: Readonly<Record<string, number>> = { Month: 1, Quarter: 3, Year: 12 };

/** Whether there is a period of this name. */
export function isPeriod(name: string): boolean {
  return COUNTED.test(name) || PERIODS.includes(name);
}

/** The bounds of a period for a date field: from this date on, before that one. */
export function periodDates(name: string, environment: Environment): Days {
  const today = localDate(environment.now.getTime(), environment.timeZone) ?? '1970-01-01';
  const counted = COUNTED.exec(name);
  if (counted) return countedDays(today, counted[1] === 'past', Number(counted[2]), counted[3] === 'Months');
  const shift = DAY_NAMES[name];
  if (shift !== undefined) return [addDays(today, shift), addDays(today, shift + 1)];
  const which = WHICH[name.slice(0, 4)] ?? 0;
  const unit = name.slice(4);
  return unit === 'Week' ? week(today, which) : months(today, MONTHS[unit] ?? 1, which);
}

/** The bounds of a period for a date with time, as ISO moments in UTC. */
export function periodInstants(name: string, environment: Environment): Days {
  const [from, to] = periodDates(name, environment);
  return [momentOf(from, environment.timeZone), momentOf(to, environment.timeZone)];
}

function countedDays(today: string, past: boolean, count: number, byMonth: boolean): Days {
  const add = byMonth ? addMonths : addDays;
  const tomorrow = addDays(today, 1);
  return past ? [add(tomorrow ?? today, -count), tomorrow] : [today, add(today, count)];
}

function week(today: string, which: number): Days {
  const monday = addDays(today, 1 - (weekday(today) ?? 1) + which * 7);
  return [monday, monday && addDays(monday, 7)];
}

function months(today: string, length: number, which: number): Days {
  const parts = partsOf(today);
  const into = parts ? (parts.month - 1) % length : 0;
  const first = `${today.slice(0, 7)}-01`;
  return [addMonths(first, which * length - into), addMonths(first, (which + 1) * length - into)];
}

function momentOf(date: string | null, timeZone: string): string | null {
  const moment = date === null ? null : startOfDay(date, timeZone);
  return moment === null ? null : new Date(moment).toISOString();
}

/**
 * Time zones as tables of offsets, read once from Intl: memory, SQLite and MariaDB use the same table, so
 * they agree on every local date. Offsets are exact from 1970 to 2060; outside, the nearest one holds.
 */
import { dateOfDay, dayNumber } from './calendar';

export interface Zone {
  /** Moments (milliseconds) at which the offset changes, ascending. */
  readonly changes: readonly number[];
  /** Seconds east of UTC: before the first change, then from each change on. One more than changes. */
  readonly offsets: readonly number[];
}

const DAY = 86_400_000;
const FROM = Date.UTC(1970, 0, 1);
const TO = Date.UTC(2060, 0, 1);
const STEP = 10 * DAY;
const zones = new Map<string, Zone>();

/** The table of an IANA zone; UTC for a name that Intl does not know. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = read(name);
  if (zones.size < 1000) zones.set(name, zone);
  return zone;
}

/** Seconds east of UTC at a moment. */
export function offsetAt(moment: number, zone: Zone): number {
  let low = 0;
  let high = zone.changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((zone.changes[middle] ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return zone.offsets[low] ?? 0;
}

/** Wall-clock milliseconds of a moment, counted as if they were UTC. */
export function localTime(moment: number, timeZone: string): number {
  return moment + offsetAt(moment, zoneOf(timeZone)) * 1000;
}

/** The date on the wall at a moment; null beyond the calendar. */
export function localDate(moment: number, timeZone: string): string | null {
  return dateOfDay(Math.floor(localTime(moment, timeZone) / DAY));
}

/** The first moment of a date in a zone, also where its midnight does not exist or strikes twice. Null for no date. */
export function startOfDay(date: string, timeZone: string): number | null {
  const day = dayNumber(date);
  if (day === null) return null;
  const wall = day * DAY;
  const zone = zoneOf(timeZone);
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const moments = [wall - before * 1000, wall - after * 1000].sort((a, b) => a - b);
  for (const moment of moments) if (moment + offsetAt(moment, zone) * 1000 === wall) return moment;
  return (
    zone.changes.find((change) => change > wall - 2 * DAY && change + offsetAt(change, zone) * 1000 >= wall) ?? wall
  );
}

function read(name: string): Zone {
  const offset = reader(name);
  if (!offset) return { changes: [], offsets: [0] };
  const changes: number[] = [];
  const offsets = [offset(FROM)];
  for (let from = FROM; from < TO; from += STEP) {
    const end = offset(from + STEP);
    if (end === offsets.at(-1)) continue;
    changes.push(changeBetween(from, from + STEP, offset));
    offsets.push(end);
  }
  return { changes, offsets };
}

function changeBetween(from: number, to: number, offset: (moment: number) => number): number {
  const start = offset(from);
  let low = from;
  let high = to;
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offset(middle) === start) low = middle;
    else high = middle;
  }
  return high;
}

function reader(timeZone: string): ((moment: number) => number) | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return (moment) => {
      const parts = new Map(format.formatToParts(moment).map((part) => [part.type, Number(part.value)]));
      const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
      const wall = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
      return (wall - Math.floor(moment / 1000) * 1000) / 1000;
    };
  } catch {
    return null;
  }
}

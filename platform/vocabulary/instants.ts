/** Calendar days and instants: reading, checking against the real calendar, and writing for people. */
import type { Locale } from '../foundation/errors';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Whether "YYYY-MM-DD" is a day of the calendar in the years 0001 to 9999. */
export function isRealDay(text: string): boolean {
  const parts = DAY.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : (MONTHS[month - 1] ?? 0);
  return year >= 1 && day >= 1 && day <= days;
}

/**
 * The canonical instant ("2026-11-23T08:05:00.000Z") of an ISO text; without an offset the time is UTC.
 * 'form' when it is not written as a date with a time, 'calendar' when there is no such moment.
 */
export function readInstant(text: string): { readonly instant: string } | 'form' | 'calendar' {
  const parts = INSTANT.exec(text);
  if (!parts) return 'form';
  const [, day = '', hour = '', minute = '', second = '00', fraction = '', zone = 'Z'] = parts;
  const offset = offsetMinutes(zone);
  if (!isRealDay(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || offset === undefined) {
    return 'calendar';
  }
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const instant = `${day}T${hour}:${minute}:${second}.${milliseconds}Z`;
  return offset === 0 ? { instant } : canonicalInstant(new Date(Date.parse(instant) - offset * 60_000));
}

/** The canonical form of a moment, 'calendar' outside the years 0001 to 9999. */
export function canonicalInstant(date: Date): { readonly instant: string } | 'calendar' {
  if (Number.isNaN(date.getTime())) return 'calendar';
  const instant = date.toISOString();
  return /^\d{4}-/.test(instant) && !instant.startsWith('0000') ? { instant } : 'calendar';
}

/** "23.11.2026" or "Nov 23, 2026". */
export function formatDay(day: string, locale: Locale): string {
  return formatter(locale, 'day', 'UTC').format(new Date(`${day}T00:00:00.000Z`));
}

/** "23.11.2026, 11:05" or "Nov 23, 2026, 11:05 AM" in a zone; an unknown zone is shown as UTC. */
export function formatInstant(instant: string, locale: Locale, timeZone: string): string {
  return formatter(locale, 'instant', timeZone).format(new Date(instant)).replaceAll('\u202f', ' ');
}

function offsetMinutes(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

const STYLES: Readonly<Record<Locale, Intl.DateTimeFormatOptions>> = {
  en: { day: 'numeric', month: 'short', year: 'numeric' },
  ru: { day: '2-digit', month: '2-digit', year: 'numeric' },
};
const TIME: Readonly<Record<Locale, Intl.DateTimeFormatOptions>> = {
  en: { hour: 'numeric', minute: '2-digit' },
  ru: { hour: '2-digit', minute: '2-digit' },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, what: 'day' | 'instant', timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${what} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const style = { ...STYLES[locale], ...(what === 'instant' ? TIME[locale] : {}) };
  const made = formatterIn(locale, style, timeZone);
  formatters.set(key, made);
  return made;
}

function formatterIn(locale: Locale, style: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...style, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
  }
}

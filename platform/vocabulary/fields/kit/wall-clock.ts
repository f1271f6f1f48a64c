/** Instants as the clock on the user's wall shows them, for pickers that know no zones. */
import dayjs, { type Dayjs } from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import type { Locale } from '../../../foundation/errors';

dayjs.extend(utc);
dayjs.extend(timezone);
dayjs.extend(customParseFormat);

const WALL = 'YYYY-MM-DDTHH:mm:ss';

/** What the wall clock of a zone shows at an instant (ISO UTC), without a zone; null when it is not an instant. */
export function toWallClock(instant: unknown, timeZone: string): Dayjs | null {
  if (typeof instant !== 'string' || instant === '') return null;
  const moment = dayjs.utc(instant);
  return moment.isValid() ? dayjs(moment.tz(timeZone).format(WALL)) : null;
}

/** The instant (ISO UTC with milliseconds) at which the wall clock of a zone shows this. */
export function fromWallClock(wall: Dayjs, timeZone: string): string {
  return dayjs.tz(wall.format(WALL), timeZone).toISOString();
}

/** How a day is written and understood; the first form is the one shown. */
export const DAY_FORMATS: Readonly<Record<Locale, readonly [string, ...string[]]>> = {
  en: ['MMM D, YYYY', 'MM/DD/YYYY', 'M/D/YYYY', 'M/D/YY', 'YYYY-MM-DD'],
  ru: ['DD.MM.YYYY', 'D.M.YYYY', 'DD.MM.YY', 'D.M.YY', 'DDMMYYYY', 'YYYY-MM-DD'],
};

/** The same with a time. */
export function instantFormats(locale: Locale): string[] {
  const time = locale === 'en' ? 'h:mm A' : 'HH:mm';
  return DAY_FORMATS[locale].flatMap((day) => [`${day} ${time}`, `${day} H:mm`]);
}

import type { Locale } from '../../../foundation/errors';
import type { FieldWord, SiteOf } from '../../contracts';
import { coerceInteger } from '../../numbers';
import { NUMBER_OPERATORS } from '../../operators';
import { both, MAX_OPTION, MIN_OPTION, numberOption } from '../../options';
import { whole } from '../../samples';
import { describeValue } from '../../value-schema';

const UNITS: Readonly<Record<Locale, readonly [hours: string, minutes: string]>> = {
  en: ['h', 'min'],
  ru: ['ч', 'мин'],
};

/** A length of time in whole minutes, never below zero. */
export const duration: FieldWord = {
  type: 'duration',
  title: both('Duration', 'Длительность'),
  description: both(
    'How long something takes, in minutes; written as 2:30, “2 h 30 min” or 150.',
    'Сколько времени что-то занимает, в минутах; пишется как 2:30, «2 ч 30 мин» или 150.',
  ),
  options: { properties: { min: MIN_OPTION, max: MAX_OPTION } },
  examples: [{ type: 'duration' }, { type: 'duration', max: 480 }],
  value: () => 'number',
  columns: () => [{ part: '', column: { kind: 'integer' } }],
  operators: () => NUMBER_OPERATORS,
  schema: (field, locale) =>
    describeValue(field, locale, { type: 'integer', minimum: limits(field).min, maximum: limits(field).max }),
  coerce: (raw, field) => coerceInteger(typeof raw === 'string' ? (minutesIn(raw) ?? raw) : raw, limits(field)),
  format(value, _field, locale) {
    if (typeof value !== 'number') return '';
    const [hours, minutes] = UNITS[locale];
    const whole = Math.floor(value / 60);
    const rest = value % 60;
    const parts = [whole > 0 ? `${whole}\u00a0${hours}` : '', rest > 0 || whole === 0 ? `${rest}\u00a0${minutes}` : ''];
    return parts.filter(Boolean).join(' ');
  },
  sample: (field, random) => whole(random, limits(field).min, Math.min(limits(field).max, limits(field).min + 600)),
  measures: ['sum', 'avg', 'min', 'max'],
};

/** The minutes in "2:30", "2 h 30 min", "2 ч", "45 мин"; undefined for any other text. */
function minutesIn(text: string): number | undefined {
  const clock = /^\s*(\d{1,6}):([0-5]\d)\s*$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const said = /^\s*(?:(\d{1,6})\s*(?:h|ч)\.?)?\s*(?:(\d{1,9})\s*(?:m|min|м|мин)\.?)?\s*$/i.exec(text);
  if (!said || (said[1] === undefined && said[2] === undefined)) return undefined;
  return Number(said[1] ?? 0) * 60 + Number(said[2] ?? 0);
}

function limits(field: SiteOf): { readonly min: number; readonly max: number } {
  return { min: numberOption(field, 'min') ?? 0, max: numberOption(field, 'max') ?? Number.MAX_SAFE_INTEGER };
}

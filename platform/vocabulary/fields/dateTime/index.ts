import { accept, refuse, refuseSort } from '../../coercion';
import type { FieldWord } from '../../contracts';
import { canonicalInstant, formatInstant, readInstant } from '../../instants';
import { TIME_OPERATORS } from '../../operators';
import { both } from '../../options';
import { pick, whole } from '../../samples';
import { describeValue } from '../../value-schema';

/** A moment, kept in UTC to the millisecond. A text without an offset is UTC; a day alone is refused, because it is no moment. */
export const dateTime: FieldWord = {
  type: 'dateTime',
  title: both('Date and time', 'Дата и время'),
  description: both(
    'A moment, shown in the zone of whoever looks.',
    'Момент времени, показанный в часовом поясе смотрящего.',
  ),
  options: { properties: {} },
  examples: [{ type: 'dateTime' }],
  value: () => 'instant',
  columns: () => [{ part: '', column: { kind: 'instant' } }],
  operators: () => TIME_OPERATORS,
  schema: (field, locale) => describeValue(field, locale, { type: 'string', format: 'date-time' }),
  coerce(raw) {
    const read =
      raw instanceof Date ? canonicalInstant(raw) : typeof raw === 'string' ? readInstant(raw.trim()) : 'form';
    if (read === 'calendar') return refuse('V009');
    if (read !== 'form') return accept(read.instant);
    return refuseSort('date with a time such as 2026-11-23T09:30Z', 'дата со временем вида 2026-11-23T09:30Z');
  },
  format(value, _field, locale, timeZone = 'UTC') {
    const read = typeof value === 'string' ? readInstant(value) : 'form';
    return typeof read === 'string' ? '' : formatInstant(read.instant, locale, timeZone);
  },
  sample(_field, random) {
    if (random() < 0.15)
      return pick(random, ['0001-01-01T00:00:00.000Z', '2026-03-29T01:30:00.000Z', '9999-12-31T23:59:59.999Z']);
    return new Date(Date.UTC(2026, 0, whole(random, -3000, 1000)) + whole(random, 0, 86_399_999)).toISOString();
  },
  measures: ['min', 'max'],
};

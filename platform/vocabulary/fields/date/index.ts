import { accept, refuse, refuseSort } from '../../coercion';
import type { FieldWord } from '../../contracts';
import { formatDay, isRealDay } from '../../instants';
import { TIME_OPERATORS } from '../../operators';
import { both } from '../../options';
import { pick, whole } from '../../samples';
import { describeValue } from '../../value-schema';

/** A day of the calendar without a time zone: "2026-11-23" means that day everywhere. */
export const date: FieldWord = {
  type: 'date',
  title: both('Date', 'Дата'),
  description: both('A day of the calendar.', 'День календаря.'),
  options: { properties: {} },
  examples: [{ type: 'date' }],
  value: () => 'date',
  columns: () => [{ part: '', column: { kind: 'date' } }],
  operators: () => TIME_OPERATORS,
  schema: (field, locale) => describeValue(field, locale, { type: 'string', format: 'date' }),
  coerce(raw) {
    const day = typeof raw === 'string' ? isoDay(raw.trim()) : undefined;
    if (day === undefined) return refuseSort('date such as 2026-11-23', 'дата вида 2026-11-23');
    return isRealDay(day) ? accept(day) : refuse('V009');
  },
  format: (value, _field, locale) => (typeof value === 'string' && isRealDay(value) ? formatDay(value, locale) : ''),
  sample(_field, random) {
    if (random() < 0.15) return pick(random, ['0001-01-01', '1582-10-15', '2024-02-29', '2026-03-29', '9999-12-31']);
    return new Date(Date.UTC(2026, 0, whole(random, -3000, 1000))).toISOString().slice(0, 10);
  },
  measures: ['min', 'max'],
};

/** The ISO form of a written day; Russian files write 23.11.2026. */
function isoDay(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const parts = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  return parts ? `${parts[3]}-${parts[2]}-${parts[1]}` : undefined;
}

import type { FieldWord, SiteOf } from '../../contracts';
import { coerceInteger, formatNumber } from '../../numbers';
import { NUMBER_OPERATORS } from '../../operators';
import { both, MAX_OPTION, MIN_OPTION, numberOption } from '../../options';
import { whole } from '../../samples';
import { describeValue } from '../../value-schema';

/** A whole number that JavaScript holds exactly, so that it needs no string. */
export const integer: FieldWord = {
  type: 'integer',
  title: both('Whole number', 'Целое число'),
  description: both(
    'A number without a fraction, such as a quantity of people.',
    'Число без дробной части, например количество людей.',
  ),
  options: { properties: { min: MIN_OPTION, max: MAX_OPTION } },
  examples: [{ type: 'integer' }, { type: 'integer', min: 0, max: 100 }],
  value: () => 'number',
  columns: () => [{ part: '', column: { kind: 'integer' } }],
  operators: () => NUMBER_OPERATORS,
  schema(field, locale) {
    const { min, max } = limits(field);
    return describeValue(field, locale, {
      type: 'integer',
      minimum: min ?? Number.MIN_SAFE_INTEGER,
      maximum: max ?? Number.MAX_SAFE_INTEGER,
    });
  },
  coerce: (raw, field) => coerceInteger(raw, limits(field)),
  format: (value, _field, locale) => (typeof value === 'number' ? formatNumber(value, locale, 0, 0) : ''),
  sample(field, random) {
    const { min, max } = limits(field);
    const low = Math.ceil(min ?? (random() < 0.2 ? -1_000 : 0));
    const high = Math.floor(max ?? Math.max(low, 0) + 10_000);
    const dice = random();
    if (dice < 0.1) return low;
    return dice < 0.2 ? (max === undefined ? Number.MAX_SAFE_INTEGER : high) : whole(random, low, high);
  },
  measures: ['sum', 'avg', 'min', 'max'],
};

function limits(field: SiteOf): { readonly min?: number; readonly max?: number } {
  return { min: numberOption(field, 'min'), max: numberOption(field, 'max') };
}

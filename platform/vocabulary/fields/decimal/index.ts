import type { FieldWord, SiteOf } from '../../contracts';
import { coerceDecimal, formatNumber, type NumberLimits, sampleDecimal } from '../../numbers';
import { NUMBER_OPERATORS } from '../../operators';
import { both, MAX_OPTION, MIN_OPTION, numberOption, PRECISION_OPTION, SCALE_OPTION } from '../../options';
import { decimalPattern, describeValue } from '../../value-schema';

/** An exact number with a fixed number of decimal places, "1250.00" everywhere. */
export const decimal: FieldWord = {
  type: 'decimal',
  title: both('Decimal number', 'Дробное число'),
  description: both('An exact number with decimal places.', 'Точное число со знаками после запятой.'),
  options: { properties: { precision: PRECISION_OPTION, scale: SCALE_OPTION, min: MIN_OPTION, max: MAX_OPTION } },
  examples: [
    { type: 'decimal' },
    { type: 'decimal', precision: 10, scale: 4, min: 0, max: 1 },
    { type: 'decimal', scale: 0 },
  ],
  value: () => 'number',
  columns(field) {
    const { precision, scale } = limits(field);
    return [{ part: '', column: { kind: 'decimal', precision, scale } }];
  },
  operators: () => NUMBER_OPERATORS,
  schema(field, locale) {
    const { precision, scale } = limits(field);
    return describeValue(field, locale, { type: 'string', pattern: decimalPattern(precision, scale) });
  },
  coerce: (raw, field) => coerceDecimal(raw, limits(field)),
  format(value, field, locale) {
    const { scale } = limits(field);
    return value === null ? '' : formatNumber(value, locale, scale > 2 ? 0 : scale, scale);
  },
  sample: (field, random) => sampleDecimal(limits(field), random),
  measures: ['sum', 'avg', 'min', 'max'],
};

function limits(field: SiteOf): NumberLimits {
  const precision = Math.min(18, numberOption(field, 'precision') ?? 18);
  const scale = Math.min(precision, numberOption(field, 'scale') ?? 2);
  return { precision, scale, min: numberOption(field, 'min'), max: numberOption(field, 'max') };
}

import type { FieldWord, SiteOf } from '../../contracts';
import { coerceDecimal, formatNumber, type NumberLimits, sampleDecimal } from '../../numbers';
import { NUMBER_OPERATORS } from '../../operators';
import { both, MAX_OPTION, MIN_OPTION, numberOption, SCALE_OPTION } from '../../options';
import { decimalPattern, describeValue } from '../../value-schema';

const PRECISION = 12;

/** A share in hundredths: "50.00" means 50 %. */
export const percent: FieldWord = {
  type: 'percent',
  title: both('Percent', 'Процент'),
  description: both('A share or a rate; 50 means 50 %.', 'Доля или ставка; 50 значит 50 %.'),
  options: { properties: { scale: SCALE_OPTION, min: MIN_OPTION, max: MAX_OPTION } },
  examples: [
    { type: 'percent', min: 0, max: 100 },
    { type: 'percent', scale: 0 },
  ],
  value: () => 'number',
  columns: (field) => [{ part: '', column: { kind: 'decimal', precision: PRECISION, scale: limits(field).scale } }],
  operators: () => NUMBER_OPERATORS,
  schema: (field, locale) =>
    describeValue(field, locale, { type: 'string', pattern: decimalPattern(PRECISION, limits(field).scale) }),
  coerce: (raw, field) => coerceDecimal(typeof raw === 'string' ? raw.replace(/\s*%\s*$/, '') : raw, limits(field)),
  format(value, field, locale) {
    if (value === null) return '';
    return formatNumber(value, locale, 0, limits(field).scale) + (locale === 'ru' ? '\u00a0%' : '%');
  },
  sample: (field, random) => sampleDecimal(sampleLimits(field), random),
  measures: ['sum', 'avg', 'min', 'max'],
};

function limits(field: SiteOf): NumberLimits {
  const scale = numberOption(field, 'scale') ?? 2;
  return { precision: PRECISION, scale, min: numberOption(field, 'min'), max: numberOption(field, 'max') };
}

/** Without a written maximum a sample stays below 100. */
function sampleLimits(field: SiteOf): NumberLimits {
  const { max, min, ...rest } = limits(field);
  return { ...rest, min: min ?? 0, max: max ?? Math.max(100, (min ?? 0) + 100) };
}

import type { Field, Value } from '../../language/contracts';
import type { Surroundings } from '../contracts';

/**
 * A total of a field as its word writes values. Money is added up in the base currency, so it comes as a
 * bare number; a total beyond the field's own limits is still shown, as a plain number.
 */
export function aggregateText(field: Field, total: unknown, surroundings: Surroundings): string {
  if (total === null || total === undefined || total === '') return '';
  const { word, site } = field.word.borrowed?.(field) ?? { word: field.word, site: field };
  const coerced = word.coerce(total, site);
  if ('value' in coerced && coerced.value !== null) {
    return word.format(coerced.value, site, surroundings.locale, surroundings.timeZone);
  }
  const plain = word.format(total as Value, site, surroundings.locale, surroundings.timeZone);
  return plain || new Intl.NumberFormat(surroundings.locale, { maximumFractionDigits: 2 }).format(total as `${number}`);
}

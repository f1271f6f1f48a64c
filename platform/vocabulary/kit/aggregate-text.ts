import type { Field, Value } from '../../language/contracts';
import type { FieldWord, SiteOf, Surroundings } from '../contracts';

/**
 * A total of a field as its word writes values. Money is added up in the base currency, whatever the field's own
 * is; a total beyond the field's own limits is still shown, as a plain number.
 */
export function aggregateText(field: Field, total: unknown, surroundings: Surroundings): string {
  if (total === null || total === undefined || total === '') return '';
  const { word, site } = field.word.borrowed?.(field) ?? { word: field.word, site: field };
  const isAmount = word.columns(site).some(({ part }) => part === 'currency');
  const value = isAmount ? { amount: String(total), currency: surroundings.baseCurrency } : asValue(total, word, site);
  const text = word.format(value, site, surroundings.locale, surroundings.timeZone);
  return text || new Intl.NumberFormat(surroundings.locale, { maximumFractionDigits: 2 }).format(total as `${number}`);
}

function asValue(total: unknown, word: FieldWord, site: SiteOf): Value {
  const coerced = word.coerce(total, site);
  return 'value' in coerced && coerced.value !== null ? coerced.value : (total as Value);
}

import type { Field, Value } from '../../../language/contracts';
import type { Surroundings } from '../../contracts';

/** Whether a value of a record counts as empty. */
export function isEmptyValue(value: unknown): value is null | undefined | '' {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A value of a record as text for people, in the user's language and zone; '' for empty. */
export function formatted(field: Field, value: unknown, surroundings: Surroundings): string {
  if (isEmptyValue(value)) return '';
  return field.word.format(value as Value, field, surroundings.locale, surroundings.timeZone);
}

import type { Field } from '../../language/contracts';
import type { Surroundings } from '../contracts';
import { formatted } from '../fields/kit/formatted';

/** What a link to a record says: its title as text, since a cell may draw a link of its own. */
export function titleText(field: Field, value: unknown, surroundings: Surroundings): string {
  return formatted(field, value, surroundings) || surroundings.t('field.untitled');
}

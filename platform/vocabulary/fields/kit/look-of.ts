import type { Field } from '../../../language/contracts';
import type { FieldView, Surroundings } from '../../contracts';

/** The looks of what a field holds: a computed field looks like the word whose type it has. */
export function lookOf(field: Field, surroundings: Pick<Surroundings, 'fieldView'>): FieldView {
  return surroundings.fieldView(field.word.borrowed?.(field).word.type ?? field.type);
}

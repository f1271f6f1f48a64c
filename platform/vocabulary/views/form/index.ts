import type { Artefact } from '../../../language/contracts';
import type { ViewWord } from '../../contracts';
import { both, option } from '../../options';
import { selectionOf, unique } from '../../view-parts';

/** One record on a page, laid out by a form. */
export const form: ViewWord = {
  type: 'form',
  title: both('Form', 'Форма'),
  description: both('One record, laid out for reading and editing.', 'Одна запись, разложенная для чтения и правки.'),
  options: {
    properties: {
      form: option(
        { type: 'string', 'x-refers': 'form' },
        ['Form', 'The form that lays the record out; the entity’s own when left out.'],
        ['Форма', 'Форма, раскладывающая запись; если не указана, форма сущности.'],
      ),
    },
  },
  /** A form shows what its tabs and conditions ask for, so it needs the whole record and its owned lines, but no related records. */
  needs(view, entity) {
    const own = Array.from(entity.fields.values()).filter(
      (field) => field.columns.length > 0 || (field.relation?.kind === 'many' && field.relation.owned),
    );
    return { fields: unique(own.map((field) => field.name)), ...selectionOf(view), pageSize: 1 };
  },
  initial: (entity): Artefact => ({
    name: `${entity.name}Form`,
    label: entity.label,
    entity: entity.name,
    type: 'form',
    form: entity.name,
  }),
};

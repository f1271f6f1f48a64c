import { refuse } from '../../coercion';
import type { FieldWord } from '../../contracts';
import { both, option, textOption } from '../../options';
import { describeValue } from '../../value-schema';

/** The records of another entity that refer to this one. It stores nothing; conditions use `$some`, `$none`, `$every`. */
export const collection: FieldWord = {
  type: 'collection',
  title: both('Related records', 'Связанные записи'),
  description: both('Records of another entity that refer to this one.', 'Записи другой сущности, ссылающиеся на эту.'),
  options: {
    properties: {
      of: option(
        { type: 'string', 'x-refers': 'entity' },
        ['Of', 'The entity whose records are shown.'],
        ['Сущность', 'Сущность, записи которой показаны.'],
      ),
      by: option(
        { type: 'string', 'x-refers': 'field', 'x-scope': 'entity:of' },
        ['By', 'The reference of that entity that leads back here.'],
        ['Через', 'Ссылка той сущности, ведущая сюда.'],
      ),
    },
    required: ['of', 'by'],
  },
  examples: [{ type: 'collection', of: 'sample', by: 'parent' }],
  value: () => 'rows',
  relation(field) {
    const of = textOption(field, 'of');
    const by = textOption(field, 'by');
    return of === undefined || by === undefined ? null : { kind: 'many', of, by, owned: false };
  },
  columns: () => [],
  operators: () => [],
  schema: (field, locale) => describeValue(field, locale, { type: 'array', items: { type: 'object' }, readOnly: true }),
  coerce: () => refuse('V013'),
  format: () => '',
  sample: () => null,
};

import { refuse } from '../../coercion';
import type { FieldWord } from '../../contracts';
import { both, option, textOption } from '../../options';
import { describeValue } from '../../value-schema';

/**
 * Rows that belong to the record and are edited inside it. The field stores nothing; the records floor
 * takes the API's array of row records apart and coerces every row by its own entity.
 */
export const lines: FieldWord = {
  type: 'lines',
  title: both('Lines', 'Строки'),
  description: both(
    'Rows that belong to this record and are edited inside it.',
    'Строки, принадлежащие записи и изменяемые внутри неё.',
  ),
  options: {
    properties: {
      of: option(
        { type: 'string', 'x-refers': 'entity' },
        ['Of', 'The entity of one row.'],
        ['Сущность', 'Сущность одной строки.'],
      ),
      by: option(
        { type: 'string', 'x-refers': 'field', 'x-scope': 'entity:of' },
        ['By', 'The reference of the row that leads to this record; the row’s own parent when left out.'],
        ['Через', 'Ссылка строки на эту запись; если не указана, родитель строки.'],
      ),
    },
    required: ['of'],
  },
  examples: [{ type: 'lines', of: 'sampleLine' }],
  value: () => 'rows',
  relation(field) {
    const of = textOption(field, 'of');
    if (of === undefined) return null;
    const by = textOption(field, 'by') ?? field.backReferences(of)[0];
    return by === undefined ? null : { kind: 'many', of, by, owned: true };
  },
  columns: () => [],
  operators: () => [],
  schema: (field, locale) => describeValue(field, locale, { type: 'array', items: { type: 'object' } }),
  coerce: () => refuse('V013'),
  format: () => '',
  sample: () => null,
};

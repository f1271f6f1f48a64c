import { isId } from '../../../foundation/id';
import { accept, asObject, excerpt, refuse, refuseSort } from '../../coercion';
import type { FieldWord } from '../../contracts';
import { REFERENCE_OPERATORS } from '../../operators';
import { both, option, textOption } from '../../options';
import { describeValue } from '../../value-schema';
import { sampleId } from '../id';

/** A link to one record of an entity. In memory it is the id; the API sends `{id, title}` and takes the id or `{id}`. */
export const reference: FieldWord = {
  type: 'reference',
  title: both('Reference', 'Ссылка'),
  description: both('A link to one record of an entity.', 'Ссылка на одну запись сущности.'),
  options: {
    properties: {
      to: option(
        { type: 'string', 'x-refers': 'entity' },
        ['To', 'The entity whose record is chosen.'],
        ['На', 'Сущность, запись которой выбирается.'],
      ),
      where: option(
        { type: 'object', 'x-editor': 'condition', 'x-scope': 'entity:to', 'x-record': '@self' },
        ['Where', 'Only records that meet this condition may be chosen; {"$": "…"} reads the record being edited.'],
        ['Где', 'Выбрать можно только записи по этому условию; {"$": "…"} читает изменяемую запись.'],
      ),
      onDelete: option(
        { type: 'string', enum: ['restrict', 'setNull', 'cascade'], default: 'restrict' },
        [
          'When the target is deleted',
          'Refuse (restrict), empty this field (setNull) or delete this record too (cascade).',
        ],
        ['При удалении цели', 'Запретить (restrict), очистить поле (setNull) или удалить и эту запись (cascade).'],
      ),
    },
    required: ['to'],
  },
  examples: [{ type: 'reference', to: 'sample' }],
  value: () => 'reference',
  relation(field) {
    const to = textOption(field, 'to');
    return to === undefined ? null : { kind: 'one', to };
  },
  columns: () => [{ part: '', column: { kind: 'uuid' } }],
  operators: () => REFERENCE_OPERATORS,
  schema(field, locale) {
    const id = { type: 'string', format: 'uuid' };
    const title = { anyOf: [{ type: 'string' }, { type: 'null' }] };
    const record = { type: 'object', properties: { id, title }, required: ['id'] };
    return describeValue(field, locale, { anyOf: [id, record] });
  },
  coerce(raw) {
    const given = asObject(raw) ? asObject(raw)?.id : raw;
    if (given === null || given === '') return accept(null);
    if (typeof given !== 'string') return refuseSort('record (its id)', 'запись (её id)');
    const id = given.trim().toLowerCase();
    return isId(id) ? accept(id) : refuse('V011', { value: excerpt(given) });
  },
  format(value) {
    if (typeof value === 'string') return value;
    const { title, id } = asObject(value) ?? {};
    return String(title ?? id ?? '');
  },
  sample: (_field, random) => sampleId(random),
};

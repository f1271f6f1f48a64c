import type { Artefact, Entity } from '../../../language/contracts';
import { asObject } from '../../coercion';
import type { ViewWord } from '../../contracts';
import { both, option } from '../../options';
import {
  AFTER_OPTION,
  BEFORE_OPTION,
  elementsByPath,
  elementsOf,
  LABEL_OPTION,
  pageSizeOf,
  SORT_SCHEMA,
  selectionOf,
  tellingFields,
  unique,
} from '../../view-parts';

/** Cards in columns, one column for each option or record of a field; moving a card changes that field. */
export const board: ViewWord = {
  type: 'board',
  title: both('Board', 'Доска'),
  description: both('Cards in columns, moved by hand.', 'Карточки по столбцам, перемещаемые рукой.'),
  options: {
    properties: {
      by: option(
        { type: 'string', 'x-refers': 'field' },
        ['By', 'The choice or reference whose values are the columns.'],
        ['По', 'Выбор или ссылка, значения которых становятся столбцами.'],
      ),
      card: option(
        { type: 'object', properties: cardProperties(), additionalProperties: false },
        ['Card', 'What stands on a card.'],
        ['Карточка', 'Что стоит на карточке.'],
      ),
      sum: option(
        { type: 'string', 'x-refers': 'field' },
        ['Sum', 'The field that is added up at the head of a column.'],
        ['Сумма', 'Поле, которое складывается в заголовке столбца.'],
      ),
      columnsWhere: option(
        { type: 'object', 'x-editor': 'condition', 'x-scope': 'field:by' },
        ['Columns where', 'Which records of the referenced entity are columns.'],
        ['Столбцы, где', 'Какие записи связанной сущности становятся столбцами.'],
      ),
      columnsSort: option(
        { ...SORT_SCHEMA, 'x-scope': 'field:by' },
        ['Order of columns', 'How the referenced records are sorted.'],
        ['Порядок столбцов', 'Как упорядочены связанные записи.'],
      ),
      pageSize: option(
        { type: 'integer', minimum: 1, maximum: 1000, default: 50 },
        ['Cards per column', 'How many cards of a column are fetched at once.'],
        ['Карточек в столбце', 'Сколько карточек столбца загружается за раз.'],
      ),
    },
    required: ['by'],
  },
  needs(view, entity) {
    const card = asObject(view.card) ?? {};
    const fields = unique([
      textOf(view.by),
      textOf(card.title) ?? entity.title.name,
      ...elementsOf(card.fields).map(([path]) => path),
      textOf(view.sum),
    ]);
    return { fields, ...selectionOf(view), pageSize: pageSizeOf(view, 50) };
  },
  initial(entity): Artefact {
    const by = columnField(entity);
    const telling = tellingFields(entity, 4).filter((field) => field.name !== by);
    const fields = Object.fromEntries(telling.slice(0, 3).map((field) => [field.name, {}]));
    const card = { title: entity.title.name, fields };
    return { name: `${entity.name}Board`, label: entity.plural, entity: entity.name, type: 'board', by, card };
  },
};

function cardProperties() {
  return {
    title: option(
      { type: 'string', 'x-refers': 'field' },
      ['Title', 'The field in bold; the record’s title when left out.'],
      ['Заголовок', 'Поле жирным; если не указано, название записи.'],
    ),
    fields: option(
      elementsByPath({ label: LABEL_OPTION, after: AFTER_OPTION, before: BEFORE_OPTION }, both('Field', 'Поле')),
      ['Fields', 'The fields below the title.'],
      ['Поля', 'Поля под заголовком.'],
    ),
  };
}

/** The staged field; else the first field with options; else the first reference; else the title. */
function columnField(entity: Entity): string {
  const staged = textOf(entity.traits.get('staged')?.by);
  if (staged !== undefined && entity.fields.has(staged)) return staged;
  const written = Array.from(entity.fields.values()).filter((field) => !field.system);
  const field =
    written.find((each) => each.options.length > 0 && each.value === 'text') ??
    written.find((each) => each.relation?.kind === 'one') ??
    entity.title;
  return field.name;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

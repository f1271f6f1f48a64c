import type { Artefact } from '../../../language/contracts';
import type { ViewWord } from '../../contracts';
import { both, option } from '../../options';
import {
  AFTER_OPTION,
  BEFORE_OPTION,
  elementsByPath,
  elementsOf,
  LABEL_OPTION,
  pageSizeOf,
  selectionOf,
  tellingFields,
  unique,
} from '../../view-parts';

/** A table of records: columns, quick filters, ready-made selections, totals. */
export const list: ViewWord = {
  type: 'list',
  title: both('List', 'Список'),
  description: both('A table of records with filters and totals.', 'Таблица записей с фильтрами и итогами.'),
  options: {
    properties: {
      columns: option(
        elementsByPath(columnProperties(), both('Column', 'Столбец')),
        ['Columns', 'The columns by field; a path such as account.city leads to another record’s field.'],
        ['Столбцы', 'Столбцы по полям; путь вида account.city ведёт к полю другой записи.'],
      ),
      filters: option(
        elementsByPath({ label: LABEL_OPTION, after: AFTER_OPTION, before: BEFORE_OPTION }, both('Filter', 'Фильтр')),
        ['Quick filters', 'Fields that stand above the list for filtering.'],
        ['Быстрые фильтры', 'Поля для отбора над списком.'],
      ),
      presets: option(
        {
          type: 'object',
          additionalProperties: {
            title: 'Preset',
            'x-ru': { title: 'Отбор' },
            type: 'object',
            properties: presetProperties(),
            required: ['label', 'where'],
            additionalProperties: false,
          },
        },
        ['Ready-made selections', 'Named conditions to choose with one click.'],
        ['Готовые отборы', 'Именованные условия, выбираемые одним щелчком.'],
      ),
      pageSize: option(
        { type: 'integer', minimum: 1, maximum: 1000, default: 50 },
        ['Page size', 'How many rows are fetched at once.'],
        ['Размер страницы', 'Сколько строк загружается за раз.'],
      ),
    },
  },
  needs(view, entity) {
    const shown = elementsOf(view.columns).flatMap(([path, column]) => (column.hidden === true ? [] : [path]));
    const fields = shown.length > 0 ? shown : elementsOf(list.initial(entity).columns).map(([path]) => path);
    return { fields, ...selectionOf(view), pageSize: pageSizeOf(view, 50) };
  },
  initial(entity): Artefact {
    const paths = unique([entity.title.name, ...tellingFields(entity, 6).map((field) => field.name)]);
    const columns = Object.fromEntries(paths.map((path) => [path, {}]));
    const sort = entity.title.columns.length > 0 ? [entity.title.name] : [];
    return { name: `${entity.name}List`, label: entity.plural, entity: entity.name, type: 'list', columns, sort };
  },
};

function columnProperties() {
  return {
    label: LABEL_OPTION,
    width: option(
      { type: 'integer', minimum: 30, maximum: 2000 },
      ['Width', 'The width in pixels.'],
      ['Ширина', 'Ширина в пикселях.'],
    ),
    total: option(
      { type: 'string', enum: ['sum', 'avg', 'min', 'max', 'count'] },
      ['Total', 'What stands in the totals row.'],
      ['Итог', 'Что стоит в строке итогов.'],
    ),
    hidden: option(
      { type: 'boolean', default: false },
      ['Hidden', 'Not shown until the user chooses it.'],
      ['Скрыт', 'Не показан, пока пользователь его не выберет.'],
    ),
    after: AFTER_OPTION,
    before: BEFORE_OPTION,
  };
}

function presetProperties() {
  return {
    label: LABEL_OPTION,
    where: option(
      { type: 'object', 'x-editor': 'condition' },
      ['Where', 'The condition that selects the records.'],
      ['Где', 'Условие отбора записей.'],
    ),
    after: AFTER_OPTION,
    before: BEFORE_OPTION,
  };
}

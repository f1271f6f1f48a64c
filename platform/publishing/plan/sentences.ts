/** How steps are called in words, for people who never saw the database. */
import type { Change } from '../../catalog/contracts';
import type { Snapshot, Text } from '../../language/contracts';
import type { KnownPlace, Move } from '../../language/evolution';
import type { ContractStep } from '../../storage/contract';
import type { SchemaStep } from '../../storage/migrate';

type Said = Pick<SchemaStep, 'table' | 'name'>;

export const SCHEMA_SENTENCES: Readonly<Record<SchemaStep['kind'], (step: Said) => Text>> = {
  createTable: ({ table }) => ({ en: `Make the table ${table}.`, ru: `Создать таблицу ${table}.` }),
  addColumn: ({ table, name }) => ({
    en: `Add the column ${name} to ${table}.`,
    ru: `Добавить столбец ${name} в ${table}.`,
  }),
  fillColumn: ({ table, name }) => ({
    en: `Fill the column ${name} of ${table} for searching.`,
    ru: `Заполнить столбец ${name} таблицы ${table} для поиска.`,
  }),
  widenColumn: ({ table, name }) => ({
    en: `Make room for longer values in ${table}.${name}.`,
    ru: `Расширить ${table}.${name} для более длинных значений.`,
  }),
  addIndex: ({ table, name }) => ({ en: `Index ${table} (${name}).`, ru: `Построить индекс ${table} (${name}).` }),
  mendReference: ({ table, name }) => ({
    en: `Empty ${table}.${name} where its record is no longer there.`,
    ru: `Очистить ${table}.${name} там, где записи уже нет.`,
  }),
  addForeignKey: ({ table, name }) => ({
    en: `Let ${table} refer only to records that exist (${name}).`,
    ru: `Разрешить ссылки ${table} только на существующие записи (${name}).`,
  }),
};

export function contractSentence({ table, name, kind }: ContractStep): Text {
  return kind === 'dropIndex'
    ? {
        en: `Drop the index ${name} of ${table}, which nothing needs.`,
        ru: `Удалить ненужный индекс ${name} таблицы ${table}.`,
      }
    : {
        en: `Drop the rule ${name} of ${table}, which nothing needs.`,
        ru: `Удалить ненужное правило ${name} таблицы ${table}.`,
      };
}

/** "The values of “Amount” are converted; 3 of 10,000 cannot be said in the new type." */
export function moveSentence(
  { entity, field }: Move,
  { after }: Pick<Change, 'after'>,
  { filled, lost }: { readonly filled: number; readonly lost: number },
): Text {
  const label = fieldLabel(after, entity, field);
  const en = `The values of “${label.en}” (${filled}) are converted to the new type`;
  const ru = `Значения «${label.ru}» (${filled}) переводятся в новый тип`;
  if (lost === 0) return { en: `${en}.`, ru: `${ru}.` };
  return {
    en: `${en}; ${lost} of them cannot be said in it and become empty. The old values are kept until they are purged.`,
    ru: `${ru}; ${lost} из них в нём не выразить, они станут пустыми. Прежние значения хранятся до очистки.`,
  };
}

export function leftSentence(place: KnownPlace, before: Snapshot, rows: number): Text {
  const isTable = place.field === '';
  const label = isTable ? entityLabel(before, place.entity) : fieldLabel(before, place.entity, place.field);
  const [en, ru] = isTable ? ['records', 'записей'] : ['values', 'значений'];
  return {
    en: `“${label.en}” goes out of sight with ${rows} ${en}; they are kept until they are purged and come back with it.`,
    ru: `«${label.ru}» исчезает из виду (${rows} ${ru}); данные хранятся до очистки и вернутся вместе с ним.`,
  };
}

export function entityLabel(snapshot: Snapshot, name: string): Text {
  return snapshot.hasEntity(name) ? snapshot.entity(name).label : { en: name, ru: name };
}

export function fieldLabel(snapshot: Snapshot, entity: string, field: string): Text {
  const found = snapshot.hasEntity(entity) ? snapshot.entity(entity).fields.get(field) : undefined;
  return found?.label ?? { en: field, ru: field };
}

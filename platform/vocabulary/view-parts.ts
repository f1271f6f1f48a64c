/** What view words share: reading a view's parts and choosing fields for a view that nobody wrote. */
import type { Artefact, Entity, Field, Text } from '../language/contracts';
import { asObject } from './coercion';
import type { JsonSchema } from './contracts';
import { option } from './options';

export const SORT_SCHEMA: JsonSchema = { type: 'array', items: { type: 'string', 'x-refers': 'sort' } };

export const LABEL_OPTION: JsonSchema = option(
  { $ref: 'common.json#/$defs/text' },
  ['Label', 'The heading; the field’s own label when left out.'],
  ['Подпись', 'Заголовок; если не указан, подпись поля.'],
);

export const AFTER_OPTION: JsonSchema = option(
  { type: 'string' },
  ['After', 'Stands after this element.'],
  ['После', 'Стоит после этого элемента.'],
);

export const BEFORE_OPTION: JsonSchema = option(
  { type: 'string' },
  ['Before', 'Stands before this element.'],
  ['Перед', 'Стоит перед этим элементом.'],
);

/** A keyed object of elements with these properties; the key is a dotted path from the entity. */
export function elementsByPath(properties: Readonly<Record<string, JsonSchema>>, title: Text): JsonSchema {
  const named = { title: title.en, 'x-ru': { title: title.ru } };
  const element = { ...named, type: 'object', properties, additionalProperties: false };
  return { type: 'object', propertyNames: { 'x-refers': 'field' }, additionalProperties: element };
}

/** The keys and settings of a keyed part of a view, in order. */
export function elementsOf(part: unknown): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return Object.entries(asObject(part) ?? {}).map(([key, settings]) => [key, asObject(settings) ?? {}] as const);
}

/** `where` and `sort` as a view writes them. */
export function selectionOf(view: Artefact): { readonly where?: unknown; readonly sort?: readonly string[] } {
  const sort = Array.isArray(view.sort) ? view.sort.filter((term) => typeof term === 'string') : undefined;
  return { ...(view.where === undefined ? {} : { where: view.where }), ...(sort ? { sort } : {}) };
}

export function pageSizeOf(view: Artefact, otherwise: number): number {
  return typeof view.pageSize === 'number' && view.pageSize >= 1
    ? Math.min(1000, Math.floor(view.pageSize))
    : otherwise;
}

/** The first fields that say something in one line: stored, not of the platform, not the title, not paragraphs. */
export function tellingFields(entity: Entity, count: number): readonly Field[] {
  return Array.from(entity.fields.values())
    .filter((field) => field !== entity.title && !field.system && field.definition.visible !== false)
    .filter((field) => field.columns.length > 0 && field.columns[0]?.kind.kind !== 'longText')
    .slice(0, count);
}

export function unique(names: readonly (string | undefined)[]): readonly string[] {
  return Array.from(new Set(names.filter((name) => name !== undefined)));
}

/**
 * Options of words: how a word describes them (JSON Schema, both languages) and how it reads them.
 * The English name stands in `title` and `description`, where every JSON Schema tool looks for it; other
 * languages stand in the annotation `x-ru`. Two more annotations help tools: `x-refers` (this text
 * names an artefact of that kind) and `x-editor` (which editor of the studio draws it).
 */
import type { Text } from '../language/contracts';
import type { JsonSchema, SiteOf } from './contracts';

/** One option; names are `[title, description]`. */
export function option(
  schema: JsonSchema,
  en: readonly [title: string, description: string],
  ru: readonly [title: string, description: string],
): JsonSchema {
  return {
    title: en[0],
    description: en[1],
    'x-ru': { title: ru[0], description: ru[1] },
    ...schema,
  };
}

/** A label in both languages. */
export function both(en: string, ru: string): Text {
  return { en, ru };
}

export function numberOption(field: SiteOf, name: string): number | undefined {
  const value = field.definition[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function textOption(field: SiteOf, name: string): string | undefined {
  const value = field.definition[name];
  return typeof value === 'string' ? value : undefined;
}

export const MIN_OPTION = option(
  { type: 'number' },
  ['Least value', 'Smaller values are refused.'],
  ['Наименьшее значение', 'Значения меньше не принимаются.'],
);

export const MAX_OPTION = option(
  { type: 'number' },
  ['Greatest value', 'Greater values are refused.'],
  ['Наибольшее значение', 'Значения больше не принимаются.'],
);

export const PRECISION_OPTION = option(
  { type: 'integer', minimum: 1, maximum: 18, default: 18 },
  ['Digits', 'How many digits the number has at most, those after the point included.'],
  ['Всего цифр', 'Сколько цифр в числе, считая знаки после запятой.'],
);

export const SCALE_OPTION = option(
  { type: 'integer', minimum: 0, maximum: 10, default: 2 },
  ['Decimal places', 'How many digits stand after the point.'],
  ['Знаков после запятой', 'Сколько цифр стоит после запятой.'],
);

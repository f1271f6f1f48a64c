/** What the two choice words share: the options of a field and how a written one is recognised. */
import type { Locale } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import { fold } from '../foundation/text';
import type { FieldDefinition } from '../language/contracts';
import { excerpt } from './coercion';
import type { ChoiceOption, JsonSchema, SiteOf } from './contracts';
import { option } from './options';

/** Keys are names of options or of artefacts; both are shorter. */
export const KEY_LENGTH = 100;

export const CHOICE_OPTIONS: { readonly properties: Readonly<Record<string, JsonSchema>> } = {
  properties: {
    of: option(
      { type: 'string', 'x-refers': 'choices' },
      ['List of options', 'The name of a list of options that several fields share.'],
      ['Список вариантов', 'Имя списка вариантов, общего для нескольких полей.'],
    ),
    options: option(
      {
        type: 'object',
        propertyNames: { 'x-defines': 'option' },
        additionalProperties: {
          title: 'Option',
          'x-ru': { title: 'Вариант' },
          type: 'object',
          properties: {
            label: option(
              { $ref: 'common.json#/$defs/text' },
              ['Label', 'How the option is called on screens.'],
              ['Подпись', 'Как вариант называется на экранах.'],
            ),
            color: option(
              { type: 'string' },
              ['Colour', 'The colour of the tag: blue, green, red, orange and so on.'],
              ['Цвет', 'Цвет метки: blue, green, red, orange и так далее.'],
            ),
            final: option(
              { type: 'boolean', default: false },
              ['Final', 'The way through stages ends here: of such options only the one that was reached is coloured.'],
              ['Конечный', 'Здесь путь по этапам кончается: из таких вариантов окрашен лишь достигнутый.'],
            ),
            after: option(
              { type: 'string' },
              ['After', 'Stands after this option.'],
              ['После', 'Стоит после этого варианта.'],
            ),
            before: option(
              { type: 'string' },
              ['Before', 'Stands before this option.'],
              ['Перед', 'Стоит перед этим вариантом.'],
            ),
          },
          additionalProperties: false,
        },
      },
      ['Options', 'The options of this field alone, by key.'],
      ['Варианты', 'Варианты только этого поля, по ключам.'],
    ),
    from: option(
      { type: 'string', 'x-refers': 'kind' },
      ['Artefacts of a kind', 'Every artefact of this kind is an option.'],
      ['Артефакты вида', 'Каждый артефакт этого вида является вариантом.'],
    ),
  },
};

export const EXAMPLE_CHOICE: FieldDefinition = {
  type: 'choice',
  options: {
    small: { label: { en: 'Small', ru: 'Малый' }, color: 'green' },
    middle: { label: { en: 'Middle', ru: 'Средний' } },
    veryLarge: { label: { en: 'Very large', ru: 'Очень большой' }, color: 'red' },
  },
};

/** The key a text stands for: a key, or the label of exactly one option in any language (as in people's spreadsheets). */
export function findKey(field: SiteOf, raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined;
  const { keys, labels } = indexOf(field.options);
  const text = raw.trim();
  return keys.has(text) ? text : (labels.get(fold(text)) ?? undefined);
}

/** The parameters of V010. */
export function unknownOption(field: SiteOf, raw: unknown): Readonly<Record<string, unknown>> {
  const value = excerpt(raw);
  return { value, hint: didYouMean(value, indexOf(field.options).keys.keys()) };
}

/** The label of a key; the key itself when the option was removed meanwhile. */
export function labelOf(field: SiteOf, key: string, locale: Locale): string {
  const label = indexOf(field.options).keys.get(key)?.label;
  return label?.[locale] ?? label?.en ?? label?.ru ?? key;
}

interface OptionIndex {
  readonly keys: ReadonlyMap<string, ChoiceOption>;
  /** Folded label → key; null when two options are called so. */
  readonly labels: ReadonlyMap<string, string | null>;
}

const indexes = new WeakMap<readonly ChoiceOption[], OptionIndex>();

function indexOf(options: readonly ChoiceOption[]): OptionIndex {
  const known = indexes.get(options);
  if (known) return known;
  const labels = new Map<string, string | null>();
  for (const { key, label } of options) {
    for (const name of new Set(Object.values(label).map(fold))) labels.set(name, labels.has(name) ? null : key);
  }
  const index = { keys: new Map(options.map((each) => [each.key, each])), labels };
  indexes.set(options, index);
  return index;
}

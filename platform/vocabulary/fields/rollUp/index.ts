import type { FieldDefinition } from '../../../language/contracts';
import { type Borrowed, remembered, speakFor } from '../../borrowing';
import type { Computation, FieldWord, JsonSchema, SiteOf } from '../../contracts';
import { both, option, SCALE_OPTION, textOption } from '../../options';
import { decimal } from '../decimal';
import { integer } from '../integer';
import { text } from '../text';

type RollUp = Extract<Computation, { readonly kind: 'rollUp' }>;

const FUNCTIONS = ['sum', 'count', 'min', 'max', 'avg', 'list'] as const;
const LIST_LENGTH = 1000;

/**
 * A stored aggregate over a collection or lines. A count is a whole number, a list is text, an average has at
 * least two decimal places; every other function gives a value like the aggregated field's own.
 */
export const rollUp: FieldWord = {
  type: 'rollUp',
  title: both('Roll-up', 'Сводное значение'),
  description: both(
    'A total over related records, always up to date.',
    'Итог по связанным записям, всегда актуальный.',
  ),
  options: {
    properties: {
      over: option(
        { type: 'string', 'x-refers': 'field' },
        ['Over', 'The collection or lines of this entity that are totalled.'],
        ['По', 'Связанные записи или строки этой сущности, по которым считается итог.'],
      ),
      ...functionOptions(),
      where: option(
        { type: 'object', 'x-editor': 'condition', 'x-scope': 'field:over' },
        ['Where', 'Only rows that meet this condition count.'],
        ['Где', 'Учитываются только строки по этому условию.'],
      ),
      as: option(
        { type: 'string', enum: ['integer', 'decimal', 'money', 'percent', 'text', 'date', 'dateTime'] },
        ['As', 'Another field type for the result.'],
        ['Как', 'Другой тип поля для результата.'],
      ),
      scale: SCALE_OPTION,
    },
    required: ['over'],
  },
  examples: [
    { type: 'rollUp', over: 'lines', count: '*' },
    { type: 'rollUp', over: 'lines', sum: 'cost' },
    { type: 'rollUp', over: 'lines', avg: 'quantity' },
    { type: 'rollUp', over: 'lines', max: 'day' },
    { type: 'rollUp', over: 'lines', list: 'title' },
  ],
  computation: (definition) => aggregate(definition),
  ...speakFor(remembered(borrow)),
};

type Naming = readonly [title: string, description: string];

function functionOptions() {
  const names: Readonly<Record<RollUp['function'], readonly [en: Naming, ru: Naming]>> = {
    sum: [
      ['Sum of', 'The field of the rows that is added up.'],
      ['Сумма', 'Складываемое поле строк.'],
    ],
    count: [
      ['Count', '"*" counts the rows.'],
      ['Количество', '«*» считает строки.'],
    ],
    min: [
      ['Least of', 'The field of the rows whose least value is taken.'],
      ['Наименьшее', 'Поле строк, от которого берётся наименьшее.'],
    ],
    max: [
      ['Greatest of', 'The field of the rows whose greatest value is taken.'],
      ['Наибольшее', 'Поле строк, от которого берётся наибольшее.'],
    ],
    avg: [
      ['Average of', 'The field of the rows that is averaged.'],
      ['Среднее', 'Поле строк, среднее которого берётся.'],
    ],
    list: [
      ['List of', 'The field of the rows whose values are written one after another.'],
      ['Перечень', 'Поле строк, значения которого перечисляются.'],
    ],
  };
  const named: JsonSchema = { type: 'string', 'x-refers': 'field', 'x-scope': 'field:over' };
  const schemaOf = (name: RollUp['function']) => (name === 'count' ? { type: 'string' } : named);
  return Object.fromEntries(FUNCTIONS.map((name) => [name, option(schemaOf(name), ...names[name])]));
}

function aggregate(definition: FieldDefinition): RollUp {
  const called = FUNCTIONS.find((name) => typeof definition[name] === 'string') ?? 'count';
  const of = definition[called];
  return {
    kind: 'rollUp',
    over: String(definition.over ?? ''),
    function: called,
    of: called === 'count' || typeof of !== 'string' ? null : of,
    where: definition.where ?? null,
  };
}

/** Sites being resolved now: roll-ups over each other in a circle end as decimals, and the compiler reports the circle. */
const resolving = new Set<string>();

function borrow(field: SiteOf): ReturnType<Borrowed> {
  const key = `${field.entity}.${field.name}`;
  if (resolving.has(key)) return { word: decimal, site: field };
  resolving.add(key);
  try {
    return resultOf(field);
  } finally {
    resolving.delete(key);
  }
}

function resultOf(field: SiteOf): ReturnType<Borrowed> {
  const written = field.words.field(textOption(field, 'as') ?? '');
  const { function: called, over, of } = aggregate(field.definition);
  if (called === 'count') return { word: written ?? integer, site: withOptions(field, {}) };
  if (called === 'list') return { word: written ?? text, site: withOptions(field, { maxLength: LIST_LENGTH }) };
  const source = of === null ? undefined : aggregated(field, over, of);
  const borrowedWord = written ?? source?.word ?? decimal;
  const options = { ...source?.site.definition, ...scaleOption(field) };
  const site = withOptions(field, options, source?.site);
  return called === 'avg' ? average(borrowedWord, site) : { word: borrowedWord, site };
}

/** The word and site of the aggregated field; what it borrows itself when it is computed too. */
function aggregated(field: SiteOf, over: string, of: string): ReturnType<Borrowed> | undefined {
  const rows = field.siteOf(field.entity, over);
  const relation = rows?.words.field(rows.definition.type)?.relation?.(rows);
  const site = relation?.kind === 'many' ? field.siteOf(relation.of, of) : undefined;
  const word = site?.words.field(site.definition.type);
  return site && word && (word.borrowed?.(site) ?? { word, site });
}

/** An average needs places even over whole numbers. */
function average(word: FieldWord, site: SiteOf): ReturnType<Borrowed> {
  const column = word.columns(site)[0]?.column;
  const scale = Math.max(2, column?.kind === 'decimal' ? column.scale : 0);
  return { word: column?.kind === 'decimal' ? word : decimal, site: withOptions(site, { ...site.definition, scale }) };
}

/** The field with the options of its result; limits of single rows do not bind their total. */
function withOptions(field: SiteOf, options: Readonly<Record<string, unknown>>, source: SiteOf = field): SiteOf {
  const { min: _min, max: _max, ...rest } = options;
  const { label, description, type } = field.definition;
  const { name, entity, words, backReferences, siteOf } = field;
  const definition = { ...rest, label, description, type };
  return {
    name,
    entity,
    words,
    backReferences,
    siteOf,
    definition,
    options: source.options,
    translations: source.translations,
  };
}

function scaleOption(field: SiteOf): Readonly<Record<string, unknown>> {
  return field.definition.scale === undefined ? {} : { scale: field.definition.scale };
}

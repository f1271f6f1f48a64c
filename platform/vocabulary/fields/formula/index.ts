import { remembered, speakFor } from '../../borrowing';
import { CHOICE_OPTIONS } from '../../choices';
import type { FieldWord, SiteOf } from '../../contracts';
import { both, MAX_OPTION, MIN_OPTION, option, PRECISION_OPTION, SCALE_OPTION, textOption } from '../../options';
import { text } from '../text';

/** The words a formula's value may be. */
const RESULTS = ['text', 'longText', 'integer', 'decimal', 'money', 'percent', 'boolean', 'date', 'dateTime', 'choice'];

/** A stored value computed from the record and the records it refers to; it behaves as the word named by `as`. */
export const formula: FieldWord = {
  type: 'formula',
  title: both('Formula', 'Формула'),
  description: both('A value computed from other fields.', 'Значение, вычисляемое по другим полям.'),
  options: {
    properties: {
      as: option(
        { type: 'string', enum: RESULTS },
        ['As', 'The field type the result is.'],
        ['Как', 'Тип поля, которым является результат.'],
      ),
      value: option(
        { type: 'string', 'x-editor': 'expression' },
        ['Value', 'The expression, such as "amount * stage.probability / 100".'],
        ['Значение', 'Выражение, например «amount * stage.probability / 100».'],
      ),
      precision: PRECISION_OPTION,
      scale: SCALE_OPTION,
      min: MIN_OPTION,
      max: MAX_OPTION,
      maxLength: option(
        { type: 'integer', minimum: 1, maximum: 1000, default: 250 },
        ['Greatest length', 'A longer text is cut.'],
        ['Наибольшая длина', 'Текст длиннее обрезается.'],
      ),
      currency: option(
        { type: 'string' },
        ['Currency', 'The currency of the result when it is money.'],
        ['Валюта', 'Валюта результата, если это деньги.'],
      ),
      // The list of options of a result "as choice"; the expression gives an option's key.
      of: CHOICE_OPTIONS.properties.of ?? {},
      options: CHOICE_OPTIONS.properties.options ?? {},
    },
    required: ['as', 'value'],
  },
  examples: [
    { type: 'formula', as: 'money', value: '10 / 3' },
    { type: 'formula', as: 'text', value: "concat('a', 'b')", maxLength: 50 },
    { type: 'formula', as: 'integer', value: '1 + 1' },
    { type: 'formula', as: 'decimal', value: '1 / 8', scale: 3 },
    { type: 'formula', as: 'boolean', value: '1 < 2' },
    { type: 'formula', as: 'date', value: "addDays('2026-02-28', 1)" },
  ],
  computation: (definition) => ({
    kind: 'expression',
    text: typeof definition.value === 'string' ? definition.value : '',
  }),
  ...speakFor(
    remembered((field: SiteOf) => {
      const as = textOption(field, 'as') ?? '';
      return { word: (RESULTS.includes(as) && field.words.field(as)) || text, site: field };
    }),
  ),
};

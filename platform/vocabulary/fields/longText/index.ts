import type { FieldWord, SiteOf } from '../../contracts';
import { PASSAGE_OPERATORS } from '../../operators';
import { both, numberOption, option } from '../../options';
import { phrase, whole } from '../../samples';
import { coerceText } from '../../text-value';
import { inLanguage, TRANSLATED } from '../../translated';
import { describeValue } from '../../value-schema';

/** Paragraphs: line breaks (as \n) and white space at the ends are kept. */
export const longText: FieldWord = {
  type: 'longText',
  title: both('Long text', 'Длинный текст'),
  description: both('Text of several lines, such as notes.', 'Текст из нескольких строк, например заметки.'),
  options: {
    properties: {
      maxLength: option(
        { type: 'integer', minimum: 1, maximum: 1000000, default: 65535 },
        ['Greatest length', 'Longer texts are refused.'],
        ['Наибольшая длина', 'Тексты длиннее не принимаются.'],
      ),
      translated: TRANSLATED,
      rows: option(
        { type: 'integer', minimum: 1, maximum: 50, default: 4 },
        ['Rows', 'How many lines are seen while editing.'],
        ['Строк', 'Сколько строк видно при вводе.'],
      ),
    },
  },
  examples: [{ type: 'longText' }, { type: 'longText', maxLength: 2000, rows: 8 }],
  value: () => 'text',
  columns: () => [{ part: '', column: { kind: 'longText' } }],
  operators: () => PASSAGE_OPERATORS,
  schema: (field, locale) => describeValue(field, locale, { type: 'string', minLength: 1, maxLength: longest(field) }),
  coerce(raw, field) {
    const lines = typeof raw === 'string' ? raw.replace(/\r\n?/g, '\n') : raw;
    return coerceText(lines, { max: longest(field), keepSpace: true });
  },
  format: inLanguage,
  sample(field, random) {
    const paragraphs = Array.from({ length: whole(random, 1, 4) }, () => phrase(random, whole(random, 3, 12), 200));
    const text = paragraphs.join('\n') + (random() < 0.2 ? ' \n' : '');
    return Array.from(text).slice(0, longest(field)).join('');
  },
};

function longest(field: SiteOf): number {
  return numberOption(field, 'maxLength') ?? 65535;
}

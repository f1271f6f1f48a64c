import { isRefused, refuse } from '../../coercion';
import type { FieldWord, SiteOf } from '../../contracts';
import { TEXT_OPERATORS } from '../../operators';
import { both, numberOption, option, textOption } from '../../options';
import { phrase, whole } from '../../samples';
import { coerceText } from '../../text-value';
import { inLanguage, TRANSLATED } from '../../translated';
import { describeValue } from '../../value-schema';

/** One line of text; white space at its ends is not part of it. */
export const text: FieldWord = {
  type: 'text',
  title: both('Text', 'Текст'),
  description: both('One line of text.', 'Одна строка текста.'),
  options: {
    properties: {
      minLength: option(
        { type: 'integer', minimum: 0, maximum: 1000 },
        ['Least length', 'Shorter texts are refused.'],
        ['Наименьшая длина', 'Тексты короче не принимаются.'],
      ),
      maxLength: option(
        { type: 'integer', minimum: 1, maximum: 1000, default: 250 },
        ['Greatest length', 'Longer texts are refused; use long text for whole paragraphs.'],
        ['Наибольшая длина', 'Тексты длиннее не принимаются; для абзацев есть длинный текст.'],
      ),
      translated: TRANSLATED,
      pattern: option(
        { type: 'string', format: 'regex' },
        ['Form', 'A regular expression that the whole text must match.'],
        ['Форма', 'Регулярное выражение, которому должен отвечать весь текст.'],
      ),
    },
  },
  examples: [
    { type: 'text' },
    { type: 'text', translated: true },
    { type: 'text', minLength: 2, maxLength: 12 },
    { type: 'text', pattern: '\\p{L}.*' },
  ],
  value: () => 'text',
  columns: (field) => [{ part: '', column: { kind: 'text', length: longest(field) } }],
  operators: () => TEXT_OPERATORS,
  schema(field, locale) {
    const pattern = patternOf(field);
    return describeValue(field, locale, {
      type: 'string',
      minLength: numberOption(field, 'minLength') ?? 1,
      maxLength: longest(field),
      ...(pattern ? { pattern: pattern.source } : {}),
    });
  },
  coerce(raw, field) {
    const coerced = coerceText(raw, { min: numberOption(field, 'minLength'), max: longest(field) });
    if (isRefused(coerced) || typeof coerced.value !== 'string') return coerced;
    return patternOf(field)?.test(coerced.value) === false ? refuse('V022') : coerced;
  },
  format: inLanguage,
  sample(field, random) {
    const least = numberOption(field, 'minLength') ?? 1;
    const written = phrase(random, random() < 0.1 ? 40 : whole(random, 1, 3), longest(field));
    const value = written.padEnd(least, '…');
    return patternOf(field)?.test(value) === false ? null : value;
  },
};

function longest(field: SiteOf): number {
  return numberOption(field, 'maxLength') ?? 250;
}

const patterns = new Map<string, RegExp | undefined>();

/** The compiled form; undefined when none is asked for, or when it cannot be read (the grammar reports that). */
function patternOf(field: SiteOf): RegExp | undefined {
  const source = textOption(field, 'pattern');
  if (source === undefined) return undefined;
  if (!patterns.has(source)) patterns.set(source, compile(source));
  return patterns.get(source);
}

function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return undefined;
  }
}

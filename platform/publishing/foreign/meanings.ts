/** Short ways to say what a field becomes. */
import type { Text } from '../../language/contracts';
import type { Meaning } from './model';
import type { Note, NoteCode } from './notes';

/** What a field becomes, and what is to be said about it. */
export interface Reading {
  readonly meaning: Meaning;
  readonly remarks: readonly Remark[];
}

export interface Remark {
  readonly code: NoteCode;
  readonly params: Note['params'];
}

type Options = Readonly<Record<string, unknown>>;

/** A field of ours that says the same. */
export function exactly(type: string, options: Options = {}): Reading {
  return { meaning: { kind: 'value', type, options }, remarks: [] };
}

/** The nearest field of ours, with a word about the difference. */
export function nearly(source: string, as: Text, type: string, options: Options = {}): Reading {
  return { meaning: { kind: 'value', type, options }, remarks: [{ code: 'F001', params: { type: source, as } }] };
}

export function without(code: NoteCode, params: Note['params']): Reading {
  return { meaning: { kind: 'leftOut' }, remarks: [{ code, params }] };
}

export function meant(meaning: Meaning, ...remarks: readonly Remark[]): Reading {
  return { meaning, remarks };
}

const TEXT_LIMIT = 1000;
const LONG_TEXT_LIMIT = 1_000_000;

/** A text of so many characters: one line, or a long text where a line cannot hold it. */
export function textOf(length: number | undefined, usual: number): Reading {
  const wanted = length ?? usual;
  if (wanted <= TEXT_LIMIT) return exactly('text', { maxLength: wanted });
  const ours = Math.min(wanted, LONG_TEXT_LIMIT);
  const limit = { code: 'F009', params: { limit: wanted, what: LENGTH, ours } } as const;
  return { ...exactly('longText', { maxLength: ours }), remarks: ours < wanted ? [limit] : [] };
}

/** The reading, with a word about a length that its word keeps to itself. */
export function withLength(reading: Reading, wanted: number | undefined, ours: number): Reading {
  if (wanted === undefined || wanted === ours) return reading;
  const remark: Remark = { code: 'F009', params: { limit: wanted, what: LENGTH, ours } };
  return { ...reading, remarks: [...reading.remarks, remark] };
}

/** The lengths that words keep to themselves. */
export const OWN_LENGTH = { email: 254, phone: 40, url: 1000, namePart: 80 } as const;

const LENGTH: Text = { en: 'the length', ru: 'длина' };

/** Nearest counterparts, said in both languages. */
export const AS = {
  formatted: { en: 'a long text that holds the mark-up as it is', ru: 'длинный текст с разметкой как есть' },
  code: { en: 'a long text; nothing runs it', ru: 'длинный текст; он нигде не выполняется' },
  json: { en: 'a long text that holds the JSON', ru: 'длинный текст с JSON' },
  exact: { en: 'an exact decimal number', ru: 'точное десятичное число' },
  time: { en: 'a text of the form 23:59 or 23:59:59', ru: 'текст вида 23:59 или 23:59:59' },
  file: { en: 'a text with the name or address of the file', ru: 'текст с именем или адресом файла' },
  text: { en: 'a text', ru: 'текст' },
  share: { en: 'a decimal number from 0 to 1', ru: 'число от 0 до 1' },
  color: { en: 'a text of the form #rrggbb', ru: 'текст вида #rrggbb' },
  names: { en: 'a long text with the names', ru: 'длинный текст с именами' },
  number: { en: 'an automatic number, kept as text', ru: 'автоматический номер, хранится текстом' },
  moment: { en: 'a date with a time', ru: 'дата со временем' },
  id: {
    en: 'a text with the identity of another system’s record',
    ru: 'текст с идентификатором записи другой системы',
  },
  minutes: { en: 'a whole number of minutes', ru: 'целое число минут' },
} as const satisfies Readonly<Record<string, Text>>;

export const TIME_PATTERN = '([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?';
export const COLOR_PATTERN = '#[0-9A-Fa-f]{3,8}';

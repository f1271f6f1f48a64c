import type { Json } from '../files';
import { AS, COLOR_PATTERN, exactly, meant, nearly, type Reading, TIME_PATTERN, textOf, without } from '../meanings';
import type { ForeignOption } from '../model';

/** Data: the framework’s usual length of one line. */
const LINE = 140;

type Read = (field: Json) => Reading;

/** What each field type of a DocType becomes. */
const TYPES: Readonly<Record<string, Read>> = {
  Data: (field) => DATA[String(field['options'])]?.(field) ?? textOf(lengthOf(field), LINE),
  'Small Text': () => exactly('longText', { rows: 3 }),
  Text: () => exactly('longText'),
  'Long Text': () => exactly('longText', { rows: 8 }),
  'Text Editor': (field) => nearly(typeOf(field), AS.formatted, 'longText', { maxLength: 1_000_000, rows: 8 }),
  'HTML Editor': (field) => nearly(typeOf(field), AS.formatted, 'longText', { maxLength: 1_000_000, rows: 8 }),
  'Markdown Editor': (field) => nearly(typeOf(field), AS.formatted, 'longText', { maxLength: 1_000_000, rows: 8 }),
  Code: (field) => nearly(`${typeOf(field)} ${field['options'] ?? ''}`.trim(), AS.code, 'longText', { rows: 8 }),
  JSON: (field) => nearly(typeOf(field), AS.json, 'longText', { rows: 8 }),
  Check: () => exactly('boolean'),
  Int: () => exactly('integer'),
  Float: (field) => nearly(typeOf(field), AS.exact, 'decimal', { scale: 6 }),
  Percent: () => exactly('percent'),
  Currency: (field) => meant({ kind: 'amount', options: {}, by: String(field['options'] ?? ''), code: 'code' }),
  Date: () => exactly('date'),
  Datetime: () => exactly('dateTime'),
  Time: (field) => nearly(typeOf(field), AS.time, 'text', { maxLength: 8, pattern: TIME_PATTERN }),
  Duration: () => {
    const unit = { unit: { en: 'seconds', ru: 'секунды' }, ours: { en: 'minutes', ru: 'минуты' } };
    return { ...exactly('duration'), remarks: [{ code: 'F020', params: unit }] };
  },
  Select: readSelect,
  Autocomplete: (field) => nearly(typeOf(field), AS.text, 'text', { maxLength: LINE }),
  Link: (field) => meant({ kind: 'reference', to: String(field['options']), onDelete: 'restrict' }),
  'Dynamic Link': (field) => ({
    ...exactly('text', { maxLength: LINE }),
    remarks: [{ code: 'F006', params: { names: `${field['options']}, ${field['fieldname']}` } }],
  }),
  Table: (field) => meant({ kind: 'rows', of: String(field['options']) }),
  'Table MultiSelect': (field) => meant({ kind: 'rows', of: String(field['options']) }),
  Attach: (field) => nearly(typeOf(field), AS.file, 'text', { maxLength: 1000 }),
  'Attach Image': (field) => nearly(typeOf(field), AS.file, 'text', { maxLength: 1000 }),
  Password: () => without('F018', {}),
  Rating: (field) => nearly(typeOf(field), AS.share, 'decimal', { precision: 3, scale: 2, min: 0, max: 1 }),
  Color: (field) => nearly(typeOf(field), AS.color, 'text', { maxLength: 9, pattern: COLOR_PATTERN }),
};

/** What the options of a Data field say about its form. */
const DATA: Readonly<Record<string, Read>> = {
  Email: () => exactly('email'),
  Phone: () => exactly('phone', { lenient: true }),
  URL: () => exactly('url'),
};

/** What a field becomes; a type nobody knows becomes text. */
export function readType(field: Json): Reading {
  return TYPES[typeOf(field)]?.(field) ?? nearly(typeOf(field), AS.text, 'longText');
}

function readSelect(field: Json): Reading {
  const values = String(field['options'] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (values.length === 0) return nearly('Select', AS.text, 'text', { maxLength: LINE });
  const options = [...new Set(values)].map((value): ForeignOption => ({ value, label: { en: value } }));
  return meant({ kind: 'options', many: false, options });
}

function typeOf(field: Json): string {
  return String(field['fieldtype']);
}

function lengthOf(field: Json): number | undefined {
  const length = Number(field['length']);
  return length > 0 ? length : undefined;
}

import type { Json } from '../files';
import { AS, exactly, meant, nearly, OWN_LENGTH, type Reading, type Remark, textOf, withLength } from '../meanings';
import type { ForeignOption, Meaning } from '../model';
import type { Labels } from './labels';

/** Where a field stands. */
export interface Site {
  readonly entity: string;
  readonly name: string;
  readonly labels: Labels;
}

type Read = (field: Json, site: Site) => Reading;

const LINE = 255;
const FORBIDDEN = '$noBadCharacters';

/** What each field type of an entity definition becomes; links are read with the links of the entity. */
const TYPES: Readonly<Record<string, Read>> = {
  varchar: (field) => withPattern(textOf(numberIn(field, 'maxLength'), LINE), field),
  text: (field) => exactly('longText', limitOf(field)),
  wysiwyg: (_field) => nearly('wysiwyg', AS.formatted, 'longText', { maxLength: 1_000_000, rows: 8 }),
  bool: () => exactly('boolean'),
  int: (field) => exactly('integer', rangeOf(field)),
  float: (field) => nearly('float', AS.exact, 'decimal', { scale: 6, ...rangeOf(field) }),
  currency: (field) => meant({ kind: 'amount', options: rangeOf(field) }),
  date: () => exactly('date'),
  datetime: () => exactly('dateTime'),
  datetimeOptional: () => nearly('datetimeOptional', AS.moment, 'dateTime'),
  enum: readChoice,
  enumInt: readChoice,
  multiEnum: readChoices,
  array: readChoices,
  checklist: readChoices,
  url: (field) => withLength(exactly('url'), numberIn(field, 'maxLength'), OWN_LENGTH.url),
  email: () => several(exactly('email'), { en: 'e-mail addresses', ru: 'адреса почты' }),
  phone: () => several(exactly('phone', { lenient: true }), { en: 'telephone numbers', ru: 'телефоны' }),
  personName: () => exactly('personName'),
  autoincrement: () => nearly('autoincrement', AS.number, 'autoNumber', { pattern: '{00000}' }),
  duration: () => nearly('duration', AS.minutes, 'duration'),
  jsonArray: (field) => nearly(String(field['type']), AS.json, 'longText'),
  jsonObject: (field) => nearly(String(field['type']), AS.json, 'longText'),
  file: () => nearly('file', AS.file, 'text', { maxLength: 250 }),
  image: () => nearly('image', AS.file, 'text', { maxLength: 250 }),
  attachmentMultiple: () => nearly('attachmentMultiple', AS.names, 'longText'),
};

/** What a field with a value becomes; a type nobody knows becomes text. */
export function readType(field: Json, site: Site): Reading {
  const type = String(field['type']);
  return TYPES[type]?.(field, site) ?? nearly(type, AS.text, 'longText');
}

function readChoice(field: Json, site: Site): Reading {
  return choice(field, site, false);
}

function readChoices(field: Json, site: Site): Reading {
  return choice(field, site, true);
}

function choice(field: Json, site: Site, many: boolean): Reading {
  const sharedWith = field['optionsReference'];
  const values = Array.isArray(field['options']) ? field['options'].map(String).filter((value) => value !== '') : [];
  if (typeof sharedWith === 'string') return meant({ kind: 'options', many, options: [], sharedWith });
  if (values.length === 0) return nearly(String(field['type']), AS.text, 'text', { maxLength: LINE });
  return meant({
    kind: 'options',
    many,
    options: values.map((value) => optionOf(value, field, site)),
  } satisfies Meaning);
}

const COLORS: Readonly<Record<string, string>> = {
  success: 'green',
  danger: 'red',
  warning: 'orange',
  info: 'cyan',
  primary: 'blue',
};

function optionOf(value: string, field: Json, { entity, name, labels }: Site): ForeignOption {
  const styles = field['style'] as Readonly<Record<string, unknown>> | undefined;
  const color = COLORS[String(styles?.[value])];
  return { value, label: labels.option(entity, name, value), ...(color ? { color } : {}) };
}

function withPattern(reading: Reading, field: Json): Reading {
  const { meaning } = reading;
  if (field['pattern'] !== FORBIDDEN || meaning.kind !== 'value') return reading;
  return { ...reading, meaning: { ...meaning, options: { ...meaning.options, pattern: '[^<>=]+' } } };
}

function several(reading: Reading, what: { readonly en: string; readonly ru: string }): Reading {
  const remark: Remark = { code: 'F025', params: { what } };
  return { ...reading, remarks: [...reading.remarks, remark] };
}

function rangeOf(field: Json): Readonly<Record<string, unknown>> {
  const min = numberIn(field, 'min') ?? numberIn(field, 'minValue');
  const max = numberIn(field, 'max') ?? numberIn(field, 'maxValue');
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function limitOf(field: Json): Readonly<Record<string, unknown>> {
  const maxLength = numberIn(field, 'maxLength');
  return maxLength === undefined ? {} : { maxLength };
}

function numberIn(field: Json, name: string): number | undefined {
  const value = field[name];
  return typeof value === 'number' ? value : undefined;
}

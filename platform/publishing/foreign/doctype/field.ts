import { type Json, textIn, unknownProperties } from '../files';
import type { Reading } from '../meanings';
import type { ForeignField, Test } from '../model';
import { labelFrom } from '../names';
import type { Notebook } from '../notes';
import { readDepends } from './depends';
import { readType } from './types';

/** Field types that lay out the form and store nothing. */
export const LAYOUT = ['Tab Break', 'Section Break', 'Column Break'];
const NOTHING_STORED = ['Button', 'HTML', 'Image', 'Heading', 'Fold'];

const KNOWN = new Set([
  ...['fieldname', 'fieldtype', 'label', 'options', 'reqd', 'unique', 'read_only', 'hidden', 'default', 'description'],
  ...['depends_on', 'mandatory_depends_on', 'read_only_depends_on', 'in_list_view', 'in_standard_filter'],
  ...['search_index', 'length', 'link_filters', 'collapsible', 'is_virtual'],
]);

/** Whether the field holds a value of a record. */
export function isStored(field: Json): boolean {
  return ![...LAYOUT, ...NOTHING_STORED].includes(String(field['fieldtype']));
}

/** One field of a DocType; what it cannot say goes to the notebook. */
export function readField(field: Json, at: string, isField: (name: string) => boolean, book: Notebook): ForeignField {
  const name = String(field['fieldname']);
  const { meaning, remarks } = readAny(field);
  for (const { code, params } of remarks) book.note(code, at, params);
  noteRest(field, at, book);
  const test = (property: string) => readTest(field, property, at, isField, book);
  const description = textIn(field['description']);
  return {
    name,
    at,
    label: { en: textIn(field['label']) ?? labelFrom(name) },
    ...(description ? { description: { en: description } } : {}),
    meaning,
    required: field['reqd'] === 1,
    unique: field['unique'] === 1,
    readOnly: field['read_only'] === 1 || field['is_virtual'] === 1,
    hidden: field['hidden'] === 1,
    listed: field['in_list_view'] === 1,
    filtered: field['in_standard_filter'] === 1,
    default: readDefault(field, at, book),
    visibleWhen: test('depends_on'),
    requiredWhen: test('mandatory_depends_on'),
    readOnlyWhen: test('read_only_depends_on'),
  };
}

function readAny(field: Json): Reading {
  const type = String(field['fieldtype']);
  if (!isStored(field)) return { meaning: { kind: 'leftOut' }, remarks: [{ code: 'F002', params: { type } }] };
  return readType(field);
}

/** The condition of a property such as depends_on; noted when it cannot be said. */
export function readTest(
  field: Json,
  property: string,
  at: string,
  isField: (name: string) => boolean,
  book: Notebook,
): Test | undefined {
  const text = textIn(field[property]);
  if (text === undefined) return undefined;
  const test = readDepends(text, isField);
  if (!test) book.note('F007', `${at}/${property}`, { property, text });
  return test;
}

function noteRest(field: Json, at: string, book: Notebook): void {
  const names = unknownProperties(field, KNOWN);
  if (names.length > 0) book.note('F003', at, { names: names.join(', ') });
  const filters = textIn(field['link_filters']);
  if (filters && filters !== '[]') book.note('F023', `${at}/link_filters`, { text: filters });
  if (field['is_virtual'] === 1) book.note('F002', `${at}/is_virtual`, { type: 'is_virtual' });
}

type ReadDefault = (text: string) => unknown;

const number: ReadDefault = (text) => (Number.isFinite(Number(text)) ? Number(text) : undefined);
const DEFAULTS: Readonly<Record<string, ReadDefault>> = {
  Check: (text) => text === '1',
  Int: number,
  Float: number,
  Currency: number,
  Percent: number,
  Date: (text) => (/^today$/i.test(text) ? { $: 'today()' } : text),
  Datetime: (text) => (/^now$/i.test(text) ? { $: 'now()' } : undefined),
  Time: () => undefined,
  Duration: () => undefined,
  Link: () => undefined,
};

function readDefault(field: Json, at: string, book: Notebook): unknown {
  const text = field['default'];
  if (typeof text !== 'string' || text === '') return field['fieldtype'] === 'Check' ? false : undefined;
  const read = DEFAULTS[String(field['fieldtype'])] ?? ((given: string) => given);
  const value = read(text);
  if (value === undefined) book.note('F008', `${at}/default`, { value: `“${text}”` });
  return value;
}

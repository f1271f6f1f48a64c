import { type Json, objectIn, unknownProperties } from '../files';
import { meant, OWN_LENGTH, type Reading, withLength, without } from '../meanings';
import type { ForeignField } from '../model';
import type { Notebook } from '../notes';
import { addressParts, hasRequiredPart, impliedParts, partOf } from './composites';
import { readType, type Site } from './types';

const KNOWN = new Set([
  ...['type', 'required', 'maxLength', 'default', 'options', 'optionsReference', 'style', 'pattern', 'readOnly'],
  ...[
    'min',
    'max',
    'minValue',
    'maxValue',
    'notStorable',
    'entity',
    'entityList',
    'dbType',
    'index',
    'select',
    'order',
  ],
]);

/** What the platform says of every record, and what the trait “owned” brings. */
const SAID: Readonly<Record<string, string>> = {
  createdAt: 'createdAt',
  createdBy: 'createdBy',
  modifiedAt: 'updatedAt',
  modifiedBy: 'updatedBy',
  assignedUser: 'owner',
  teams: 'team',
};

const LINKS: Readonly<Record<string, string>> = {
  link: 'belongsTo',
  linkOne: 'hasOne',
  linkMultiple: 'hasMany',
  linkParent: 'belongsToParent',
};

/** The fields of a definition that has these fields and links; fields of to-many links are read with the links. */
export function readFields(body: Json, site: Omit<Site, 'name'>, book: Notebook): readonly ForeignField[] {
  const fields = Object.fromEntries(
    Object.entries(objectIn(body['fields'])).map(([name, field]) => [name, objectIn(field)]),
  );
  const links = objectIn(body['links']);
  return Object.entries(fields).flatMap(([name, field]) => {
    const at = `/fields/${name}`;
    const here = { ...site, name };
    const { meaning, remarks } = readAny(name, field, { fields, link: objectIn(links[name]) }, here);
    for (const { code, params } of remarks) book.note(code, at, params);
    const names = unknownProperties(field, KNOWN);
    const isChoice = meaning.kind === 'options' && field['maxLength'] !== undefined;
    const rest = [...names, ...(isKnownPattern(field) ? [] : ['pattern']), ...(isChoice ? ['maxLength'] : [])];
    if (rest.length > 0) book.note('F003', at, { names: rest.join(', ') });
    const implied = field['type'] === 'address' ? impliedParts(name, at, fields, here) : [];
    const read: ForeignField = {
      name,
      at,
      label: site.labels.field(site.entity, name),
      meaning,
      required: field['required'] === true || (field['type'] === 'personName' && hasRequiredPart(name, fields)),
      readOnly: field['readOnly'] === true,
      default: readDefault(field),
    };
    if (read.required && meaning.kind === 'said' && SAID[name] === 'owner')
      book.note('F019', at, {
        why: {
          en: 'the owner begins as whoever creates the record',
          ru: 'ответственный сначала тот, кто создал запись',
        },
      });
    return [read, ...implied];
  });
}

interface Around {
  readonly fields: Readonly<Record<string, Json>>;
  /** The link of the same name. */
  readonly link: Json;
}

function readAny(name: string, field: Json, { fields, link }: Around, site: Site): Reading {
  const type = String(field['type'] ?? (field['entityList'] ? 'linkParent' : 'none'));
  const said = SAID[name];
  if (said !== undefined && (type === 'datetime' || LINKS[type] !== undefined)) return saidBy(said);
  const part = partOf(name, fields);
  if (part !== undefined)
    return withLength(meant({ kind: 'said', by: part }), field['maxLength'] as number | undefined, OWN_LENGTH.namePart);
  if (type === 'address') return meant({ kind: 'said', by: addressParts(name).join(', ') });
  const converted = /^(.+)Converted$/.exec(name)?.[1];
  if (type === 'currencyConverted' && converted) return meant({ kind: 'said', by: `${converted}/base` });
  if (field['notStorable'] === true && link['type'] === undefined) return without('F002', { type });
  if (type === 'linkParent') return meant({ kind: 'pair' });
  if (LINKS[type] !== undefined) return readLink(type, link);
  return readType(field, site);
}

function readLink(type: string, link: Json): Reading {
  if (link['type'] !== LINKS[type]) return without('F002', { type });
  if (type === 'link') return meant({ kind: 'reference', to: String(link['entity']), onDelete: 'setNull' });
  return meant({ kind: 'related', of: String(link['entity']), by: '' });
}

function saidBy(by: string): Reading {
  const several = { what: { en: 'teams', ru: 'команды' } };
  return meant({ kind: 'said', by }, ...(by === 'team' ? [{ code: 'F025', params: several } as const] : []));
}

function isKnownPattern(field: Json): boolean {
  return field['pattern'] === undefined || field['pattern'] === '$noBadCharacters';
}

function readDefault(field: Json): unknown {
  const written = field['default'];
  if (written === undefined || written === null || written === '') return field['type'] === 'bool' ? false : undefined;
  const text = String(written);
  if (/^javascript:.*getNow/.test(text)) return { $: 'now()' };
  if (/^javascript:.*getToday/.test(text)) return { $: 'today()' };
  return written;
}

import { type Json, objectIn, objectsIn, textIn, unknownProperties } from '../files';
import { meant, type Reading } from '../meanings';
import type { ForeignField } from '../model';
import { labelFrom } from '../names';
import type { Notebook } from '../notes';
import { argumentOf, nameOf } from './traits';
import { readType } from './types';

const KNOWN = new Set([
  ...['name', 'purpose', 'dataType', 'appliedTraits', 'sourceName', 'sourceOrdering', 'description', 'displayName'],
  ...['isNullable', 'maximumLength', 'maximumValue', 'minimumValue', 'entity', 'resolutionGuidance'],
]);

/** Purposes that the platform’s own fields serve: the name must agree too, for copies of a purpose have other names. */
const SAID: Readonly<Record<string, string>> = {
  createdOn: 'createdAt',
  modifiedOn: 'updatedAt',
  createdBy: 'createdBy',
  modifiedBy: 'updatedBy',
  versionNumber: 'version',
};

/** One attribute of an entity: a value, or a link to another entity. */
export function readAttribute(attribute: Json, at: string, book: Notebook): ForeignField {
  const name = String(attribute['name']);
  const isLink = attribute['entity'] !== undefined;
  const key = objectIn(objectIn(objectIn(attribute['resolutionGuidance'])['entityByReference'])['foreignKeyAttribute']);
  const facts = isLink ? key : attribute;
  const { meaning, remarks } = readAny(name, attribute, isLink);
  for (const { code, params } of remarks) book.note(code, at, params);
  const names = unknownProperties(attribute, KNOWN);
  if (names.length > 0) book.note('F003', at, { names: names.join(', ') });
  const level = argumentOf(facts, 'is.requiredAtLevel', 'level');
  if (level === 'recommended') book.note('F029', at);
  const description = textIn(facts['description']);
  return {
    name,
    at,
    label: { en: textIn(facts['displayName']) ?? labelFrom(name) },
    ...(description ? { description: { en: description } } : {}),
    meaning,
    required: level === 'required' || level === 'systemrequired',
  };
}

function readAny(name: string, attribute: Json, isLink: boolean): Reading {
  const said = SAID[name];
  if (said !== undefined) return meant({ kind: 'said', by: said });
  if (isLink) return readLink(attribute);
  if (nameOf(attribute['purpose'], 'purposeReference') === 'identifiedBy') return meant({ kind: 'said', by: 'id' });
  const worthOf = argumentOf(attribute, 'is.calculationOf', 'sourceAttribute');
  if (worthOf !== undefined) return meant({ kind: 'said', by: `${worthOf}/base` });
  return readType(attribute);
}

/** One target is a reference, several are a pair, an array of parts is rows. */
function readLink(attribute: Json): Reading {
  const reference = objectIn(attribute['entity'])['entityReference'];
  if (objectsIn(objectIn(reference)['hasAttributes']).length > 0) return meant({ kind: 'pair' });
  const to = nameOf(reference, 'entityName');
  const isMany = objectIn(attribute['resolutionGuidance'])['cardinality'] === 'many';
  return meant(isMany ? { kind: 'rows', of: to } : { kind: 'reference', to, onDelete: 'setNull' });
}

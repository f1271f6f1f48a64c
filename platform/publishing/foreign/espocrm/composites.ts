/** Fields that other fields of the same definition are parts of. */
import { type Json, objectIn } from '../files';
import { exactly } from '../meanings';
import type { ForeignField } from '../model';
import type { Site } from './types';

type Fields = Readonly<Record<string, Json>>;

const NAME_PARTS = ['first', 'last', 'middle'];
const ADDRESS_PARTS: Readonly<Record<string, number>> = {
  Street: 255,
  City: 100,
  State: 100,
  Country: 100,
  PostalCode: 40,
};

/** For a field that is part of a composite: what says it, in source names. */
export function partOf(name: string, fields: Fields): string | undefined {
  for (const [whole, field] of Object.entries(fields)) {
    if (field['type'] !== 'personName') continue;
    const part = NAME_PARTS.find((each) => name === each + capital(whole));
    if (part) return `${whole}/${part}`;
  }
  return undefined;
}

/** Whether a part of a person’s name is required. */
export function hasRequiredPart(name: string, fields: Fields): boolean {
  return NAME_PARTS.some((part) => objectIn(fields[part + capital(name)])['required'] === true);
}

/** The fields an address consists of, in source names. */
export function addressParts(name: string): readonly string[] {
  return Object.keys(ADDRESS_PARTS).map((part) => name + part);
}

/** Parts of an address that the definition takes for granted. */
export function impliedParts(name: string, at: string, fields: Fields, site: Site): readonly ForeignField[] {
  return Object.entries(ADDRESS_PARTS)
    .filter(([part]) => fields[name + part] === undefined)
    .map(([part, maxLength]) => ({
      name: name + part,
      at,
      label: site.labels.field(site.entity, name + part),
      meaning: exactly('text', { maxLength }).meaning,
    }));
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

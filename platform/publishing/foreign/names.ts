/** From names of other platforms to names of ours. */
import { RESERVED_FIELDS, SYSTEM_FIELDS } from '../../language/traits';

const LONGEST = 50;
/** What expressions read as something else. */
const SPOKEN = ['and', 'or', 'not', 'in', 'true', 'false', 'null', 'me', 'record', 'this'];

/** "CRM Deal", "crm_deal" and "CRMDeal" are crmDeal; a name begins with a letter. */
export function camelName(written: string): string {
  const plain = written.normalize('NFKD').replace(/\p{M}/gu, '');
  const parts = plain.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  const joined = parts.map((part, index) => (index === 0 ? lowered(part) : raised(part))).join('');
  if (joined === '') return 'item';
  return /^\d/.test(joined) ? `n${joined}` : joined;
}

function lowered(part: string): string {
  return part.replace(/^([A-Z]+(?![a-z])|[A-Z])/, (head) => head.toLowerCase());
}

function raised(part: string): string {
  const calm = /^[A-Z0-9]+$/.test(part) ? part.toLowerCase() : part;
  return calm.charAt(0).toUpperCase() + calm.slice(1);
}

/** "firstResponse_on" is "First response on": a label where the source has none. */
export function labelFrom(name: string): string {
  const spaced = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** English plurals of labels; a consultant corrects the rare wrong one. */
export function pluralOf(label: string): string {
  if (/[^aeiou]y$/i.test(label)) return `${label.slice(0, -1)}ies`;
  if (/(s|x|z|ch|sh)$/i.test(label)) return `${label}es`;
  return `${label}s`;
}

export interface NameGiver {
  /** A name of its own for what is written so; the same only when it is free, whatever the capitals. */
  give(wanted: string): string;
}

/** Names that do not repeat within one list and fit the grammar. */
export function createNames(prefix = '', taken: readonly string[] = []): NameGiver {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return {
    give(wanted) {
      const base = (prefix + wanted).slice(0, LONGEST);
      let name = base;
      for (let count = 2; used.has(name.toLowerCase()); count++)
        name = base.slice(0, LONGEST - String(count).length) + count;
      used.add(name.toLowerCase());
      return name;
    },
  };
}

/** Whether no field of an entity may be called so. */
export function isReservedField(name: string, brought: readonly string[]): boolean {
  return [...SYSTEM_FIELDS, ...RESERVED_FIELDS, ...SPOKEN, ...brought].some(
    (each) => each.toLowerCase() === name.toLowerCase(),
  );
}

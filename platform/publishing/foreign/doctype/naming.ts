import type { Text } from '../../../language/contracts';
import type { ForeignField } from '../model';
import type { Notebook } from '../notes';

const AT = '/autoname';
const NAME: Text = { en: 'Name', ru: 'Название' };
const NUMBER: Text = { en: 'Number', ru: 'Номер' };

/** What the rule that names records demands of the entity. */
export interface Naming {
  /** A field made to hold the name. */
  readonly made?: ForeignField;
  /** The field that is the name. */
  readonly field?: string;
  readonly unique?: readonly string[];
}

/** Names of records by the DocType's rule; random names need nothing, the platform gives identities of its own. */
export function readNaming(rule: string, book: Notebook): Naming {
  const written = rule.trim();
  if (written === '' || written === 'hash') return {};
  const field = /^field:(\w+)$/.exec(written)?.[1];
  if (field !== undefined) return { field };
  if (/^prompt$/i.test(written)) return told(rule, NAME, recordName(), book);
  const parts = [...written.matchAll(/\{(\w+)\}/g)].map(([, part]) => String(part));
  if (written.startsWith('format:') && !written.includes('#') && parts.length > 0) {
    const names = parts.join(', ');
    const ours = { en: `the fields ${names}, which are unique together`, ru: `поля ${names}, уникальные вместе` };
    book.note('F013', AT, { rule, ours });
    return { unique: parts };
  }
  return told(rule, NUMBER, recordNumber(), book);
}

function told(rule: string, ours: Text, made: ForeignField, book: Notebook): Naming {
  book.note('F013', AT, { rule, ours });
  return { made };
}

function recordName(): ForeignField {
  const meaning = { kind: 'value', type: 'text', options: { maxLength: 140 } } as const;
  const label = { en: 'Name', ru: 'Название' };
  return { name: 'record_name', at: AT, label, meaning, required: true, unique: true, listed: true };
}

function recordNumber(): ForeignField {
  const meaning = { kind: 'value', type: 'autoNumber', options: { pattern: '{00000}' } } as const;
  return { name: 'record_number', at: AT, label: { en: 'Number', ru: 'Номер' }, meaning, listed: true };
}

/** What the vocabulary says of a definition that is not compiled yet. */
import type { FieldDefinition, ValueType } from '../../language/contracts';
import type { SiteOf } from '../../vocabulary/contracts';
import { words } from '../../vocabulary/words';

/** The value type of a field of this definition; 'none' for a word nobody knows. */
export function valueTypeOf(definition: FieldDefinition): ValueType {
  return words.field(definition.type)?.value(siteOf(definition)) ?? 'none';
}

/** Whether the field has a value that lists show and indexes look up: not rows, not whole passages. */
export function isColumn(definition: FieldDefinition | undefined): boolean {
  if (!definition) return false;
  const columns = words.field(definition.type)?.columns(siteOf(definition)) ?? [];
  return columns.length > 0 && columns.every(({ column }) => column.kind !== 'longText');
}

function siteOf(definition: FieldDefinition): SiteOf {
  const nowhere = { name: '', entity: '', options: [], translations: new Map() };
  return { ...nowhere, definition, words, backReferences: () => [], siteOf: () => undefined };
}

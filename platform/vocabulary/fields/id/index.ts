import { isId } from '../../../foundation/id';
import { accept, refuseSort } from '../../coercion';
import type { FieldWord } from '../../contracts';
import { EXACT_OPERATORS } from '../../operators';
import { both } from '../../options';
import { whole } from '../../samples';
import { describeValue } from '../../value-schema';

/** The identity every record has from birth. Entities do not write this word; the platform does. */
export const id: FieldWord = {
  type: 'id',
  title: both('Identity', 'Идентификатор'),
  description: both(
    'The identity of the record, given once by the platform.',
    'Идентификатор записи, выданный платформой.',
  ),
  options: { properties: {} },
  examples: [{ type: 'id' }],
  value: () => 'reference',
  columns: () => [{ part: '', column: { kind: 'uuid' } }],
  operators: () => EXACT_OPERATORS,
  schema: (field, locale) => describeValue(field, locale, { type: 'string', format: 'uuid' }),
  coerce(raw) {
    const text = typeof raw === 'string' ? raw.trim().toLowerCase() : raw;
    return isId(text) ? accept(text) : refuseSort('record identity (UUID)', 'идентификатор записи (UUID)');
  },
  format: (value) => (typeof value === 'string' ? value : ''),
  sample: (_field, random) => sampleId(random),
};

/** A UUID version 7 from a random source. */
export function sampleId(random: () => number): string {
  const hex = (count: number) => Array.from({ length: count }, () => whole(random, 0, 15).toString(16)).join('');
  return `0199${hex(4)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

/** Values in a condition: a constant is checked by the field's word and made what the field is compared by; `{"$": …}` is an expression. */

import { parseDecimal } from '../foundation/decimal';
import { type Finding, PlatformError } from '../foundation/errors';
import type { Place, Resolving } from './condition-findings';
import type { Operand, Path, Scalar } from './contracts';
import { compileExpression } from './expression';
import { Exact, fits, TYPE_NAMES, toScalar } from './scalars';

/** An operand, or findings; without findings it is simply a value that does not fit. */
export type Offered = { readonly operand: Operand } | { readonly findings: readonly Finding[] | null };

const REFUSED: Offered = { findings: null };
const LONGEST_PATTERN = 5000;

/** A constant for equality and order. Numbers may have more places than the field. */
export function constantOf(value: unknown, path: Path): Offered {
  const { field } = path;
  const number = field.value === 'number' ? parseDecimal(value) : undefined;
  if (number) return { operand: { constant: new Exact(number) } };
  if (field.value === 'set') return keyOf(value, path);
  const coerced = field.word.coerce(value, field);
  if (!('value' in coerced)) return REFUSED;
  const compared = coerced.value === null ? null : (field.word.compared?.(coerced.value, field) ?? coerced.value);
  const scalar = toScalar(compared, field.value);
  return scalar === null && coerced.value !== null ? REFUSED : { operand: { constant: scalar } };
}

/** A part of a text for $contains, $startsWith, $endsWith: any text that is not empty. */
export function patternOf(value: unknown, path: Path): Offered {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text === '' || text.length > LONGEST_PATTERN || path.field.value === 'set')
    return REFUSED;
  return { operand: { constant: text } };
}

/** An expression over the user, the outer record, or the record itself. Without an outer record bare names are the row's. */
export function operandOf(text: unknown, path: Path, place: Place, resolving: Resolving, list: boolean): Offered {
  if (typeof text !== 'string') return REFUSED;
  const { snapshot, options } = resolving;
  try {
    const entity = options.outer ? null : place.entity;
    const expression = compileExpression(text, entity, snapshot, { ...options, findingPath: place.at });
    const wanted = path.field.value === 'set' ? 'text' : path.field.value;
    const fine = expression.type === 'none' || (list && expression.type === 'set') || fitting(wanted, expression.type);
    if (fine) return { operand: { expression } };
    const params = { expected: TYPE_NAMES[wanted], given: TYPE_NAMES[expression.type] };
    return { findings: [{ code: 'L008', path: place.at, params }] };
  } catch (error) {
    if (error instanceof PlatformError) return { findings: error.findings };
    throw error;
  }
}

function fitting(wanted: Path['field']['value'], given: Path['field']['value']): boolean {
  if (wanted === 'rows' || wanted === 'none' || given === 'rows' || given === 'none') return false;
  return fits(wanted, given);
}

/** One key of a set, or a whole set for equality. */
function keyOf(value: unknown, { field }: Path): Offered {
  const coerced = field.word.coerce(Array.isArray(value) ? value : [value], field);
  if (!('value' in coerced) || !Array.isArray(coerced.value)) return REFUSED;
  const keys: Scalar = inOrder(
    coerced.value.filter((key) => typeof key === 'string'),
    field.options.map((option) => option.key),
  );
  return { operand: { constant: keys } };
}

/** Keys in the order of the field's options, as they are stored. */
export function inOrder(keys: readonly string[], options: readonly string[]): readonly string[] {
  return [...new Set(keys)].sort((a, b) => options.indexOf(a) - options.indexOf(b));
}

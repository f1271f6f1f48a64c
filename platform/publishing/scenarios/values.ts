/** When a value found is the one that was expected. */

import { parseDecimal } from '../../foundation/decimal';
import type { Snapshot } from '../../language/contracts';
import { isObject } from '../../language/layers';
import { tryPath } from '../../language/paths';

/**
 * Whether a found value is what was written: numbers by their value, records by their identity, of an object only what was
 * written of it, everything else as the field would take it.
 */
export function fits(expected: unknown, found: unknown, snapshot?: Snapshot, entity?: string, path?: string): boolean {
  if (sameValue(expected, found)) return true;
  const taken = snapshot && entity && path ? asTaken(expected, snapshot, entity, path) : undefined;
  return taken !== undefined && sameValue(taken, found);
}

/** How a value stands in a sentence. */
export function shown(value: unknown): unknown {
  if (isObject(value) && 'title' in value) return value.title;
  if (isObject(value) && 'amount' in value && Object.keys(value).length > 1) return value.amount;
  return Array.isArray(value) ? JSON.stringify(value) : value;
}

function sameValue(expected: unknown, found: unknown): boolean {
  if (expected === null || expected === undefined) return found === null || found === undefined;
  if (isObject(found) && !isObject(expected)) return expected === found.id;
  if (isObject(expected)) {
    return (
      isObject(found) &&
      Object.entries(expected).every(([key, inner]) => inner === null || sameValue(inner, found[key]))
    );
  }
  if (Array.isArray(expected))
    return (
      Array.isArray(found) &&
      expected.length === found.length &&
      expected.every((each, at) => sameValue(each, found[at]))
    );
  return expected === found || sameNumber(expected, found);
}

function sameNumber(one: unknown, other: unknown): boolean {
  if (!isNumber(one) || !isNumber(other)) return false;
  const [left, right] = [parseDecimal(one), parseDecimal(other)];
  return left !== undefined && right !== undefined && left.equals(right);
}

function isNumber(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
}

/** The value in the form in which the field keeps it. */
function asTaken(value: unknown, snapshot: Snapshot, entity: string, path: string): unknown {
  const tried = tryPath(path, snapshot.entity(entity), snapshot);
  if ('finding' in tried) return undefined;
  const { field } = tried.path;
  const coerced = field.word.coerce(value, field);
  return 'value' in coerced ? coerced.value : undefined;
}

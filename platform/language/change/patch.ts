/** The merge patch that leads from one effective artefact to another: the reverse of the merge rule in `overlay.ts`. */
import { isObject } from '../layers';
import { type Json, sameValue } from './json';
import { placementsBetween } from './order';

/**
 * The smallest patch with `mergeParts([before, patch])` = `after`, the order of elements included: what
 * did not change is not mentioned, an element that only moved is only placed. Two things no patch can say: a null
 * where `before` has none, and another order of properties that are no elements.
 */
export function patchBetween(before: Json, after: Json): Json {
  const changes = new Map<string, unknown>();
  const places = placementsBetween(defaultOrder(before, after), Object.keys(after), (key) => isObject(after[key]));
  for (const [key, value] of Object.entries(after)) {
    const change = valuePatch(ownValue(before, key), value);
    const place = places.get(key);
    if (place) changes.set(key, { ...(isObject(change) ? change : {}), [place.where]: place.sibling });
    else if (change !== undefined) changes.set(key, change);
  }
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) changes.set(key, null);
  return Object.fromEntries(changes);
}

/** The order in which the keys come to stand when nothing is placed. */
function defaultOrder(before: Json, after: Json): readonly string[] {
  const kept = Object.keys(before).filter((key) => Object.hasOwn(after, key));
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  return [...kept, ...added];
}

/** What a patch says of one value; undefined when it says nothing. */
function valuePatch(before: unknown, after: unknown): unknown {
  if (!isObject(after)) return sameBytes(before, after) || after === null ? undefined : after;
  if (!isObject(before)) return patchBetween({}, after);
  const inner = patchBetween(before, after);
  return Object.keys(inner).length > 0 ? inner : undefined;
}

/** Lists are replaced as a whole, so the order of keys inside them counts too. */
function sameBytes(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other)
    ? JSON.stringify(one) === JSON.stringify(other)
    : sameValue(one, other);
}

function ownValue(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

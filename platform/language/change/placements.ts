/** Keeps "after" and "before" of a patch true when the siblings they name are gone. */
import { isObject } from '../layers';
import { mergePatch } from '../overlay';
import type { Json } from './json';

const PLACES = ['after', 'before'] as const;

export function isPlacement(key: string, value: unknown): boolean {
  return (key === 'after' || key === 'before') && typeof value === 'string';
}

/**
 * The patch with every placement naming a sibling that is there once it lies over `base`. One that lost its sibling
 * takes the nearest neighbour it had in `former`, the document as it was; without any the element stands where it falls.
 */
export function soundPlacements(base: unknown, patch: Json, former: unknown): Json {
  const present = Object.keys(mergePatch(base, withoutPlaces(patch)) as Json);
  const entries: [string, unknown][] = [];
  for (const [key, value] of Object.entries(patch)) {
    if (!isObject(value)) entries.push([key, value]);
    else {
      const inner = soundPlacements(memberOf(base, key), value, memberOf(former, key));
      const sound = placedWell(key, inner, present, isObject(former) ? Object.keys(former) : []);
      const saysNothing = Object.keys(sound).length === 0 && Object.keys(value).length > 0;
      if (!saysNothing || memberOf(base, key) === undefined) entries.push([key, sound]);
    }
  }
  return Object.fromEntries(entries);
}

/** The nearest neighbour of a key among those present: the one before it, else the one after it. */
export function neighbourOf(key: string, order: readonly string[], present: readonly string[]): Json {
  const here = order.indexOf(key);
  const isThere = (other: string) => other !== key && present.includes(other);
  const previous = order.slice(0, Math.max(here, 0)).reverse().find(isThere);
  if (previous !== undefined) return { after: previous };
  const next = here < 0 ? undefined : order.slice(here + 1).find(isThere);
  return next === undefined ? {} : { before: next };
}

function placedWell(key: string, element: Json, present: readonly string[], order: readonly string[]): Json {
  const lost = PLACES.some((place) => {
    const sibling = element[place];
    return typeof sibling === 'string' && (sibling === key || !present.includes(sibling));
  });
  if (!lost) return element;
  const rest = Object.entries(element).filter(([word, value]) => !isPlacement(word, value));
  return { ...Object.fromEntries(rest), ...neighbourOf(key, order, present) };
}

/** Which keys there are does not depend on where they stand. */
function withoutPlaces(patch: Json): Json {
  const flat = Object.entries(patch).map(([key, value]) => [key, isObject(value) ? {} : value] as const);
  return Object.fromEntries(flat);
}

function memberOf(document: unknown, key: string): unknown {
  return isObject(document) && Object.hasOwn(document, key) ? document[key] : undefined;
}

/** What a person decides about a clash: theirs or mine. */
import { isObject, keysOf } from '../layers';
import { mergePatch } from '../overlay';
import type { Clash } from './clash';
import { headOf } from './head';
import type { Json } from './json';
import { patchBetween } from './patch';
import { soundPlacements } from './placements';

/** The patch without its say at a pointer, and without the shells above that are left empty. */
export function takeTheirs(patch: Json, pointer: string): Json {
  const without = removedAt(patch, keysOf(pointer));
  return isObject(without) ? without : {};
}

/** The patch with what a clash set aside, whole and in its place. */
export function keepMine(vendor: Json, patch: Json, clash: Clash): Json {
  if (!clash.setAside) return patch;
  const wanted = mergePatch(mergePatch(vendor, patch), clash.setAside) as Json;
  return soundPlacements(vendor, { ...headOf(patch), ...patchBetween(vendor, wanted) }, wanted);
}

function removedAt(document: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return undefined;
  if (!isObject(document) || !Object.hasOwn(document, key)) return document;
  const inner = removedAt(document[key], rest);
  const entries = Object.entries(document).flatMap(([name, value]): [string, unknown][] => {
    if (name !== key) return [[name, value]];
    return inner === undefined ? [] : [[name, inner]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

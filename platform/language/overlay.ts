/**
 * The merge rule. The owner's artefact is the base; every further layer is an RFC 7396 merge patch:
 * an object merges key by key, null removes, anything else replaces (arrays as a whole). Order is the
 * order of keys; an element that says "after" or "before" stands beside the sibling it names, and the
 * word itself is no part of the result. Nothing else.
 */
import type { Finding } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import type { Artefact, Origin } from './contracts';
import { isObject, keysOf, type Part, pointerTo } from './layers';

type Keyed = Readonly<Record<string, unknown>>;

/** What says something about the file, not about the artefact. */
const ABOUT_THE_FILE = new Set(['$schema', 'extends']);

export interface Merged {
  readonly body: Artefact;
  readonly findings: readonly Finding[];
}

/** The effective artefact of all layers (lowest first), with a finding (K013) for each placement that names no sibling. */
export function mergeParts(parts: readonly Part[]): Merged {
  const findings: Finding[] = [];
  let body: unknown;
  for (const [index, part] of parts.entries()) {
    const written = Object.fromEntries(Object.entries(part.body).filter(([key]) => !ABOUT_THE_FILE.has(key)));
    const misplaced = (pointer: string, name: string, siblings: Iterable<string>) =>
      findings.push({
        code: 'K013',
        file: part.file,
        path: pointer,
        params: { name, hint: didYouMean(name, siblings) },
      });
    body = index === 0 ? settle(written, '', misplaced) : merge(body, written, '', misplaced);
  }
  return { body: body as Artefact, findings };
}

/** A document with a patch applied; neither is changed. */
export function mergePatch(base: unknown, patch: unknown): unknown {
  return merge(base, patch, '', () => undefined);
}

/** The layers behind a property (JSON pointer), newest first. A layer that removed it or what it stood in shows null. */
export function originsOf(parts: readonly Part[], pointer: string): readonly Origin[] {
  const keys = keysOf(pointer);
  const origins: Origin[] = [];
  for (const part of [...parts].reverse()) {
    const value = valueAt(part.body, keys);
    if (value !== undefined) origins.push({ layer: part.layer.name, file: part.file, value });
  }
  return origins;
}

type Misplaced = (pointer: string, name: string, siblings: Iterable<string>) => void;

function merge(base: unknown, patch: unknown, pointer: string, misplaced: Misplaced): unknown {
  if (!isObject(patch)) return patch;
  const entries = new Map(Object.entries(isObject(base) ? base : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) entries.delete(key);
    else if (!isPlacement(key, value))
      entries.set(key, merge(entries.get(key), value, pointerTo(pointer, key), misplaced));
  }
  return Object.fromEntries(placed(entries, patch, pointer, misplaced));
}

/** The owner's own document: its nulls are values, and its elements may ask for a place too. What asks for none is not copied. */
function settle(value: unknown, pointer: string, misplaced: Misplaced): unknown {
  if (!isObject(value)) return value;
  let same = true;
  const entries = new Map<string, unknown>();
  for (const [key, inner] of Object.entries(value)) {
    if (isPlacement(key, inner)) same = false;
    else entries.set(key, isObject(inner) ? settle(inner, pointerTo(pointer, key), misplaced) : inner);
    same &&= entries.get(key) === inner;
  }
  return same ? value : Object.fromEntries(placed(entries, value, pointer, misplaced));
}

function isPlacement(key: string, value: unknown): boolean {
  return (key === 'after' || key === 'before') && typeof value === 'string';
}

function placed(
  entries: Map<string, unknown>,
  written: Keyed,
  pointer: string,
  misplaced: Misplaced,
): Map<string, unknown> {
  let result = entries;
  for (const [key, element] of Object.entries(written)) {
    if (!isObject(element) || !result.has(key)) continue;
    for (const where of ['after', 'before'] as const) {
      const sibling = element[where];
      if (typeof sibling !== 'string') continue;
      if (sibling !== key && result.has(sibling)) result = moved(result, key, where, sibling);
      else misplaced(pointerTo(pointerTo(pointer, key), where), sibling, result.keys());
    }
  }
  return result;
}

function moved(
  entries: Map<string, unknown>,
  key: string,
  where: 'after' | 'before',
  sibling: string,
): Map<string, unknown> {
  const result = new Map<string, unknown>();
  for (const [other, value] of entries) {
    if (other === key) continue;
    if (other === sibling && where === 'before') result.set(key, entries.get(key));
    result.set(other, value);
    if (other === sibling && where === 'after') result.set(key, entries.get(key));
  }
  return result;
}

function valueAt(body: unknown, keys: readonly string[]): unknown {
  let value = body;
  for (const key of keys) {
    if (value === null) return null;
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** What differs between two documents, place by place. */
import { isObject, keysOf, pointerTo } from '../../platform/language/layers';
import type { Document } from './wire';

/** A place that differs; an absent value is undefined. What was added or removed as a whole is one place. */
export interface Place {
  readonly pointer: string;
  readonly from: unknown;
  readonly to: unknown;
}

const NEVER_SHOWN = new Set(['$schema', 'extends', 'name']);

/**
 * The places in which one document differs from another. Where the first says nothing, `beneath` (what other packages
 * say) is the value before: so it looks to whoever reads the artefact.
 */
export function differencesOf(was: Document | null, becomes: Document | null, beneath?: unknown): readonly Place[] {
  const keys = [...new Set([...Object.keys(becomes ?? {}), ...Object.keys(was ?? {})])];
  return keys
    .filter((key) => !NEVER_SHOWN.has(key))
    .flatMap((key) => places(was?.[key], becomes?.[key], pointerTo('', key), beneath));
}

function places(from: unknown, to: unknown, pointer: string, beneath: unknown): readonly Place[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  const before = from === undefined ? valueAt(beneath, pointer) : from;
  const [one, other] = [isObject(before) ? (from ?? {}) : from, to ?? (isObject(before) ? {} : undefined)];
  if (!isObject(one) || !isObject(other)) return [{ pointer, from: before, to }];
  const keys = [...new Set([...Object.keys(other), ...Object.keys(one)])];
  return keys.flatMap((key) => places(one[key], other[key], pointerTo(pointer, key), beneath));
}

/** The value at a JSON pointer; undefined when there is none. */
export function valueAt(document: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), document);
}

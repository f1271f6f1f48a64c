/** JSON documents as values: comparing them, reading and replacing at a pointer. Nothing here changes what it is given. */
import { isObject, keysOf } from '../layers';

export type Json = Readonly<Record<string, unknown>>;

/** Whether two values say the same; the order of keys says nothing here. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => sameValue(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]))
  );
}

/** The value at a pointer; undefined when there is none. */
export function at(document: unknown, pointer: string): unknown {
  let value = document;
  for (const key of keysOf(pointer)) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** A document that holds a value at a pointer and nothing else. */
export function within(pointer: string, value: unknown): unknown {
  return keysOf(pointer).reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), value);
}

/** The document with another value at a pointer, in its place; what the pointer passes through is made if need be. */
export function replacedAt(document: unknown, pointer: string, value: unknown): unknown {
  return replaced(document, keysOf(pointer), value);
}

function replaced(document: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(document))
    return document.map((item, index) => (String(index) === key ? replaced(item, rest, value) : item));
  const entries = new Map(Object.entries(isObject(document) ? document : {}));
  entries.set(key, replaced(entries.get(key), rest, value));
  return Object.fromEntries(entries);
}

/** The pointer of what holds this. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** The document as text, written once however often it is asked for. */
export function textOf(document: Json): string {
  const text = texts.get(document) ?? JSON.stringify(document);
  texts.set(document, text);
  return text;
}

const texts = new WeakMap<Json, string>();

/** What stands at the head of a file and is never merged with anything: which file it is. */
import type { Json } from './json';

export function isHead(key: string): boolean {
  return key === '$schema' || key === 'name' || key === 'extends';
}

/** The head of a document, as written. */
export function headOf(document: Json): Json {
  return Object.fromEntries(Object.entries(document).filter(([key]) => isHead(key)));
}

/** What a document says of its artefact; the name is part of that. */
export function withoutHead(document: Json): Json {
  return Object.fromEntries(Object.entries(document).filter(([key]) => !isHead(key) || key === 'name'));
}

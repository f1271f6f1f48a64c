import { hash } from 'node:crypto';
import { PlatformError } from '../foundation/errors';
import type { Value } from '../language/contracts';

/** A mark of a list's shape: a cursor is good only for the list it was made by. */
export function shapeOf(...parts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 16);
}

/** An opaque cursor: the keyset of the last row seen and the shape of its list. */
export function writeCursor(shape: string, keyset: readonly Value[]): string {
  return Buffer.from(JSON.stringify([shape, ...keyset])).toString('base64url');
}

/** The keyset in a cursor. Throws badCursor when it belongs to another list or was not made by us. */
export function readCursor(cursor: string, shape: string, length: number): readonly Value[] {
  const [of, ...keyset] = parsed(cursor);
  const scalars = keyset.every((value) => value === null || ['string', 'number', 'boolean'].includes(typeof value));
  if (of !== shape || keyset.length !== length || !scalars) throw new PlatformError('badCursor');
  return keyset as readonly Value[];
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

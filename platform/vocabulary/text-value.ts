/** What every text in a record obeys: NFC, no NUL, no half of a surrogate pair, length counted in code points. */

import { accept, refuse, refuseSort } from './coercion';
import type { Coerced } from './contracts';

export interface TextLimits {
  readonly min?: number;
  readonly max: number;
  /** Leading and trailing white space belongs to the text. */
  readonly keepSpace?: true;
}

/** Latin and Cyrillic letters, digits and signs without anything to compose or refuse: most texts, taken without a further look. */
const PLAIN = /^[\n\x20-\x7e\u0401\u0410-\u044f\u0451]*$/;

/** A text within its limits; '' after trimming becomes null. Numbers are taken as they are written. */
export function coerceText(raw: unknown, limits: TextLimits, path = ''): Coerced {
  const typed = asText(raw);
  if (typed === undefined) return refuseSort('text', 'текст', path);
  const plain = PLAIN.test(typed);
  if (!plain && !isStorable(typed)) return refuse('V024', {}, path);
  const kept = limits.keepSpace ? typed : typed.trim();
  const text = plain ? kept : kept.normalize('NFC');
  if (text === '') return accept(null);
  if (exceeds(text, limits.max)) return refuse('V004', { limit: limits.max }, path);
  if (limits.min !== undefined && !exceeds(text, limits.min - 1)) return refuse('V021', { limit: limits.min }, path);
  return accept(text);
}

/** A text, or a number as text (spreadsheets and programs send codes as numbers); undefined for other sorts. */
function asText(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : undefined;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

/** The first `limit` code points. */
export function cut(text: string, limit: number): string {
  return exceeds(text, limit) ? Array.from(text).slice(0, limit).join('') : text;
}

/** Whether a text has more code points than `limit`; long texts are not taken apart when their units already fit. */
function exceeds(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  if (text.length > limit * 2) return true;
  let count = 0;
  for (const _ of text) if (++count > limit) return true;
  return false;
}

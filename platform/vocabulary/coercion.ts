/** How a word answers `coerce`: one canonical value, or findings with paths relative to the field. */
import type { Finding } from '../foundation/errors';
import type { FindingCode } from '../foundation/findings';
import { didYouMean } from '../foundation/suggest';
import type { Value } from '../language/contracts';
import type { Coerced } from './contracts';

export function accept(value: Value): Coerced {
  return { value };
}

export function refuse(code: FindingCode, params: Readonly<Record<string, unknown>> = {}, path = ''): Coerced {
  return { findings: [{ code, path, params }] };
}

/** V003: a value of another sort is needed. */
export function refuseSort(en: string, ru: string, path = ''): Coerced {
  return refuse('V003', { expected: { en, ru } }, path);
}

export function refuseAll(findings: readonly Finding[]): Coerced {
  return { findings };
}

export function isRefused(coerced: Coerced): coerced is { readonly findings: readonly Finding[] } {
  return 'findings' in coerced;
}

/** The properties of an object, or undefined for anything else (arrays, dates and class instances included). */
export function asObject(raw: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || raw instanceof Date) return undefined;
  return raw as Readonly<Record<string, unknown>>;
}

/** Findings V002 for properties that a composite value does not have: a typo must not lose data silently. */
export function strangers(raw: Readonly<Record<string, unknown>>, known: readonly string[]): readonly Finding[] {
  return Object.keys(raw)
    .filter((name) => !known.includes(name))
    .map((name) => ({ code: 'V002', path: name, params: { name, hint: didYouMean(name, known) } }));
}

/** A piece of a foreign value for a sentence: never longer than a line, never throws. */
export function excerpt(raw: unknown): string {
  if (typeof raw === 'string') return raw.slice(0, 80);
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
  return Array.isArray(raw) ? '[…]' : '{…}';
}

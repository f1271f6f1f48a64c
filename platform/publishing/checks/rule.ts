/** What a rule is: it looks at a whole candidate and answers what it would tell an administrator. */

import type { AdviceCode } from '../../foundation/advice';
import type { Finding } from '../../foundation/errors';
import type { Text } from '../../language/contracts';
import type { Kind } from '../../language/kinds';
import { isObject, keysOf } from '../../language/layers';
import type { Candidate } from './candidate';

/** A quick fix: a merge patch (RFC 7396) for one artefact, or for the manifest of a package. */
export interface Repair {
  /** What it does, in one sentence. */
  readonly does: Text;
  readonly patch: Readonly<Record<string, unknown>>;
  /** It may be made without asking: nobody sees, reads or may do anything else afterwards. */
  readonly safe: boolean;
  /** The artefact it changes, when that is another than the one the remark is about. */
  readonly on?: Named;
}

/** An artefact, or a package by its name. */
export interface Named {
  readonly kind: Kind | 'package';
  readonly name: string;
}

/** What a rule says about one place. */
export interface Remark extends Finding {
  readonly code: AdviceCode;
  readonly about: Named;
  readonly repair?: Repair;
}

/** Pure: the same candidate always gives the same remarks. */
export type Rule = (candidate: Candidate) => readonly Remark[];

/** A remark about a place (JSON pointer) of an artefact. */
export function remark(
  code: AdviceCode,
  about: Named,
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  repair?: Repair,
): Remark {
  return { code, about, path, params, ...(repair ? { repair } : {}) };
}

/** A repair that nobody notices. */
export function safely(en: string, ru: string, patch: Repair['patch'], on?: Named): Repair {
  return { does: { en, ru }, patch, safe: true, ...(on ? { on } : {}) };
}

/** A repair that a person should look at first. */
export function offer(en: string, ru: string, patch: Repair['patch'], on?: Named): Repair {
  return { ...safely(en, ru, patch, on), safe: false };
}

/** The merge patch that sets one place; null removes it. */
export function patchAt(pointer: string, value: unknown): Readonly<Record<string, unknown>> {
  const patch = keysOf(pointer).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return isObject(patch) ? patch : {};
}

/** The keyed elements of a part, in order. */
export function elements(part: unknown): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  if (!isObject(part)) return [];
  return Object.entries(part).flatMap(([key, element]) => (isObject(element) ? [[key, element] as const] : []));
}

/** The names in a list that stand there more than once, with the keys of those that repeat an earlier one. */
export function repeated<T>(
  items: readonly T[],
  nameOf: (item: T) => string | undefined,
): readonly (readonly [T, T])[] {
  const first = new Map<string, T>();
  return items.flatMap((item): (readonly [T, T])[] => {
    const name = nameOf(item);
    const earlier = name === undefined ? undefined : first.get(name);
    if (name !== undefined && earlier === undefined) first.set(name, item);
    return earlier === undefined ? [] : [[item, earlier]];
  });
}

/**
 * A default that is a record: `{"$first": {"where": …, "sort": […]}}` is the first record that fulfils this condition and
 * the reference's own. Beside `"$": "expression"` it stands in for an expression that gives nothing.
 */
import { type Finding, PlatformError } from '../foundation/errors';
import { andConditions, resolveCondition } from './condition';
import type { Condition, Entity, Field, Path, Snapshot } from './contracts';
import { isObject } from './layers';
import { targetOf, tryPath } from './paths';

export interface WrittenFirst {
  readonly where?: unknown;
  readonly sort?: readonly string[];
}

export interface First {
  readonly target: Entity;
  /** Of the target; its `{"$": …}` read the record that is being made. */
  readonly condition: Condition | null;
  readonly sort: readonly { readonly path: Path; readonly descending: boolean }[];
}

/** The text of `{"$": "expression"}` in a default; null when there is none. */
export function expressionIn(written: unknown): string | null {
  return isObject(written) && typeof written.$ === 'string' ? written.$ : null;
}

/** What a default says of a first record; null when it is a constant or an expression alone. */
export function firstIn(written: unknown): WrittenFirst | null {
  return isObject(written) && isObject(written.$first) ? (written.$first as WrittenFirst) : null;
}

/** The default of a reference, resolved against metadata; null when it says no `$first`. Throws what is wrong with it. */
export function compileFirst(field: Field, entity: Entity, snapshot: Snapshot, at = ''): First | null {
  const written = firstIn(field.definition.default);
  const target = written && targetOf(field, snapshot);
  if (!written || !target) return null;
  const resolved = (condition: unknown, findingPath: string) =>
    condition === undefined || condition === null
      ? null
      : resolveCondition(condition, target, snapshot, { outer: entity, findingPath });
  const condition = andConditions(resolved(field.definition.where, at), resolved(written.where, `${at}/$first/where`));
  return { target, condition, sort: sortOf(written.sort ?? [], target, snapshot, `${at}/$first/sort`) };
}

function sortOf(written: readonly string[], target: Entity, snapshot: Snapshot, at: string): First['sort'] {
  const findings: Finding[] = [];
  const terms = written.flatMap((term, index) => {
    const descending = term.startsWith('-');
    const path = `${at}/${index}`;
    const tried = tryPath(descending ? term.slice(1) : term, target, snapshot, { findingPath: path });
    if ('path' in tried && tried.path.field.compared) return [{ path: tried.path, descending }];
    findings.push(
      'finding' in tried ? tried.finding : { code: 'L003', path, params: { operator: 'sort', name: term } },
    );
    return [];
  });
  if (findings.length > 0) throw new PlatformError('badCondition', {}, findings);
  return terms;
}

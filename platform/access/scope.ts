import { resolveCondition } from '../language/condition';
import type { Condition, Entity, Field, Path, Snapshot } from '../language/contracts';
import type { Grant } from './grants';

export const NO_ROWS: Condition = Object.freeze({ op: 'constant', value: false });

/**
 * The rows a grant gives, as a condition; null is all rows. The acting user stands in it as an
 * expression (`me.id`), so one condition serves everybody with the same roles.
 */
export function scopeCondition(grant: Grant, entity: Entity, snapshot: Snapshot): Condition | null {
  const whose = written(grant, entity);
  if (whose === 'none') return NO_ROWS;
  const parts = [whose, grant.where].filter((part) => part !== null);
  const conditions = parts.map((part) => resolveCondition(part, entity, snapshot));
  return allOf(conditions);
}

/** Rows that fulfil every condition; null (all rows) narrows nothing. */
export function allOf(conditions: readonly (Condition | null)[]): Condition | null {
  const real = conditions.filter((condition) => condition !== null);
  if (real.some(isNoRows)) return NO_ROWS;
  const [first, ...others] = real;
  if (!first) return null;
  return others.length === 0 ? first : { op: 'and', of: real };
}

/** Rows that fulfil one of the conditions; null (all rows) among them is all rows. */
export function anyOf(conditions: readonly (Condition | null)[]): Condition | null {
  const real: Condition[] = [];
  for (const condition of conditions) {
    if (condition === null) return null;
    if (!isNoRows(condition)) real.push(condition);
  }
  const [first, ...others] = real;
  if (!first) return NO_ROWS;
  return others.length === 0 ? first : { op: 'or', of: real };
}

export function isNoRows(condition: Condition | null): boolean {
  return condition?.op === 'constant' && condition.value !== true;
}

/** A condition about a parent, said about its parts: every path begins with the reference to the parent. */
export function throughReference(reference: Field, condition: Condition): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
      return { op: condition.op, of: condition.of.map((part) => throughReference(reference, part)) };
    case 'not':
      return { op: 'not', of: throughReference(reference, condition.of) };
    case 'compare':
    case 'quantify':
      return { ...condition, path: prefixed(reference, condition.path) };
    case 'constant':
      return condition;
  }
}

function prefixed(reference: Field, path: Path): Path {
  return {
    entity: reference.entity,
    hops: [reference, ...path.hops],
    field: path.field,
    text: `${reference.name}.${path.text}`,
  };
}

function written(grant: Grant, entity: Entity): unknown {
  switch (grant.scope) {
    case 'all':
      return null;
    case 'own':
      return { [entity.traits.has('owned') ? 'owner' : 'createdBy']: { $: 'me.id' } };
    case 'team':
      return { [teamPath(entity)]: { $: 'me.team' } };
    case 'teamAndBelow':
      return { [teamPath(entity)]: { $in: { $: 'me.teamsBelow' } } };
    default:
      return 'none';
  }
}

/** The record's own team where it has one, else the team of who created it. */
function teamPath(entity: Entity): string {
  return entity.fields.get('team')?.relation?.kind === 'one' ? 'team' : 'createdBy.team';
}

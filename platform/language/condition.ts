import type { Condition, Entity, Environment, Path, Snapshot, SqlScope, Values } from './contracts';
import type { ResolveOptions } from './paths';

export function resolveCondition(_json: unknown, _entity: Entity, _snapshot: Snapshot, _options: ResolveOptions = {}): Condition {
  throw new Error('being written');
}
export function toPredicate(_condition: Condition): (values: Values, environment: Environment) => boolean | null {
  throw new Error('being written');
}
export function conditionToSql(_condition: Condition, _scope: SqlScope, _environment: Environment): string {
  throw new Error('being written');
}
export function conditionPaths(_condition: Condition): readonly Path[] {
  throw new Error('being written');
}
export function andConditions(...conditions: readonly (Condition | null)[]): Condition | null {
  const given = conditions.filter((condition) => condition !== null);
  return given.length < 2 ? (given[0] ?? null) : { op: 'and', of: given };
}

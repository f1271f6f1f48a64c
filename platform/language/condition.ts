/** The condition language: which records. JSON is resolved against metadata once, then becomes a predicate in memory or SQL. */
import type { Condition, Path } from './contracts';
import { beyond } from './paths';

export { toPredicate } from './condition-memory';
export { resolveCondition } from './condition-resolve';
export { conditionToSql } from './condition-sql';

/** All of several conditions; null is no restriction. */
export function andConditions(...conditions: readonly (Condition | null)[]): Condition | null {
  const given = conditions.flatMap((condition) => {
    if (condition === null) return [];
    return condition.op === 'and' ? condition.of : [condition];
  });
  return given.length < 2 ? (given[0] ?? null) : { op: 'and', of: given };
}

/**
 * Every path of the record that the condition reads, each once: what must be loaded to evaluate it in
 * memory. Paths inside quantifiers hold the collection among their hops; the collection itself is listed too.
 */
export function conditionPaths(condition: Condition): readonly Path[] {
  const found = new Map<string, Path>();
  for (const path of pathsOf(condition)) found.set(path.text, path);
  return [...found.values()];
}

/** The paths of the outer record (`environment.record`) that the condition's expressions read. */
export function conditionRecordPaths(condition: Condition): readonly Path[] {
  const found = new Map<string, Path>();
  for (const path of recordPathsOf(condition)) found.set(path.text, path);
  return [...found.values()];
}

function pathsOf(condition: Condition): readonly Path[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.of.flatMap(pathsOf);
    case 'not':
      return pathsOf(condition.of);
    case 'quantify':
      return [condition.path, ...pathsOf(condition.of).map((path) => beyond(condition.path, path))];
    case 'compare':
      return [
        condition.path,
        ...condition.operands.flatMap((operand) => ('expression' in operand ? operand.expression.paths : [])),
      ];
    case 'constant':
      return [];
  }
}

function recordPathsOf(condition: Condition): readonly Path[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.of.flatMap(recordPathsOf);
    case 'not':
    case 'quantify':
      return recordPathsOf(condition.of);
    case 'compare':
      return condition.operands.flatMap((operand) => ('expression' in operand ? operand.expression.recordPaths : []));
    case 'constant':
      return [];
  }
}

/** Whether only the database can tell: the condition asks for rows of a collection, or for places in a tree. */
export function needsDatabase(condition: Condition): boolean {
  if (condition.op === 'and' || condition.op === 'or') return condition.of.some(needsDatabase);
  if (condition.op === 'not') return needsDatabase(condition.of);
  return condition.op === 'quantify' || (condition.op === 'compare' && condition.operator === '$under');
}

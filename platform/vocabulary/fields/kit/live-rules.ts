/** What can be computed in the browser for records of an entity: compiled once, kept as long as the entity. */
import { PlatformError } from '../../../foundation/errors';
import { conditionPaths, toPredicate } from '../../../language/condition';
import type {
  Condition,
  Entity,
  Environment,
  Expression,
  Field,
  RollUp,
  Snapshot,
  Values,
} from '../../../language/contracts';
import { compileExpression } from '../../../language/expression';
import { expressionIn } from '../../../language/first';
import { rootsOf } from './known-values';

export interface LiveExpression {
  readonly field: Field;
  readonly expression: Expression;
  readonly roots: ReadonlySet<string>;
}

export interface LiveRollUp {
  readonly rollUp: RollUp;
  readonly paths: Expression['paths'];
  readonly matches: ((values: Values, environment: Environment) => boolean | null) | null;
}

export interface LiveLines {
  readonly field: Field;
  readonly rows: Entity;
  /** The rows' reference to this record. */
  readonly by: string;
  /** Fields of this record that the rows' formulas read. */
  readonly parentRoots: ReadonlySet<string>;
}

export interface LiveRules {
  readonly formulas: readonly LiveExpression[];
  readonly defaults: readonly LiveExpression[];
  readonly rollUps: readonly LiveRollUp[];
  readonly lines: readonly LiveLines[];
}

const compiled = new WeakMap<Entity, LiveRules>();

/** The rules of an entity. What cannot be computed here (a collection is not held in the record) is left to the server. */
export function liveRules(entity: Entity, snapshot: Snapshot): LiveRules {
  const known = compiled.get(entity);
  if (known) return known;
  const rules = compileRules(entity, snapshot);
  compiled.set(entity, rules);
  return rules;
}

/** A compiled expression of metadata, or null when it does not compile: a mistake there must not break the page. */
export function tryCompile(text: string, entity: Entity, snapshot: Snapshot): Expression | null {
  try {
    return compileExpression(text, entity, snapshot);
  } catch (error) {
    if (error instanceof PlatformError) return null;
    throw error;
  }
}

/** Whether all to-many paths of an expression lead over lines, which are held in the record. */
export function readsOnlyLines(expression: Expression): boolean {
  return expression.paths.every((path) =>
    path.hops.every(({ relation }) => relation?.kind !== 'many' || relation.owned),
  );
}

function compileRules(entity: Entity, snapshot: Snapshot): LiveRules {
  const live = (field: Field, expression: Expression): LiveExpression => ({
    field,
    expression,
    roots: rootsOf(expression.paths),
  });
  const lines = [...entity.fields.values()].flatMap((field) => linesOf(field, snapshot));
  return {
    formulas: entity.formulas
      .filter(({ expression }) => readsOnlyLines(expression))
      .map(({ field, expression }) => live(field, expression)),
    defaults: [...entity.fields.values()].flatMap((field) => {
      const text = expressionIn(field.definition.default);
      const expression = text === null ? null : tryCompile(text, entity, snapshot);
      return expression ? [live(field, expression)] : [];
    }),
    rollUps: entity.rollUps.filter(({ over }) => isOwned(over)).map(liveRollUp),
    lines,
  };
}

function linesOf(field: Field, snapshot: Snapshot): LiveLines[] {
  if (field.relation?.kind !== 'many' || !field.relation.owned) return [];
  const { of, by } = field.relation;
  const rows = snapshot.entity(of);
  const paths = rows.formulas.flatMap(({ expression }) => expression.paths);
  const parents = paths.flatMap(({ hops: [first, second], field: last }) =>
    first?.name === by ? [(second ?? last).name] : [],
  );
  return [{ field, rows, by, parentRoots: new Set(parents) }];
}

function liveRollUp(rollUp: RollUp): LiveRollUp {
  const condition: Condition | null = rollUp.where;
  return {
    rollUp,
    paths: condition ? conditionPaths(condition) : [],
    matches: condition ? toPredicate(condition) : null,
  };
}

function isOwned(field: Field): boolean {
  return field.relation?.kind === 'many' && field.relation.owned;
}

/** What can be computed in the browser for records of an entity: compiled once, kept as long as the entity. */
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
import { expressionIn } from '../../../language/first';
import { rootsOf } from './known-values';
import { type CurrencyRule, currencyRules } from './live-currency';
import { tryCompile } from './try-compile';

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
  /** The currency of each amount, by field name. */
  readonly currencies: ReadonlyMap<string, CurrencyRule>;
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

/** Whether all to-many paths of an expression lead over lines, which are held in the record. */
export function readsOnlyLines(expression: Expression): boolean {
  return expression.paths.every((path) =>
    path.hops.every(({ relation }) => relation?.kind !== 'many' || relation.owned),
  );
}

function compileRules(entity: Entity, snapshot: Snapshot): LiveRules {
  const currencies = currencyRules(entity, snapshot);
  const live = (field: Field, expression: Expression): LiveExpression => ({
    field,
    expression,
    roots: new Set([...rootsOf(expression.paths), ...(currencies.get(field.name)?.roots ?? [])]),
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
    currencies,
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

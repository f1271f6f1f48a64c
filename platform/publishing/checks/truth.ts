/** What can be told of a condition or an expression without any record: that it never or always holds. */
import type { Condition, Scalar } from '../../language/contracts';
import { chainOf } from '../../language/expression-names';
import type { Syntax } from '../../language/expression-syntax';
import { compareScalars } from '../../language/scalars';

/** True: every record fulfils it; false: none ever does; null: it depends. */
export type Verdict = boolean | null;

export function verdictOf(condition: Condition): Verdict {
  switch (condition.op) {
    case 'constant':
      return condition.value === true;
    case 'and':
      return contradicts(condition) ? false : joined(condition.of.map(verdictOf), false);
    case 'or':
      return joined(condition.of.map(verdictOf), true);
    case 'not':
      return condition.of.op === 'constant' && condition.of.value !== null ? !condition.of.value : null;
    case 'compare':
      return contradicts(condition) ? false : null;
    case 'quantify':
      return condition.quantifier === 'some' && verdictOf(condition.of) === false ? false : null;
  }
}

/** `decisive` is the part that settles the whole: false for and, true for or. */
function joined(parts: readonly Verdict[], decisive: boolean): Verdict {
  if (parts.includes(decisive)) return decisive;
  return parts.every((part) => part === !decisive) ? !decisive : null;
}

type Compare = Extract<Condition, { op: 'compare' }>;

/** Whether what must hold together of one field cannot. */
function contradicts(condition: Condition): boolean {
  const byPath = new Map<string, Compare[]>();
  for (const part of conjuncts(condition)) {
    if (part.op !== 'compare' || part.path.field.value === 'set') continue;
    byPath.set(part.path.text, [...(byPath.get(part.path.text) ?? []), part]);
  }
  return [...byPath.values()].some((parts) => emptied(parts) || noneLeft(parts) || crossed(parts));
}

function conjuncts(condition: Condition): readonly Condition[] {
  return condition.op === 'and' ? condition.of.flatMap(conjuncts) : [condition];
}

/** It must be empty, and something is asked of its value. */
function emptied(parts: readonly Compare[]): boolean {
  const must = (empty: boolean) =>
    parts.some(({ operator, operands }) => operator === '$empty' && constantOf(operands[0]) === empty);
  return must(true) && (must(false) || parts.some(({ operator }) => operator !== '$empty'));
}

/** No value is left that all of them allow. */
function noneLeft(parts: readonly Compare[]): boolean {
  let left: ReadonlySet<string> | undefined;
  for (const { operator, operands } of parts) {
    if ((operator !== '$eq' && operator !== '$in') || !operands.every((operand) => 'constant' in operand)) continue;
    const allowed = new Set(operands.map((operand) => String(constantOf(operand))));
    left = left === undefined ? allowed : new Set([...left].filter((value) => allowed.has(value)));
  }
  if (left === undefined) return false;
  const refused = parts.filter(({ operator }) => operator === '$ne' || operator === '$nin');
  const taken = new Set(refused.flatMap(({ operands }) => operands.map((operand) => String(constantOf(operand)))));
  return [...left].every((value) => taken.has(value));
}

/** The least value asked for is above the greatest. */
function crossed(parts: readonly Compare[]): boolean {
  const lowest = parts.flatMap(({ operator, operands }) =>
    operator === '$gt' || operator === '$gte' || operator === '$between' || operator === '$eq'
      ? bound(operands[0], operator === '$gt')
      : [],
  );
  const highest = parts.flatMap(({ operator, operands }) => {
    if (operator === '$between') return bound(operands[1], false);
    return operator === '$lt' || operator === '$lte' || operator === '$eq'
      ? bound(operands[0], operator === '$lt')
      : [];
  });
  return lowest.some((low) =>
    highest.some((high) => {
      const order = compareScalars(low.value, high.value);
      return order > 0 || (order === 0 && (low.open || high.open));
    }),
  );
}

function bound(operand: Compare['operands'][number] | undefined, open: boolean) {
  const value = constantOf(operand);
  return value === null || value === undefined || typeof value === 'boolean' ? [] : [{ value, open }];
}

function constantOf(operand: Compare['operands'][number] | undefined): Scalar | undefined {
  return operand && 'constant' in operand ? operand.constant : undefined;
}

/** The same of an expression's syntax; `constant` evaluates a part that reads nothing. */
export function verdictOfTree(tree: Syntax, constant: () => Scalar): Verdict {
  if (readsNothing(tree)) {
    const value = constant();
    return typeof value === 'boolean' ? value : null;
  }
  const parts = connected(tree, 'and');
  if (parts.length > 1) return excludeEachOther(parts) ? false : null;
  const choices = connected(tree, 'or');
  return choices.length > 1 && completeEachOther(choices) ? true : null;
}

/** Whether the syntax names no field, no user and calls nothing. */
export function readsNothing(tree: unknown): boolean {
  if (typeof tree !== 'object' || tree === null) return true;
  if (Array.isArray(tree)) return tree.every(readsNothing);
  const { type } = tree as Syntax;
  if (type === 'Identifier' || type === 'CallExpression' || type === 'MemberExpression') return false;
  return Object.values(tree).every(readsNothing);
}

const SPELLINGS = { and: ['and', '&&'], or: ['or', '||'] };

function connected(tree: Syntax, by: 'and' | 'or'): readonly Syntax[] {
  if (tree.type !== 'BinaryExpression' || !SPELLINGS[by].includes(String(tree.operator))) return [tree];
  return [...connected(tree.left as Syntax, by), ...connected(tree.right as Syntax, by)];
}

export interface Equality {
  readonly name: string;
  readonly equal: boolean;
  readonly literal: Syntax;
}

/** `name = 'literal'` or `name != 'literal'`, whichever side the literal stands on; undefined for other syntax. */
export function equalityOf(tree: Syntax): Equality | undefined {
  const operator = String(tree.operator);
  const equal = ['=', '=='].includes(operator);
  if (tree.type !== 'BinaryExpression' || (!equal && !['!=', '<>'].includes(operator))) return undefined;
  const sides = [tree.left as Syntax, tree.right as Syntax];
  const literal = sides.find((side) => side.type === 'Literal');
  const chain = sides.map((side) => chainOf(side)).find((names) => names !== undefined);
  return literal && chain ? { name: chain.join('.'), equal, literal } : undefined;
}

function pairs(parts: readonly Syntax[]): readonly (readonly [Equality, Equality])[] {
  const said = parts.flatMap((part) => equalityOf(part) ?? []);
  return said.flatMap((one, at) =>
    said.slice(at + 1).flatMap((other) => (one.name === other.name ? [[one, other] as const] : [])),
  );
}

/** `a = 'x' and a = 'y'`, `a = 'x' and a != 'x'`. */
function excludeEachOther(parts: readonly Syntax[]): boolean {
  return pairs(parts).some(([one, other]) => {
    const same = one.literal.value === other.literal.value;
    return one.equal && other.equal ? !same : one.equal !== other.equal && same;
  });
}

/** `a != 'x' or a != 'y'`, `a = 'x' or a != 'x'`: true of every value. */
function completeEachOther(choices: readonly Syntax[]): boolean {
  return pairs(choices).some(([one, other]) => {
    const same = one.literal.value === other.literal.value;
    return !one.equal && !other.equal ? !same : one.equal !== other.equal && same;
  });
}

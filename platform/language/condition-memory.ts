/** A condition as a predicate over values in memory, with SQL's three-valued logic: null is "unknown". */
import { fold } from '../foundation/text';
import { type Compare, type Ready, readyOperands } from './condition-operands';
import type { Condition, Environment, Path, Scalar, Values } from './contracts';
import { periodDates, periodInstants } from './periods';
import { comparedScalar, compareScalars } from './scalars';

export type Predicate = (values: Values, environment: Environment) => boolean | null;

/** The predicate of a condition; a record is selected only when it answers true. */
export function toPredicate(condition: Condition): Predicate {
  switch (condition.op) {
    case 'and':
      return combined(condition.of.map(toPredicate), false);
    case 'or':
      return combined(condition.of.map(toPredicate), true);
    case 'not':
      return negated(toPredicate(condition.of));
    case 'quantify':
      return quantified(condition.path, condition.quantifier, toPredicate(condition.of));
    case 'compare':
      return compared(condition);
    case 'constant':
      return () => condition.value;
  }
}

/** `decisive` is the answer that settles the whole: false for and, true for or. */
function combined(predicates: readonly Predicate[], decisive: boolean): Predicate {
  return (values, environment) => {
    let unknown = false;
    for (const predicate of predicates) {
      const answer = predicate(values, environment);
      if (answer === decisive) return decisive;
      unknown ||= answer === null;
    }
    return unknown ? null : !decisive;
  };
}

function negated(predicate: Predicate): Predicate {
  return (values, environment) => opposite(predicate(values, environment));
}

function opposite(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}

function quantified(path: Path, quantifier: 'some' | 'none' | 'every', predicate: Predicate): Predicate {
  return (values, environment) => {
    const found = values[path.text];
    const rows = Array.isArray(found) ? (found as readonly Values[]) : [];
    const holds = (row: Values): boolean => predicate(row, environment) === true;
    if (quantifier === 'every') return rows.every(holds);
    return rows.some(holds) === (quantifier === 'some');
  };
}

function compared(condition: Compare): Predicate {
  const test = condition.path.field.value === 'set' ? SET_TESTS[condition.operator] : TESTS[condition.operator];
  if (!test) return () => null;
  return (values, environment) => {
    const value = comparedScalar(values, condition.path);
    const operands = readyOperands(condition, environment).map((operand) => settled(operand, values, environment));
    return test(value, operands, { path: condition.path, environment });
  };
}

function settled(operand: Ready, values: Values, environment: Environment): Scalar {
  return 'value' in operand ? operand.value : operand.expression.evaluate(values, environment);
}

interface Circumstances {
  readonly path: Path;
  readonly environment: Environment;
}
type Test = (value: Scalar, operands: readonly Scalar[], circumstances: Circumstances) => boolean | null;

const isEmpty: Test = (value, [wanted]) => (value === null) === wanted;

const TESTS: Readonly<Record<Compare['operator'], Test>> = {
  $eq: ordered((order) => order === 0),
  $ne: ordered((order) => order !== 0),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $in: among,
  $nin: (value, operands) => opposite(among(value, operands)),
  $between: (value, [from = null, to = null]) => both(atLeast(value, from), atLeast(to, value)),
  $contains: textual((text, part) => text.includes(part)),
  $startsWith: textual((text, part) => text.startsWith(part)),
  $endsWith: textual((text, part) => text.endsWith(part)),
  $empty: isEmpty,
  $during: during,
  $under: under,
};

const SET_TESTS: Readonly<Partial<Record<Compare['operator'], Test>>> = {
  $eq: (value, [keys = null]) => sameKeys(value, keys),
  $ne: (value, [keys = null]) => opposite(sameKeys(value, keys)),
  $contains: (value, keys) => keys.map((key) => holds(value, key)).reduce(both, true),
  $in: (value, keys) => anyKey(value, keys),
  $nin: (value, keys) => opposite(anyKey(value, keys)),
  $empty: isEmpty,
};

function ordered(means: (order: number) => boolean): Test {
  return (value, [operand = null]) =>
    value === null || operand === null ? null : means(compareScalars(value, operand));
}

function among(value: Scalar, operands: readonly Scalar[]): boolean | null {
  if (operands.length === 0) return false;
  if (value === null) return null;
  if (operands.some((operand) => operand !== null && compareScalars(value, operand) === 0)) return true;
  return operands.includes(null) ? null : false;
}

function atLeast(value: Scalar, bound: Scalar): boolean | null {
  return value === null || bound === null ? null : compareScalars(value, bound) >= 0;
}

function both(left: boolean | null, right: boolean | null): boolean | null {
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

function textual(means: (text: string, part: string) => boolean): Test {
  return (value, [operand = null]) =>
    value === null || operand === null ? null : means(fold(String(value)), fold(String(operand)));
}

function during(
  value: Scalar,
  [period = null]: readonly Scalar[],
  { path, environment }: Circumstances,
): boolean | null {
  const bounds = path.field.value === 'instant' ? periodInstants : periodDates;
  const [from, to] = bounds(String(period), environment);
  const before = value === null || to === null ? null : compareScalars(value, to) < 0;
  return both(atLeast(value, from), before);
}

function under(value: Scalar, [node = null]: readonly Scalar[], { path, environment }: Circumstances): boolean | null {
  const { field } = path;
  const tree = field.relation?.kind === 'one' && field.name !== 'id' ? field.relation.to : field.entity;
  if (value === null || typeof node !== 'string') return null;
  return environment.under?.(tree, node).has(String(value)) ?? null;
}

function sameKeys(value: Scalar, keys: Scalar): boolean | null {
  if (!Array.isArray(value) || !Array.isArray(keys)) return null;
  return value.length === keys.length && keys.every((key) => value.includes(key));
}

function holds(value: Scalar, key: Scalar): boolean | null {
  return Array.isArray(value) && key !== null ? value.includes(key) : null;
}

function anyKey(value: Scalar, keys: readonly Scalar[]): boolean | null {
  if (keys.length === 0) return false;
  const found = keys.map((key) => holds(value, key));
  return found.includes(true) ? true : found.includes(null) ? null : false;
}

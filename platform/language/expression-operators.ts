/** The operators of the expression language, with SQL's three-valued logic: unknown is null. */

import { partsOf } from './calendar';
import type { Environment, Scalar, SqlScope } from './contracts';
import { composed, constant, type Node, operation, sqlOf } from './expression-nodes';
import { compareScalars, Exact, fits, isDecimal, type ScalarType } from './scalars';

export const ARITHMETIC: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
};

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '==': '=',
  '!=': '<>',
  '<>': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

const MEANS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A comparison of two parts of one type; unknown when either is null. */
export function comparison(operator: Comparison, left: Node, right: Node, start: number): Node {
  const holds = MEANS[operator];
  return composed(
    'boolean',
    start,
    [left, right],
    (values, environment) => {
      const a = left.evaluate(values, environment);
      const b = right.evaluate(values, environment);
      return a === null || b === null ? null : holds(compareScalars(a, b));
    },
    (scope, environment) => comparisonSql(operator, left, right, scope, environment),
  );
}

/** `x = null`, `x = ''` and isEmpty(x) ask whether there is a value. */
export function isEmpty(arg: Node, start: number): Node {
  return composed(
    'boolean',
    start,
    [arg],
    (values, environment) => arg.evaluate(values, environment) === null,
    (scope, environment) => `(${sqlOf(arg, scope, environment)} IS NULL)`,
  );
}

export function not(arg: Node, start: number): Node {
  return composed(
    'boolean',
    start,
    [arg],
    (values, environment) => {
      const value = arg.evaluate(values, environment);
      return value === null ? null : value !== true;
    },
    (scope, environment) => `(NOT ${sqlOf(arg, scope, environment)})`,
  );
}

/** All (`and`) or any (`or`) of several parts. */
export function logic(operator: 'and' | 'or', args: readonly Node[], start: number): Node {
  const decides = operator === 'or';
  return composed(
    'boolean',
    start,
    args,
    (values, environment) => {
      let unknown = false;
      for (const arg of args) {
        const value = arg.evaluate(values, environment);
        if (value === decides) return decides;
        unknown ||= value === null;
      }
      return unknown ? null : !decides;
    },
    (scope, environment) => `(${args.map((arg) => sqlOf(arg, scope, environment)).join(decides ? ' OR ' : ' AND ')})`,
  );
}

/** `x in [a, b]`: equal to one of them. */
export function oneOf(value: Node, list: readonly Node[], start: number): Node {
  if (list.length === 0) return constant(false, 'boolean', start);
  return logic(
    'or',
    list.map((item) => (item.literal === null ? isEmpty(value, item.start) : comparison('=', value, item, item.start))),
    start,
  );
}

/** `x in set`: the key is among the set's keys. An empty set is null, so the answer is unknown. */
export function has(set: Node, key: Node, start: number): Node {
  return composed(
    'boolean',
    start,
    [set, key],
    (values, environment) => {
      const keys = set.evaluate(values, environment);
      const one = key.evaluate(values, environment);
      return Array.isArray(keys) && one !== null ? keys.includes(one) : null;
    },
    (scope, environment) => hasSql(set, key, scope, environment),
  );
}

/** Two parts made comparable (a written text becomes a date or moment), or undefined when their types never meet. */
export function matched(left: Node, right: Node): readonly [Node, Node] | undefined {
  const a = asTypeOf(left, right.type);
  const b = asTypeOf(right, left.type);
  return a && b && fits(a.type, b.type) && a.type !== 'set' && b.type !== 'set' ? [a, b] : undefined;
}

/** The part itself, or what a written text means as a date or moment; undefined for a text that means none. */
export function asTypeOf(node: Node, type: ScalarType): Node | undefined {
  if (node.type !== 'text' || typeof node.literal !== 'string') return node;
  if (type === 'date') return partsOf(node.literal) ? constant(node.literal, 'date', node.start) : undefined;
  if (type !== 'instant') return node;
  const moment =
    INSTANT.test(node.literal) && partsOf(node.literal.slice(0, 10)) ? Date.parse(node.literal) : Number.NaN;
  return Number.isNaN(moment) ? undefined : constant(new Date(moment).toISOString(), 'instant', node.start);
}

/** The number with the other sign. */
export function negative(arg: Node, start: number): Node {
  if (isDecimal(arg.literal)) return constant(arg.literal.negated(), 'number', start);
  return operation('subtract', [constant(new Exact(0), 'number', start), arg], start);
}

function comparisonSql(
  operator: Comparison,
  left: Node,
  right: Node,
  scope: SqlScope,
  environment: Environment,
): string {
  const a = sqlOf(left, scope, environment);
  const b = sqlOf(right, scope, environment);
  return left.type === 'number' || right.type === 'number'
    ? scope.dialect.compareNumbers(a, operator, b)
    : `(${a} ${operator} ${b})`;
}

function hasSql(set: Node, key: Node, scope: SqlScope, environment: Environment): string {
  if (!set.readsRow) {
    const keys = set.evaluate({}, environment);
    if (!Array.isArray(keys)) return '(NULL)';
    const written = sqlOf(key, scope, environment);
    return `(${written} IN (${keys.map((one: Scalar) => scope.bind(one)).join(', ')}))`;
  }
  const stored = sqlOf(set, scope, environment);
  if (!key.readsRow) {
    const one = key.evaluate({}, environment);
    return typeof one === 'string' ? `(INSTR(${stored}, ${scope.bind(`|${one}|`)}) > 0)` : '(NULL)';
  }
  const bar = () => scope.bind('|');
  return `(INSTR(${stored}, ${scope.dialect.concat([bar(), sqlOf(key, scope, environment), bar()])}) > 0)`;
}

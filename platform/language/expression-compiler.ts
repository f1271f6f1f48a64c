/** Syntax tree to nodes: what is not listed here is not part of the language and becomes a finding with its position. */
import { parseDecimal } from '../foundation/decimal';
import { didYouMean } from '../foundation/suggest';
import { aggregate, leadsToMany } from './expression-aggregates';
import { chainOf, nameNode, report, type Sources } from './expression-names';
import { constant, type Node, operation } from './expression-nodes';
import {
  ARITHMETIC,
  asTypeOf,
  COMPARISONS,
  comparison,
  has,
  isEmpty,
  logic,
  matched,
  negative,
  not,
  oneOf,
} from './expression-operators';
import { leftmost, type Syntax } from './expression-syntax';
import { AGGREGATES, type Aggregate, FUNCTIONS, isAggregate, type LanguageFunction } from './functions';
import { Exact, fits, type ScalarType, TYPE_NAMES } from './scalars';

/** The node of a syntax tree; undefined when `sources.findings` says what is wrong with it. */
export function compileNode(tree: Syntax, sources: Sources): Node | undefined {
  switch (tree.type) {
    case 'Literal':
      return literal(tree, sources);
    case 'Identifier':
    case 'MemberExpression':
      return named(tree, sources);
    case 'UnaryExpression':
      return unary(tree, sources);
    case 'BinaryExpression':
      return binary(tree, sources);
    case 'CallExpression':
      return call(tree, sources);
    default:
      return report(sources, 'L009', leftmost(tree), { what: FOREIGN[tree.type] ?? tree.type });
  }
}

/** How syntax that the parser knows and the language does not is written. */
const FOREIGN: Readonly<Record<string, string>> = {
  ConditionalExpression: '… ? … : …',
  ThisExpression: 'this',
  ArrayExpression: '[…]',
  SequenceExpression: '(…, …)',
};

function literal(tree: Syntax, sources: Sources): Node | undefined {
  const start = leftmost(tree);
  const { value } = tree;
  if (value === null || value === '') return constant(null, value === '' ? 'text' : 'null', start);
  if (typeof value === 'boolean') return constant(value, 'boolean', start);
  if (typeof value === 'string') return constant(value, 'text', start);
  const number = typeof value === 'number' ? parseDecimal(String(tree.raw)) : undefined;
  if (!number || number.precision(true) > 38) return report(sources, 'L009', start, { what: String(tree.raw) });
  return constant(new Exact(number), 'number', start);
}

function named(tree: Syntax, sources: Sources): Node | undefined {
  const names = chainOf(tree);
  return names ? nameNode(names, tree, sources) : report(sources, 'L009', leftmost(tree), { what: '[…], ?.' });
}

function unary(tree: Syntax, sources: Sources): Node | undefined {
  const start = leftmost(tree);
  const arg = compileNode(tree.argument as Syntax, sources);
  const isNot = tree.operator === 'not' || tree.operator === '!';
  if (!isNot && tree.operator !== '-' && tree.operator !== '+')
    return report(sources, 'L009', start, { what: tree.operator });
  if (!arg || !demand(arg, isNot ? 'boolean' : 'number', sources)) return undefined;
  if (isNot) return not(arg, start);
  return tree.operator === '-' ? negative(arg, start) : arg;
}

function binary(tree: Syntax, sources: Sources): Node | undefined {
  const operator = String(tree.operator);
  if (operator === 'in') return membership(tree, sources);
  const left = compileNode(tree.left as Syntax, sources);
  const right = compileNode(tree.right as Syntax, sources);
  const start = leftmost(tree);
  const logical = { and: 'and', '&&': 'and', or: 'or', '||': 'or' }[operator] as 'and' | 'or' | undefined;
  const arithmetic = ARITHMETIC[operator];
  const compared = COMPARISONS[operator];
  if (!logical && !arithmetic && !compared) return report(sources, 'L009', start, { what: operator });
  if (!left || !right) return undefined;
  if (compared) return comparisonNode(compared, left, right, sources);
  const needed = logical ? 'boolean' : 'number';
  const fine = [demand(left, needed, sources), demand(right, needed, sources)].every(Boolean);
  if (!fine) return undefined;
  return logical ? logic(logical, [left, right], start) : operation(arithmetic ?? '', [left, right], start);
}

function comparisonNode(
  operator: (typeof COMPARISONS)[string],
  left: Node,
  right: Node,
  sources: Sources,
): Node | undefined {
  const empty = [left, right].find((side) => side.literal === null);
  if (empty && (operator === '=' || operator === '<>')) {
    const test = isEmpty(empty === left ? right : left, left.start);
    return operator === '=' ? test : not(test, left.start);
  }
  const sides = matched(left, right);
  if (sides) return comparison(operator ?? '=', sides[0], sides[1], left.start);
  return report(sources, 'L008', right.start, { expected: TYPE_NAMES[left.type], given: givenName(right) });
}

function membership(tree: Syntax, sources: Sources): Node | undefined {
  const value = compileNode(tree.left as Syntax, sources);
  const list = tree.right as Syntax;
  if (list.type !== 'ArrayExpression') {
    const set = compileNode(list, sources);
    if (!value || !set) return undefined;
    if (set.type !== 'set')
      return report(sources, 'L008', set.start, { expected: TYPE_NAMES.list, given: givenName(set) });
    return has(set, value, leftmost(tree));
  }
  const items = (list.elements as readonly (Syntax | null)[]).map((item) =>
    item ? compileNode(item, sources) : undefined,
  );
  if (!value) return undefined;
  const fitting = items.map((item) => item && (matched(value, item)?.[1] ?? mismatch(item, value.type, sources)));
  return fitting.every((item) => item !== undefined) ? oneOf(value, fitting, leftmost(tree)) : undefined;
}

function call(tree: Syntax, sources: Sources): Node | undefined {
  const start = leftmost(tree);
  const name = chainOf(tree.callee as Syntax)?.join('.') ?? '';
  const args = tree.arguments as readonly Syntax[];
  const names = args.length === 1 && args[0] ? chainOf(args[0]) : undefined;
  const toMany = names !== undefined && leadsToMany(names, sources);
  if (toMany && isAggregate(name)) return aggregate(name, names, start, sources);
  if (toMany && name === 'isEmpty') return none(aggregate('count', names, start, sources), start);
  const known = FUNCTIONS.get(name);
  if (known) return ordinary(name, withArity(known, args.length), args, start, sources);
  if (isAggregate(name)) return report(sources, 'L008', start, { expected: OVER_MANY(name), given: TYPE_NAMES.list });
  return report(sources, 'L006', start, { name, hint: didYouMean(name, [...FUNCTIONS.keys(), ...AGGREGATES]) });
}

const OVER_MANY = (name: Aggregate) => ({
  en: `A collection (${name}(lines.total))`,
  ru: `набор записей (${name}(lines.total))`,
});

function none(count: Node | undefined, start: number): Node | undefined {
  return count && comparison('=', count, constant(new Exact(0), 'number', start), start);
}

function withArity(known: LanguageFunction, given: number): LanguageFunction {
  return known.alternative?.least === given ? known.alternative : known;
}

function ordinary(
  name: string,
  known: LanguageFunction,
  args: readonly Syntax[],
  start: number,
  sources: Sources,
): Node | undefined {
  const nodes = args.map((arg) => compileNode(arg, sources));
  if (args.length < known.least || args.length > known.most)
    return report(sources, 'L007', start, { name, expected: arity(known), given: args.length });
  if (known.buildNone) return known.buildNone(start);
  const fitting = nodes.map(
    (node, index) => node && accepted(node, known.takes[Math.min(index, known.takes.length - 1)] ?? [], sources),
  );
  const alike = alikeFrom(fitting, known.alikeFrom, sources);
  const [first, ...rest] = alike;
  return first && rest.every((node) => node !== undefined) ? known.build([first, ...rest], start) : undefined;
}

function arity({ least, most }: LanguageFunction): string {
  if (least === most) return String(least);
  return most >= 50 ? `${least}…` : `${least}–${most}`;
}

/** The argument, with a written date understood as one where only dates are accepted. */
function accepted(node: Node, takes: readonly ScalarType[], sources: Sources): Node | undefined {
  if (takes.length === 0 || node.type === 'null' || takes.includes(node.type)) return node;
  if (takes.includes('text') && fits(node.type, 'text')) return node;
  const dated = takes.includes('date') && node.type === 'text' ? asTypeOf(node, 'date') : undefined;
  return dated?.type === 'date' ? dated : mismatch(node, takes[0] ?? 'null', sources);
}

function alikeFrom(
  nodes: readonly (Node | undefined)[],
  from: number | undefined,
  sources: Sources,
): readonly (Node | undefined)[] {
  if (from === undefined) return nodes;
  const types = nodes.slice(from).flatMap((node) => (node && node.type !== 'null' ? [node.type] : []));
  const wanted = types.find((type) => type !== 'text') ?? types[0] ?? 'null';
  return nodes.map((node, index) => {
    if (!node || index < from) return node;
    const same = asTypeOf(node, wanted);
    return same && fits(same.type, wanted) ? same : mismatch(node, wanted, sources);
  });
}

function demand(node: Node, type: ScalarType, sources: Sources): boolean {
  if (node.type === type || node.type === 'null') return true;
  mismatch(node, type, sources);
  return false;
}

function mismatch(node: Node, expected: ScalarType, sources: Sources): undefined {
  return report(sources, 'L008', node.start, { expected: TYPE_NAMES[expected], given: givenName(node) });
}

function givenName(node: Node): unknown {
  return typeof node.literal === 'string' ? `“${node.literal}”` : TYPE_NAMES[node.type];
}

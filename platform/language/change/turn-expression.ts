/**
 * Names inside the text of an expression. Only the names themselves are replaced, at the positions of the
 * syntax tree: spaces, brackets and quotes stay as somebody wrote them.
 */
import type { Field } from '../contracts';
import { chainOf } from '../expression-names';
import { leftmost, parse, type Syntax } from '../expression-syntax';
import { FUNCTIONS } from '../functions';
import type { Option, Turn } from './turn';
import { turnNames } from './turn-path';

export interface ExpressionPlace {
  /** The entity of bare names. */
  readonly entity: string | null;
  /** The entity of `record.…`, and of bare names when there is no other. */
  readonly record: string | null;
  /** The field that takes the result, whose options the expression may write. */
  readonly result?: Field | undefined;
}

/** The expression after a turn; what cannot be read is left alone. */
export function turnExpression(text: string, place: ExpressionPlace, turn: Turn): string {
  const parsed = parse(text);
  if ('finding' in parsed) return text;
  const edits: Edits = new Map();
  const reading: Reading = { text, place, turn, edits };
  visit(parsed.tree, reading);
  const options = place.result && turn.options(place.result);
  if (options) turnLiterals(parsed.tree, options, reading);
  return applied(text, edits);
}

/** position → the text there and what replaces it. */
type Edits = Map<number, readonly [written: string, replacement: string]>;

interface Reading {
  readonly text: string;
  readonly place: ExpressionPlace;
  readonly turn: Turn;
  readonly edits: Edits;
}

function visit(tree: Syntax, reading: Reading): void {
  const names = chainOf(tree);
  if (names) {
    turnChain(names, leftmost(tree), reading);
    return;
  }
  turnOptions(tree, reading);
  for (const child of childrenOf(tree)) visit(child, reading);
}

/** The parts of a syntax tree that hold values; what a call calls is no value. */
function childrenOf(tree: Syntax): readonly Syntax[] {
  const { callee: _, property, ...parts } = tree;
  const inner = tree.type === 'MemberExpression' && tree.computed !== true ? parts : { ...parts, property };
  return Object.values(inner).flat().filter(isSyntax);
}

function isSyntax(part: unknown): part is Syntax {
  return typeof part === 'object' && part !== null && 'type' in part;
}

function turnChain(names: readonly string[], start: number, { text, place, turn, edits }: Reading): void {
  const root = rootOf(names, place);
  if (!root) return;
  const turned = [...names.slice(0, root.skip), ...turnNames(names.slice(root.skip), root.entity, turn).names];
  let position = start;
  for (const [index, name] of names.entries()) {
    position = text.indexOf(name, position);
    const replacement = turned[index] ?? name;
    if (position < 0) return;
    if (replacement !== name) edits.set(position, [name, replacement]);
    position += name.length;
  }
}

/** Where a name starts: at the record itself, or at the outer record. Names of the user are none of ours. */
function rootOf(names: readonly string[], { entity, record }: ExpressionPlace) {
  if (names[0] === 'me') return undefined;
  if (record !== null && names[0] === 'record' && names.length > 1) return { entity: record, skip: 1 };
  return { entity: entity ?? record, skip: 0 };
}

/** Keys of options stand where values are of one kind with a field: in comparisons, lists, `coalesce`, branches of `if`. */
function turnOptions(tree: Syntax, reading: Reading): void {
  const alike = alikeParts(tree);
  const options = alike.map((part) => optionsOf(part, reading)).find((found) => found !== undefined);
  if (options) for (const part of alike) turnLiterals(part, options, reading);
}

function alikeParts(tree: Syntax): readonly Syntax[] {
  if (tree.type === 'BinaryExpression') return [tree.left as Syntax, tree.right as Syntax];
  if (tree.type !== 'CallExpression') return [];
  const from = FUNCTIONS.get(chainOf(tree.callee as Syntax)?.join('.') ?? '')?.alikeFrom;
  return from === undefined ? [] : (tree.arguments as readonly Syntax[]).slice(from);
}

function optionsOf(tree: Syntax, reading: Reading): Option | undefined {
  const { place, turn } = reading;
  const names = chainOf(tree);
  if (!names) return tree.type === 'CallExpression' ? firstOptions(alikeParts(tree), reading) : undefined;
  if (names.join('.') === 'me.roles') return (name) => turn.artefact('role', name);
  const root = rootOf(names, place);
  const field = root && turnNames(names.slice(root.skip), root.entity, turn).field;
  return field && turn.options(field);
}

function firstOptions(parts: readonly Syntax[], reading: Reading): Option | undefined {
  for (const part of parts) {
    const options = optionsOf(part, reading);
    if (options) return options;
  }
  return undefined;
}

function turnLiterals(tree: Syntax, options: Option, reading: Reading): void {
  if (tree.type === 'Literal') turnLiteral(tree, options, reading);
  else if (tree.type === 'ArrayExpression') for (const item of childrenOf(tree)) turnLiterals(item, options, reading);
  else if (tree.type === 'CallExpression') for (const part of alikeParts(tree)) turnLiterals(part, options, reading);
}

function turnLiteral(tree: Syntax, options: Option, { text, edits }: Reading): void {
  const { value, raw } = tree;
  const start = leftmost(tree);
  if (typeof value !== 'string' || typeof raw !== 'string' || !text.startsWith(raw, start)) return;
  const turned = options(value);
  if (turned !== value) edits.set(start, [raw, raw.charAt(0) + turned + raw.charAt(0)]);
}

function applied(text: string, edits: Edits): string {
  let result = '';
  let position = 0;
  for (const [start, [written, replacement]] of [...edits].sort(([one], [other]) => one - other)) {
    result += text.slice(position, start) + replacement;
    position = start + written.length;
  }
  return result + text.slice(position);
}

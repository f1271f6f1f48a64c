/**
 * Text to syntax tree by jsep, with what jsep lacks: `=`, `<>`, `and`, `or`, `in`, a `not` that binds
 * looser than comparisons, the position of every part, and limits that hold before anything recurses.
 */
import jsep from 'jsep';
import type { Finding } from '../foundation/errors';

export interface Syntax {
  readonly type: string;
  /** Where it begins in the text, from 0. */
  readonly start: number;
  readonly [part: string]: unknown;
}

export type Parsed = { readonly tree: Syntax } | { readonly finding: Finding };

export const MAX_DEPTH = 64;
export const MAX_LENGTH = 4000;

const LOGICAL = new Set(['and', 'or', '&&', '||']);

jsep.addBinaryOp('or', 1);
jsep.addBinaryOp('and', 2);
jsep.addBinaryOp('=', 6);
jsep.addBinaryOp('<>', 6);
jsep.addBinaryOp('in', 7);

/** The syntax tree of an expression, or the finding (L005, L012) that says where it cannot be read. */
export function parse(text: string): Parsed {
  if (text.length > MAX_LENGTH || bracketDepth(text) > MAX_DEPTH) return { finding: tooDeep() };
  try {
    const tree = new Parser(text).parse() as unknown as Syntax;
    if (tree.type === 'Compound') return { finding: unreadable(text, secondPart(tree, text)) };
    return depth(tree) > MAX_DEPTH ? { finding: tooDeep() } : { tree };
  } catch (error) {
    if (error instanceof RangeError) return { finding: tooDeep() };
    return { finding: unreadable(text, positionOf(error)) };
  }
}

type Part = jsep.Expression;

/** What jsep's own class, which its types leave out, offers to a class that extends it. */
interface Gobbler {
  readonly expr: string;
  index: number;
  parse(): Part;
  gobbleSpaces(): void;
  gobbleToken(): Part | false;
  gobbleBinaryOp(): string | false;
  gobbleBinaryExpression(): Part | false;
  gobbleGroup(): Part | false;
  gobbleArguments(termination: number): Part[];
  throwError(message: string): never;
}

const { Jsep } = jsep as unknown as { Jsep: new (text: string) => Gobbler };

/** jsep with positions, and a `not` whose reach ends at the next `and` or `or`. */
class Parser extends Jsep {
  private comparisonsOnly = false;

  override gobbleToken(): Part | false {
    this.gobbleSpaces();
    const start = this.index;
    const token = this.startsWithNot() ? this.negation() : super.gobbleToken();
    if (token) mark(token, start);
    return token;
  }

  override gobbleBinaryOp(): string | false {
    const start = this.index;
    const operator = super.gobbleBinaryOp();
    if (!operator || !this.comparisonsOnly || !LOGICAL.has(operator)) return operator;
    this.index = start;
    return false;
  }

  override gobbleGroup(): Part | false {
    return this.anew(() => super.gobbleGroup());
  }

  override gobbleArguments(termination: number): Part[] {
    return this.anew(() => super.gobbleArguments(termination));
  }

  private startsWithNot(): boolean {
    return /^not(?![\w$\u0080-\uffff])/.test(this.expr.slice(this.index, this.index + 4));
  }

  private negation(): Part {
    this.index += 'not'.length;
    const outside = this.comparisonsOnly;
    this.comparisonsOnly = true;
    const argument = this.gobbleBinaryExpression();
    this.comparisonsOnly = outside;
    if (!argument) this.throwError('Expected expression after not');
    return { type: 'UnaryExpression', operator: 'not', argument, prefix: true };
  }

  /** Inside brackets everything is allowed again. */
  private anew<T>(gobble: () => T): T {
    const outside = this.comparisonsOnly;
    this.comparisonsOnly = false;
    const gobbled = gobble();
    this.comparisonsOnly = outside;
    return gobbled;
  }
}

/** Gives a part its position; the first parts of a chain or a group begin where it begins. */
function mark(part: Part, start: number): void {
  let at: Part | undefined = part;
  while (at && at.start === undefined) {
    at.start = start;
    at = (at.object ?? at.callee ?? at.left) as Part | undefined;
  }
}

function bracketDepth(text: string): number {
  let open = 0;
  let deepest = 0;
  for (const sign of text) {
    if (sign === '(' || sign === '[') deepest = Math.max(deepest, ++open);
    if (sign === ')' || sign === ']') open -= 1;
  }
  return deepest;
}

function depth(tree: unknown): number {
  let deepest = 0;
  const rest: [unknown, number][] = [[tree, 1]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [part, level] = next;
    if (typeof part !== 'object' || part === null) continue;
    deepest = Math.max(deepest, level);
    for (const child of Array.isArray(part) ? part : Object.values(part))
      rest.push([child, Array.isArray(part) ? level : level + 1]);
  }
  return deepest;
}

function secondPart(tree: Syntax, text: string): number {
  const parts = Array.isArray(tree.body) ? (tree.body as Syntax[]) : [];
  return parts[1] ? leftmost(parts[1]) : text.length;
}

/** Where a part begins; operators begin with their left side. */
export function leftmost(part: Syntax): number {
  let at: Syntax = part;
  while (typeof at.start !== 'number' && typeof at.left === 'object' && at.left !== null) at = at.left as Syntax;
  return typeof at.start === 'number' ? at.start : 0;
}

function unreadable(text: string, at: number): Finding {
  const rest = text.slice(at, at + 20);
  const reason =
    rest === ''
      ? { en: 'the text ends too early', ru: 'текст обрывается' }
      : { en: `“${rest}” does not belong here`, ru: `здесь не ожидается «${rest}»` };
  return { code: 'L005', path: '', params: { position: at + 1, reason } };
}

function tooDeep(): Finding {
  return { code: 'L012', path: '', params: { limit: MAX_DEPTH, terms: MAX_LENGTH } };
}

function positionOf(error: unknown): number {
  return error instanceof Error && 'index' in error && typeof error.index === 'number' ? error.index : 0;
}

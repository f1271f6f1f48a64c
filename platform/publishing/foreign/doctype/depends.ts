import { parse, type Syntax } from '../../../language/expression-syntax';
import type { Test } from '../model';

/** A field name, or "eval:" and JavaScript over `doc`; undefined when it reads more than the record's own fields. */
export function readDepends(written: string, isField: (name: string) => boolean): Test | undefined {
  const text = written.trim();
  if (!text.startsWith('eval:')) return isField(text) ? { set: text } : undefined;
  const parsed = parse(text.slice('eval:'.length).trim().replace(/;$/, ''));
  return 'tree' in parsed ? testOf(parsed.tree, isField) : undefined;
}

type IsField = (name: string) => boolean;

function testOf(tree: Syntax, isField: IsField): Test | undefined {
  if (tree.type === 'UnaryExpression' && tree['operator'] === '!') {
    const test = testOf(tree['argument'] as Syntax, isField);
    return test && { not: test };
  }
  if (tree.type === 'BinaryExpression' || tree.type === 'LogicalExpression') return binaryTest(tree, isField);
  const field = fieldIn(tree, isField);
  return field === undefined ? undefined : { set: field };
}

function binaryTest(tree: Syntax, isField: IsField): Test | undefined {
  const [left, right] = [tree['left'] as Syntax, tree['right'] as Syntax];
  const operator = String(tree['operator']);
  if (operator === '&&' || operator === '||') {
    const tests = [testOf(left, isField), testOf(right, isField)].filter((test) => test !== undefined);
    if (tests.length < 2) return undefined;
    return operator === '&&' ? { all: tests } : { any: tests };
  }
  const field = fieldIn(left, isField);
  const equals = right['value'];
  const isLiteral = typeof equals === 'string' || typeof equals === 'number' || typeof equals === 'boolean';
  if (field === undefined || !isLiteral) return undefined;
  if (operator === '==' || operator === '===') return { field, equals };
  return operator === '!=' || operator === '!==' ? { not: { field, equals } } : undefined;
}

/** The field in `doc.field`. */
function fieldIn(tree: Syntax, isField: IsField): string | undefined {
  if (tree.type !== 'MemberExpression' || tree['computed'] === true) return undefined;
  const object = tree['object'] as { readonly name?: unknown };
  const name = String((tree['property'] as { readonly name?: unknown }).name);
  return object.name === 'doc' && isField(name) ? name : undefined;
}

/** The operators of a condition on one field: which fit the field, and what their values become. */
import { didYouMean } from '../foundation/suggest';
import type { Operator } from '../vocabulary/contracts';
import { isObject, type Place, type Resolving, refuse } from './condition-findings';
import { constantOf, type Offered, operandOf, patternOf } from './condition-values';
import type { Condition, Entity, Operand, Path, Snapshot } from './contracts';
import { targetOf } from './paths';
import { isPeriod, PERIODS } from './periods';

export const OPERATORS: readonly Operator[] = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$between',
  '$contains',
  '$startsWith',
  '$endsWith',
  '$empty',
  '$under',
  '$during',
];
/** Longest list of an `$in`. */
export const MAX_LIST = 10_000;

const ALWAYS: readonly Operator[] = ['$eq', '$ne', '$empty'];

export function isOperator(key: string): key is Operator {
  return (OPERATORS as readonly string[]).includes(key);
}

/** The condition of one operator on one field; findings go to `resolving`. */
export function compareNode(
  operator: Operator,
  value: unknown,
  path: Path,
  place: Place,
  resolving: Resolving,
): Condition {
  const empty = value === null || value === '';
  if (!allows(operator, empty, path, resolving.snapshot)) {
    return refuse(resolving, 'L003', place.at, { operator, name: path.text });
  }
  if (operator === '$empty') return emptyNode(value, path, place, resolving);
  if (empty && (operator === '$eq' || operator === '$ne')) return isNull(path, operator === '$eq');
  if (operator === '$in' || operator === '$nin') return listNode(operator, value, path, place, resolving);
  if (operator === '$during') return duringNode(value, path, place, resolving);
  if (operator === '$between') return betweenNode(value, path, place, resolving);
  if (path.field.value === 'set' && operator === '$contains') return setContainsNode(value, path, place, resolving);
  const textual = operator === '$contains' || operator === '$startsWith' || operator === '$endsWith';
  const operand = textual
    ? one(value, path, place, resolving, patternOf)
    : one(value, path, place, resolving, constantOf);
  if (!operand) return refusedAlready;
  if ('constant' in operand && operand.constant === null) return isNull(path, operator !== '$ne');
  return { op: 'compare', path, operator, operands: [operand] };
}

const refusedAlready: Condition = { op: 'constant', value: true };

/** Whether a field's word, or its place in a tree, lets it be asked this. */
function allows(operator: Operator, empty: boolean, path: Path, snapshot: Snapshot): boolean {
  const { field } = path;
  if (!field.compared || field.value === 'rows' || field.value === 'none') return false;
  if (operator === '$under') return treeOf(path, snapshot) !== null && !empty;
  if (operator === '$empty' || (empty && ALWAYS.includes(operator))) return true;
  return field.word.operators(field).includes(operator);
}

/** The tree that a reference leads into, or an id stands in; null when there is none. */
export function treeOf(path: Path, snapshot: Snapshot): Entity | null {
  const { field } = path;
  const entity = field.name === 'id' ? snapshot.entity(field.entity) : targetOf(field, snapshot);
  return entity?.traits.has('hierarchical') ? entity : null;
}

function isNull(path: Path, is: boolean): Condition {
  return { op: 'compare', path, operator: '$empty', operands: [{ constant: is }] };
}

function emptyNode(value: unknown, path: Path, place: Place, resolving: Resolving): Condition {
  if (typeof value === 'boolean') return isNull(path, value);
  return refuse(resolving, 'L004', place.at, { value: said(value), name: path.text });
}

/** A null in the list means "is empty"; `$nin` then leaves out what is empty, too. */
function listNode(operator: '$in' | '$nin', value: unknown, path: Path, place: Place, resolving: Resolving): Condition {
  if (isObject(value) && '$' in value) return oneOperand(operator, value, path, place, resolving);
  if (!Array.isArray(value)) return refuse(resolving, 'L004', place.at, { value: said(value), name: path.text });
  if (value.length > MAX_LIST) return refuse(resolving, 'L012', place.at, { limit: MAX_LIST, terms: MAX_LIST });
  const present = value.filter((item) => item !== null && item !== '');
  const operands = present.flatMap((item, index) => {
    const operand = one(item, path, { ...place, at: `${place.at}/${index}` }, resolving, constantOf);
    return operand ? [operand] : [];
  });
  const listed: Condition = { op: 'compare', path, operator, operands };
  if (present.length === value.length) return listed;
  return operator === '$in'
    ? { op: 'or', of: [listed, isNull(path, true)] }
    : { op: 'and', of: [listed, isNull(path, false)] };
}

function oneOperand(operator: Operator, value: unknown, path: Path, place: Place, resolving: Resolving): Condition {
  const operand = one(value, path, place, resolving, constantOf, true);
  return operand ? { op: 'compare', path, operator, operands: [operand] } : refusedAlready;
}

function setContainsNode(value: unknown, path: Path, place: Place, resolving: Resolving): Condition {
  if (isObject(value)) return oneOperand('$contains', value, path, place, resolving);
  const keys = Array.isArray(value) ? value : [value];
  const operands = keys.map((key) => one(key, path, place, resolving, constantOf));
  const whole = operands.filter((operand) => operand !== undefined);
  return whole.length > 0 ? { op: 'compare', path, operator: '$contains', operands: whole } : refusedAlready;
}

function betweenNode(value: unknown, path: Path, place: Place, resolving: Resolving): Condition {
  if (!Array.isArray(value) || value.length !== 2 || value.some((bound) => bound === null || bound === ''))
    return refuse(resolving, 'L004', place.at, { value: said(value), name: path.text });
  const operands = value.map((bound, index) =>
    one(bound, path, { ...place, at: `${place.at}/${index}` }, resolving, constantOf),
  );
  const [from, to] = operands;
  return from && to ? { op: 'compare', path, operator: '$between', operands: [from, to] } : refusedAlready;
}

function duringNode(value: unknown, path: Path, place: Place, resolving: Resolving): Condition {
  if (typeof value === 'string' && isPeriod(value))
    return { op: 'compare', path, operator: '$during', operands: [{ constant: value }] };
  return refuse(resolving, 'L010', place.at, { name: said(value), hint: didYouMean(said(value), PERIODS) });
}

/** One operand: an expression, or a constant as `read` understands it. */
function one(
  value: unknown,
  path: Path,
  place: Place,
  resolving: Resolving,
  read: (value: unknown, path: Path) => Offered,
  list = false,
): Operand | undefined {
  const offered =
    isObject(value) && '$' in value ? operandOf(value.$, path, place, resolving, list) : read(value, path);
  if ('operand' in offered) return offered.operand;
  if (offered.findings) resolving.findings.push(...offered.findings);
  else refuse(resolving, 'L004', place.at, { value: said(value), name: path.text });
  return undefined;
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '').slice(0, 200);
}

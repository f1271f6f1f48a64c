/** JSON to a condition: every path, operator, value and expression is checked, and all mistakes are reported at once. */
import { PlatformError } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import { isObject, type Place, type Resolving, refuse } from './condition-findings';
import { compareNode, isOperator, OPERATORS } from './condition-operators';
import type { Condition, Entity, Path, Snapshot } from './contracts';
import { type ResolveOptions, shortest, targetOf, tryPath } from './paths';

export const MAX_DEPTH = 64;
export const MAX_TERMS = 1000;

const QUANTIFIERS: Readonly<Record<string, 'some' | 'none' | 'every'>> = {
  $some: 'some',
  $none: 'none',
  $every: 'every',
};
const TRUE: Condition = { op: 'constant', value: true };

/**
 * The condition that JSON in operator form means for records of an entity. Throws badCondition with all
 * findings. A field hidden by `options.mayRead` is reported as if it did not exist.
 */
export function resolveCondition(
  json: unknown,
  entity: Entity,
  snapshot: Snapshot,
  options: ResolveOptions = {},
): Condition {
  const resolving: Resolving = { snapshot, options, findings: [], terms: 0 };
  const condition = objectNode(json, '', { entity, at: options.findingPath ?? '', depth: 0 }, resolving);
  if (resolving.findings.length > 0) throw new PlatformError('badCondition', {}, resolving.findings);
  return condition;
}

/** An object of conditions that must all hold; `prefix` is the path of the reference it stands under. */
function objectNode(json: unknown, prefix: string, place: Place, resolving: Resolving): Condition {
  if (!isObject(json))
    return refuse(resolving, 'L008', place.at, { expected: A_CONDITION, given: JSON.stringify(json) ?? '' });
  const of = Object.entries(json).map(([key, value]) => {
    const inner = { ...place, at: `${place.at}/${pointer(key)}`, depth: place.depth + 1 };
    if (tooMuch(inner, resolving)) return TRUE;
    return key.startsWith('$')
      ? logicNode(key, value, prefix, inner, resolving)
      : pathNode(prefix + key, value, inner, resolving);
  });
  return joined('and', of);
}

const A_CONDITION = { en: 'A condition (an object)', ru: 'условие (объект)' };
const A_LIST = { en: 'A list of conditions', ru: 'список условий' };

function tooMuch(place: Place, resolving: Resolving): boolean {
  resolving.terms += 1;
  const once = resolving.findings.some((finding) => finding.code === 'L012');
  if (once || (place.depth <= MAX_DEPTH && resolving.terms <= MAX_TERMS)) return once;
  refuse(resolving, 'L012', place.at, { limit: MAX_DEPTH, terms: MAX_TERMS });
  return true;
}

function logicNode(key: string, value: unknown, prefix: string, place: Place, resolving: Resolving): Condition {
  if (key === '$not') return { op: 'not', of: objectNode(value, prefix, place, resolving) };
  if (key !== '$and' && key !== '$or') {
    return refuse(resolving, 'L002', place.at, { name: key, hint: didYouMean(key, ['$and', '$or', '$not']) });
  }
  if (!Array.isArray(value))
    return refuse(resolving, 'L008', place.at, { expected: A_LIST, given: JSON.stringify(value) ?? '' });
  const of = value.map((item, index) => {
    const inner = { ...place, at: `${place.at}/${index}`, depth: place.depth + 1 };
    return tooMuch(inner, resolving) ? TRUE : objectNode(item, prefix, inner, resolving);
  });
  return key === '$and' ? joined('and', of) : { op: 'or', of };
}

function pathNode(text: string, value: unknown, place: Place, resolving: Resolving): Condition {
  const tried = tryPath(text, place.entity, resolving.snapshot, resolving.options);
  if ('finding' in tried) return refuse(resolving, tried.finding.code, place.at, tried.finding.params ?? {});
  const path = tried.path;
  const many = path.field.relation?.kind === 'many';
  if (!isObject(value) || '$' in value) {
    if (many) return refuse(resolving, 'L011', place.at, { name: text });
    return compareNode('$eq', value, shortest(path), place, resolving);
  }
  const of = Object.entries(value).map(([key, inner]) => {
    const at = { ...place, at: `${place.at}/${pointer(key)}`, depth: place.depth + 1 };
    if (tooMuch(at, resolving)) return TRUE;
    return many ? manyNode(key, inner, path, at, resolving) : oneNode(key, inner, path, at, resolving);
  });
  return joined('and', of);
}

/** What may stand under a field or a reference: operators, and under a reference the path goes on. */
function oneNode(key: string, value: unknown, path: Path, place: Place, resolving: Resolving): Condition {
  if (isOperator(key)) return compareNode(key, value, shortest(path), place, resolving);
  if (Object.hasOwn(QUANTIFIERS, key)) return refuse(resolving, 'L003', place.at, { operator: key, name: path.text });
  if (key.startsWith('$') || !path.field.relation) {
    const hint = didYouMean(key, [...OPERATORS, ...Object.keys(QUANTIFIERS)]);
    return refuse(resolving, 'L002', place.at, { name: key, hint });
  }
  return pathNode(`${path.text}.${key}`, value, place, resolving);
}

/** What may stand under a collection: $some, $none, $every with a condition on its rows, and $empty. */
function manyNode(key: string, value: unknown, path: Path, place: Place, resolving: Resolving): Condition {
  const target = targetOf(path.field, resolving.snapshot);
  if (key === '$empty' && typeof value === 'boolean')
    return { op: 'quantify', path, quantifier: value ? 'none' : 'some', of: TRUE };
  const quantifier = Object.hasOwn(QUANTIFIERS, key) ? QUANTIFIERS[key] : undefined;
  if (quantifier && target) {
    return { op: 'quantify', path, quantifier, of: objectNode(value, '', { ...place, entity: target }, resolving) };
  }
  if (isOperator(key)) return refuse(resolving, 'L003', place.at, { operator: key, name: path.text });
  if (!key.startsWith('$')) return refuse(resolving, 'L011', place.at, { name: path.text });
  return refuse(resolving, 'L002', place.at, { name: key, hint: didYouMean(key, Object.keys(QUANTIFIERS)) });
}

function joined(op: 'and', of: readonly Condition[]): Condition {
  const [only] = of;
  if (of.length === 0 || !only) return TRUE;
  return of.length === 1 ? only : { op, of };
}

function pointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

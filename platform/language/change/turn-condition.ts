/** Names inside a condition in operator form, and inside constant or computed values of fields. */
import type { Field } from '../contracts';
import { isObject } from '../layers';
import type { Turn } from './turn';
import { turnExpression } from './turn-expression';
import { fieldOf, targetOf, turnNames } from './turn-path';

export interface ConditionPlace {
  /** The entity whose records are selected. */
  readonly entity: string | null;
  /** The entity of the outer record that `{"$": …}` reads; null when it reads the record itself. */
  readonly record: string | null;
}

/** The condition after a turn. */
export function turnCondition(json: unknown, place: ConditionPlace, turn: Turn): unknown {
  return objectOf(json, place.entity, place, turn);
}

/** A field's value as written in metadata: a constant, `{"$": expression}` or `{"$ref": {…}}`, or a list of them. */
export function turnValue(value: unknown, field: Field | undefined, entity: string | null, turn: Turn): unknown {
  if (Array.isArray(value)) return distinct(value, (item) => turnValue(item, field, entity, turn));
  if (typeof value === 'string') return (field && turn.options(field)?.(value)) ?? value;
  if (!isObject(value)) return value;
  if (typeof value.$ === 'string')
    return { ...value, $: turnExpression(value.$, { entity, record: null, result: field }, turn) };
  return isObject(value.$ref) ? { ...value, $ref: turnRecord(value.$ref, field && targetOf(field), turn) } : value;
}

/** The fields and values by which a record is recognised. */
function turnRecord(record: Readonly<Record<string, unknown>>, entity: string | null | undefined, turn: Turn): unknown {
  if (!entity) return record;
  return mapped(record, (name, value) => [
    turn.field(entity, name),
    turnValue(value, fieldOf(entity, name, turn), entity, turn),
  ]);
}

/** Paths from an entity; `place` is the record that expressions read, which paths under a reference do not change. */
function objectOf(json: unknown, entity: string | null, place: ConditionPlace, turn: Turn): unknown {
  if (!isObject(json)) return json;
  return mapped(json, (key, value) => {
    if (key.startsWith('$')) return [key, logic(value, entity, place, turn)];
    const { names, field } = turnNames(key.split('.'), entity, turn);
    return [names.join('.'), underField(value, field, place, turn)];
  });
}

function logic(value: unknown, entity: string | null, place: ConditionPlace, turn: Turn): unknown {
  if (Array.isArray(value)) return value.map((item) => objectOf(item, entity, place, turn));
  return objectOf(value, entity, place, turn);
}

/** What stands under a field: a value, operators, a quantifier with a condition on rows, or the path going on. */
function underField(value: unknown, field: Field | undefined, place: ConditionPlace, turn: Turn): unknown {
  if (!isObject(value) || '$' in value) return operand(value, field, place, turn);
  const target = field ? targetOf(field) : null;
  const rows = { ...place, entity: target };
  return mapped(value, (key, inner) => {
    if (key === '$some' || key === '$none' || key === '$every') return [key, objectOf(inner, target, rows, turn)];
    if (key.startsWith('$')) return [key, operand(inner, field, place, turn)];
    const { names, field: next } = turnNames(key.split('.'), target, turn);
    return [names.join('.'), underField(inner, next, place, turn)];
  });
}

function operand(value: unknown, field: Field | undefined, place: ConditionPlace, turn: Turn): unknown {
  if (Array.isArray(value)) return distinct(value, (item) => operand(item, field, place, turn));
  if (typeof value === 'string') return (field && turn.options(field)?.(value)) ?? value;
  if (!isObject(value) || typeof value.$ !== 'string') return value;
  const { record } = place;
  const entity = record === null ? place.entity : null;
  return { ...value, $: turnExpression(value.$, { entity, record, result: field }, turn) };
}

/** The items after a turn; two that became one stand once. */
function distinct(items: readonly unknown[], turned: (item: unknown) => unknown): readonly unknown[] {
  const result = items.map(turned);
  return new Set(items).size === items.length ? [...new Set(result)] : result;
}

function mapped(
  object: Readonly<Record<string, unknown>>,
  turned: (key: string, value: unknown) => readonly [string, unknown],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => turned(key, value)));
}

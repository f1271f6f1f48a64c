import type { Locale } from '../foundation/errors';
import type { Entity, Field, Snapshot } from '../language/contracts';
import { targetOf } from '../language/paths';
import type { JsonSchema } from '../vocabulary/contracts';
import type { Policy } from './contracts';

/**
 * A record as the API answers it, takes it to create one, takes it to change one, and as a row inside another
 * record. `read` may hold less: a request names the fields it wants.
 */
export type Shape = 'read' | 'create' | 'update' | 'row';

export interface ShapeRequest {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  readonly locale: Locale;
  /** How the schema of another entity's shape is referred to. */
  readonly refer: (entity: string, shape: Shape) => JsonSchema;
  /** How the schema of a reference that is read (REFERENCE) is referred to. */
  readonly reference: JsonSchema;
}

/** A reference as records carry it: who it is and how it is called. */
export const REFERENCE: JsonSchema = {
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid' }, title: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
  required: ['id', 'title'],
};

/** The JSON Schema of an entity's records in a shape, of the fields that this caller may read or write. */
export function recordSchema(entity: Entity, shape: Shape, request: ShapeRequest): JsonSchema {
  const fields = fieldsOf(entity, shape, request);
  const required = fields.filter((field) => isNeeded(field, shape)).map((field) => field.name);
  return {
    type: 'object',
    title: entity.label[request.locale] ?? entity.name,
    properties: Object.fromEntries(fields.map((field) => [field.name, propertySchema(field, shape, request)])),
    ...(required.length > 0 && { required }),
  };
}

function fieldsOf(entity: Entity, shape: Shape, { policy, snapshot }: ShapeRequest): readonly Field[] {
  const all = [...entity.fields.values()].filter(
    (field) => policy.mayRead(entity.name, field.name) && isWithin(field, policy),
  );
  if (shape === 'read') return all;
  const parent = shape === 'row' ? backReferenceTo(entity, snapshot) : undefined;
  return all.filter(
    (field) =>
      (shape === 'row' && field.name === 'id') ||
      (field !== parent && !isCollection(field) && policy.mayWrite(entity.name, field.name)),
  );
}

/** Rows are told only to whoever may read them. */
function isWithin({ relation }: Field, policy: Policy): boolean {
  return relation?.kind !== 'many' || policy.may(relation.of, 'read');
}

/** The reference by which rows of this entity stand inside another record: it is never sent with them. */
function backReferenceTo(entity: Entity, snapshot: Snapshot): Field | undefined {
  if (entity.part) return entity.part;
  const holders = snapshot.entityNames.flatMap((name) => [...snapshot.entity(name).fields.values()]);
  const holder = holders.find(({ relation }) => isRowsOf(relation, entity.name));
  return holder?.relation?.kind === 'many' ? entity.fields.get(holder.relation.by) : undefined;
}

function isRowsOf(relation: Field['relation'], entity: string): boolean {
  return relation?.kind === 'many' && relation.owned && relation.of === entity;
}

/** Records that refer to this one are asked for by themselves, they are not sent within it. */
function isCollection({ relation }: Field): boolean {
  return relation?.kind === 'many' && !relation.owned;
}

const ALWAYS_ANSWERED = ['id', 'version'];

function isNeeded(field: Field, shape: Shape): boolean {
  if (shape === 'read') return ALWAYS_ANSWERED.includes(field.name);
  const { required, default: fallback } = field.definition;
  return shape !== 'update' && required === true && fallback === undefined;
}

function propertySchema(field: Field, shape: Shape, request: ShapeRequest): JsonSchema {
  const { locale, policy } = request;
  const whole = field.word.schema(field, locale);
  const { title, description } = whole;
  const said = { title, ...(description === undefined ? {} : { description }) };
  const value = valueSchema(field, shape, whole, request);
  const isReadOnly = shape === 'read' && !policy.mayWrite(field.entity, field.name);
  const typed = mayBeEmpty(field) ? { anyOf: [value, NOTHING] } : isReferred(value) ? { allOf: [value] } : value;
  return { ...said, ...typed, ...(isReadOnly && { readOnly: true }) };
}

const NOTHING: JsonSchema = { type: 'null' };

/** Nothing may stand beside a $ref that is to stay the type it refers to. */
function isReferred(schema: JsonSchema): boolean {
  return schema.$ref !== undefined;
}

function valueSchema(field: Field, shape: Shape, whole: JsonSchema, request: ShapeRequest): JsonSchema {
  const { relation } = field;
  if (relation?.kind === 'many' && relation.owned) {
    const target = targetOf(field, request.snapshot)?.name ?? relation.of;
    return { type: 'array', items: request.refer(target, shape === 'read' ? 'read' : 'row') };
  }
  return relation?.kind === 'one' && shape === 'read' ? request.reference : untitled(whole);
}

function untitled({ title: _title, description: _description, readOnly: _readOnly, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

const NEVER_EMPTY = ['id', 'version', 'createdAt', 'updatedAt'];

function mayBeEmpty({ name, definition, system, relation }: Field): boolean {
  if (relation?.kind === 'many') return false;
  return system ? !NEVER_EMPTY.includes(name) : definition.required !== true;
}

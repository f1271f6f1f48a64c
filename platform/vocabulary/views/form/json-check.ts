/**
 * JSON Schema checked by an interpreter, without `eval`, which the server's content security policy forbids.
 * Sentences come from the platform's own findings, so they are the same here and on the server.
 */
import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { Finding } from '../../../foundation/errors';
import type { FindingCode } from '../../../foundation/findings';
import type { Field, Snapshot, Value } from '../../../language/contracts';

const CODES: Readonly<Record<string, FindingCode>> = {
  required: 'V001',
  minLength: 'V021',
  maxLength: 'V004',
  minimum: 'V005',
  maximum: 'V006',
};

/** Keywords that only say that something inside is wrong. */
const AGGREGATES = new Set(['properties', 'items', 'prefixItems', 'allOf', 'anyOf', 'oneOf', '$ref', 'not', 'if']);

const schemas = new WeakMap<Snapshot, Map<Field, object>>();
const validators = new WeakMap<object, Validator>();

/** Findings about a canonical value by its word's JSON Schema; paths are relative to the record. */
export function schemaFindings(field: Field, value: Value, snapshot: Snapshot): readonly Finding[] {
  const known = schemas.get(snapshot) ?? new Map<Field, object>();
  schemas.set(snapshot, known);
  const schema = known.get(field) ?? field.word.schema(field, 'en');
  known.set(field, schema);
  const [unit] = mistakes(schema, value);
  return unit ? [{ code: codeOf(unit), path: field.name, params: limitOf(schema, unit) }] : [];
}

/** What a schema says against data, without the keywords that only gather others. */
export function mistakes(schema: object, data: unknown): readonly OutputUnit[] {
  const { valid, errors } = validatorOf(schema).validate(plain(data));
  return valid ? [] : errors.filter(({ keyword }) => !AGGREGATES.has(keyword));
}

/** Whether data meets a schema. */
export function meets(schema: object, data: unknown): boolean {
  return validatorOf(schema).validate(plain(data)).valid;
}

/** The finding that says what a keyword says. */
export function codeOf({ keyword }: OutputUnit): FindingCode {
  return CODES[keyword] ?? 'V022';
}

function validatorOf(schema: object): Validator {
  const known = validators.get(schema) ?? new Validator(schema as Schema, '2020-12', false);
  validators.set(schema, known);
  return known;
}

/** The interpreter refuses `undefined`, which JSON does not have. */
function plain(data: unknown): unknown {
  return data === undefined ? null : JSON.parse(JSON.stringify(data));
}

function limitOf(schema: object, { keyword }: OutputUnit): Readonly<Record<string, unknown>> {
  const limit = (schema as Readonly<Record<string, unknown>>)[keyword];
  return typeof limit === 'number' ? { limit } : {};
}

/**
 * Validation by JSON Schema without `eval` (the server's content security policy forbids it): an
 * interpreter behind the interface that RJSF asks. Sentences come from the platform's own findings.
 */
import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import {
  createErrorHandler,
  getDefaultFormState,
  type RJSFSchema,
  type RJSFValidationError,
  toErrorSchema,
  unwrapErrorHandler,
  type ValidatorType,
  validationDataMerge,
} from '@rjsf/utils';
import { type Finding, type Locale, sayFinding } from '../../../foundation/errors';
import type { FindingCode } from '../../../foundation/findings';
import type { Field, Snapshot, Value } from '../../../language/contracts';

const CODES: Readonly<Record<string, FindingCode>> = {
  required: 'V001',
  minLength: 'V021',
  maxLength: 'V004',
  minimum: 'V005',
  maximum: 'V006',
  enum: 'V022',
  pattern: 'V022',
  format: 'V022',
};

/** Keywords that only say that something inside is wrong. */
const AGGREGATES = new Set(['properties', 'items', 'prefixItems', 'allOf', 'anyOf', 'oneOf', '$ref', 'not', 'if']);

const validators = new WeakMap<object, Validator>();

/** The validator RJSF is given; its sentences are in one language. */
export function createValidator(locale: Locale): ValidatorType {
  const validator: ValidatorType = {
    rawValidation<Result>(schema: RJSFSchema, data?: unknown) {
      return { errors: unitsOf(schema, data) as Result[] };
    },
    isValid(schema, data, root) {
      try {
        const { definitions, $defs } = root;
        return validatorOf({ ...(definitions && { definitions }), ...($defs && { $defs }), ...schema }).validate(
          plain(data),
        ).valid;
      } catch {
        return false;
      }
    },
    validateFormData(data, schema, customValidate, transformErrors, uiSchema) {
      const found = unitsOf(schema, data).map((unit) => toError(unit, locale));
      const errors = transformErrors ? transformErrors(found, uiSchema) : found;
      const base = { errors, errorSchema: toErrorSchema(errors) };
      if (!customValidate) return base;
      const complete = getDefaultFormState(validator, schema, data, schema, true);
      const handler = customValidate(complete, createErrorHandler(complete), uiSchema);
      return validationDataMerge(base, unwrapErrorHandler(handler));
    },
  };
  return validator;
}

const schemas = new WeakMap<Snapshot, Map<Field, object>>();

/** Findings about a canonical value by its word's JSON Schema; paths are relative to the record. */
export function schemaFindings(field: Field, value: Value, snapshot: Snapshot): readonly Finding[] {
  const known = schemas.get(snapshot) ?? new Map<Field, object>();
  schemas.set(snapshot, known);
  const schema = known.get(field) ?? field.word.schema(field, 'en');
  known.set(field, schema);
  const [unit] = unitsOf(schema, value);
  return unit ? [{ code: CODES[unit.keyword] ?? 'V022', path: field.name, params: limitOf(schema, unit) }] : [];
}

function unitsOf(schema: object, data: unknown): readonly OutputUnit[] {
  const { valid, errors } = validatorOf(schema).validate(plain(data));
  return valid ? [] : errors.filter(({ keyword }) => !AGGREGATES.has(keyword));
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

function toError(unit: OutputUnit, locale: Locale): RJSFValidationError {
  const missing = unit.keyword === 'required' ? /"([^"]+)"/.exec(unit.error)?.[1] : undefined;
  const path = unit.instanceLocation.replace(/^#\/?/, '').split('/').filter(Boolean);
  const property = `.${[...path, ...(missing ? [missing] : [])].join('.')}`;
  const { message } = sayFinding({ code: CODES[unit.keyword] ?? 'V022', path: property }, locale);
  return { name: unit.keyword, property, message, stack: `${property} ${message}`, schemaPath: unit.keywordLocation };
}

function limitOf(schema: object, { keyword }: OutputUnit): Readonly<Record<string, unknown>> {
  const limit = (schema as Readonly<Record<string, unknown>>)[keyword];
  return typeof limit === 'number' ? { limit } : {};
}

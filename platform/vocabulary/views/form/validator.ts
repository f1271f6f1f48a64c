/** The validator that RJSF asks for, over the interpreter of `json-check.ts`. */
import type { OutputUnit } from '@cfworker/json-schema';
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
import { type Locale, sayFinding } from '../../../foundation/errors';
import { codeOf, meets, mistakes } from './json-check';

/** Its sentences are in one language. */
export function createValidator(locale: Locale): ValidatorType {
  const validator: ValidatorType = {
    rawValidation<Result>(schema: RJSFSchema, data?: unknown) {
      return { errors: mistakes(schema, data) as Result[] };
    },
    isValid(schema, data, root) {
      const { definitions, $defs } = root;
      try {
        return meets({ ...(definitions && { definitions }), ...($defs && { $defs }), ...schema }, data);
      } catch {
        return false;
      }
    },
    validateFormData(data, schema, customValidate, transformErrors, uiSchema) {
      const found = mistakes(schema, data).map((unit) => toError(unit, locale));
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

function toError(unit: OutputUnit, locale: Locale): RJSFValidationError {
  const missing = unit.keyword === 'required' ? /"([^"]+)"/.exec(unit.error)?.[1] : undefined;
  const path = unit.instanceLocation.replace(/^#\/?/, '').split('/').filter(Boolean);
  const property = `.${[...path, ...(missing ? [missing] : [])].join('.')}`;
  const { message } = sayFinding({ code: codeOf(unit), path: property }, locale);
  return { name: unit.keyword, property, message, stack: `${property} ${message}`, schemaPath: unit.keywordLocation };
}

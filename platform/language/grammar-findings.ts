/** From Ajv's errors to findings: one for each mistake, with "did you mean", none for the scaffolding around it. */
import type { ErrorObject } from 'ajv/dist/2020';
import type { Finding } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import type { Text } from './contracts';
import { isObject, pointerTo } from './layers';

type Translate = (error: ErrorObject) => Finding | undefined;

export function findingsOf(errors: readonly ErrorObject[]): readonly Finding[] {
  const found = errors.flatMap((error) => (TRANSLATIONS[error.keyword] ?? somethingElse)(error) ?? []);
  const seen = new Set<string>();
  return found.filter((finding) => {
    const key = JSON.stringify(finding);
    return !seen.has(key) && seen.add(key);
  });
}

const TYPES: Readonly<Record<string, Text>> = {
  string: { en: 'a text', ru: 'текст' },
  number: { en: 'a number', ru: 'число' },
  integer: { en: 'a whole number', ru: 'целое число' },
  boolean: { en: 'true or false', ru: 'true или false' },
  object: { en: 'an object {…}', ru: 'объект {…}' },
  array: { en: 'a list […]', ru: 'список […]' },
  null: { en: 'null', ru: 'null' },
};

const TRANSLATIONS: Readonly<Record<string, Translate>> = {
  additionalProperties: unknownProperty,
  required: ({ instancePath, params }) => ({
    code: 'K005',
    path: instancePath,
    params: { name: String(params.missingProperty) },
  }),
  type: ({ instancePath, schema }) => ({ code: 'K006', path: instancePath, params: { expected: expectedOf(schema) } }),
  const: ({ instancePath, data, schema }) => notAllowed(instancePath, data, [schema]),
  enum: ({ instancePath, data, schema }) => notAllowed(instancePath, data, Array.isArray(schema) ? schema : []),
  pattern: ({ instancePath, data, propertyName, params }) => ({
    code: 'K008',
    path: propertyName === undefined ? instancePath : pointerTo(instancePath, propertyName),
    params: { value: propertyName ?? String(data), pattern: String(params.pattern) },
  }),
  format: ({ instancePath, data, params }) => ({
    code: 'K008',
    path: instancePath,
    params: { value: String(data), pattern: String(params.format) },
  }),
  discriminator: discriminated,
  minimum: limit('≥', '≥'),
  maximum: limit('≤', '≤'),
  exclusiveMinimum: limit('>', '>'),
  exclusiveMaximum: limit('<', '<'),
  multipleOf: limit('multiple of', 'кратно'),
  minLength: limit('at least this many characters:', 'знаков не меньше:'),
  maxLength: limit('at most this many characters:', 'знаков не больше:'),
  minItems: limit('at least this many elements:', 'элементов не меньше:'),
  maxItems: limit('at most this many elements:', 'элементов не больше:'),
  minProperties: limit('at least this many elements:', 'элементов не меньше:'),
  maxProperties: limit('at most this many elements:', 'элементов не больше:'),
  uniqueItems: limit('no element twice', 'без повторений'),
  propertyNames: scaffolding,
  if: scaffolding,
  oneOf: scaffoldingOf('oneOf'),
  anyOf: scaffoldingOf('anyOf'),
};

function unknownProperty({ instancePath, params, parentSchema }: ErrorObject): Finding {
  const name = String(params.additionalProperty);
  const known = Object.keys((parentSchema?.properties as object | undefined) ?? {});
  return { code: 'K004', path: pointerTo(instancePath, name), params: { name, hint: didYouMean(name, known) } };
}

function notAllowed(path: string, data: unknown, allowed: readonly unknown[]): Finding {
  const names = allowed.map(String);
  const value = typeof data === 'string' ? data : JSON.stringify(data);
  return { code: 'K007', path, params: { value, allowed: names.join(', '), hint: didYouMean(value ?? '', names) } };
}

function discriminated({ instancePath, params, parentSchema }: ErrorObject): Finding {
  const tag = String(params.tag);
  if (params.error === 'tag') return { code: 'K005', path: instancePath, params: { name: tag } };
  const branches = Array.isArray(parentSchema?.oneOf) ? (parentSchema.oneOf as unknown[]) : [];
  const allowed = branches.map((branch) => String((branch as { $ref?: string }).$ref ?? '').replace(/^.*_/, ''));
  return notAllowed(pointerTo(instancePath, tag), params.tagValue, allowed);
}

function limit(en: string, ru: string): Translate {
  return ({ instancePath, propertyName, schema }) => {
    const value = typeof schema === 'number' ? ` ${schema}` : '';
    const path = propertyName === undefined ? instancePath : pointerTo(instancePath, propertyName);
    return { code: 'K016', path, params: { reason: { en: `${en}${value}`, ru: `${ru}${value}` } } };
  };
}

/** Says only that what it holds is wrong, which was said already. */
function scaffolding(): undefined {
  return undefined;
}

function scaffoldingOf(keyword: string): Translate {
  return ({ instancePath, parentSchema }) => {
    const types = (Array.isArray(parentSchema?.[keyword]) ? (parentSchema[keyword] as unknown[]) : []).flatMap(
      (branch) => (isObject(branch) && typeof branch.type === 'string' ? [branch.type] : []),
    );
    return types.length > 0 ? { code: 'K006', path: instancePath, params: { expected: expectedOf(types) } } : undefined;
  };
}

function somethingElse({ instancePath, message }: ErrorObject): Finding {
  const expected = message ?? '';
  return { code: 'K006', path: instancePath, params: { expected: { en: expected, ru: expected } } };
}

function expectedOf(types: unknown): Text {
  const list = (Array.isArray(types) ? types : [types]).map(
    (type) => TYPES[String(type)] ?? { en: String(type), ru: String(type) },
  );
  return { en: list.map((each) => each.en).join(' / '), ru: list.map((each) => each.ru).join(' / ') };
}

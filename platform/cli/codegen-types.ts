import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { KINDS } from '../language/kinds';
import { isObject } from '../language/layers';
import { type Placed, type Schemas, schemasOf } from '../language/schemas';
import type { Words } from '../vocabulary/contracts';

type Schema = Readonly<Record<string, unknown>>;

/** TypeScript declarations of every kind of artefact, field and view. */
export async function artefactTypes(words: Words): Promise<string> {
  const definitions: Record<string, Schema> = {};
  const schemas = schemasOf(words);
  const named = (placed: Placed) => define(placed, schemas, definitions);
  const properties = Object.fromEntries(KINDS.map((kind) => [kind, named(schemas.kind(kind))]));
  const root = { type: 'object', additionalProperties: false, required: [...KINDS], properties, definitions };
  return compile(root as JSONSchema, 'Artefacts', {
    format: false,
    additionalProperties: false,
    bannerComment: '/* Generated from metadata/schemas by codegen; not to be edited. */',
  });
}

/** A reference to the definition of a schema, which is converted when it is met first. */
function define(placed: Placed, schemas: Schemas, definitions: Record<string, Schema>): Schema {
  const name = nameOf(placed, schemas);
  if (!Object.hasOwn(definitions, name)) {
    definitions[name] = {};
    definitions[name] = { ...convert(placed, schemas, definitions), title: name };
  }
  return { $ref: `#/definitions/${name}` };
}

/** Drops what types cannot say (annotations, patterns) and titles, which would each become a type of their own. */
function convert(placed: Placed, schemas: Schemas, definitions: Record<string, Schema>): Schema {
  const { schema, document } = placed;
  const inner = (each: unknown) => (isObject(each) ? convert({ schema: each, document }, schemas, definitions) : each);
  if (typeof schema.$ref === 'string') {
    const target = schemas.chain({ schema: { $ref: schema.$ref }, document })[1];
    if (!target) throw new Error(`${schema.$ref} leads nowhere`);
    const isDefinition = /(#|#\/\$defs\/[^/]+)$/.test(schema.$ref) || !schema.$ref.includes('#');
    return isDefinition ? define(target, schemas, definitions) : convert(target, schemas, definitions);
  }
  if (isObject(schema.else))
    return { anyOf: [inner({ ...asObject(schema.then), type: 'string' }), inner(schema.else)] };
  return {
    ...kept(schema),
    ...(isObject(schema.properties) ? { properties: mapped(schema.properties, inner) } : {}),
    ...(isObject(schema.additionalProperties) ? { additionalProperties: inner(schema.additionalProperties) } : {}),
    ...(isObject(schema.items) ? { items: inner(schema.items) } : {}),
    ...(Array.isArray(schema.oneOf) ? { oneOf: schema.oneOf.map(inner) } : {}),
  };
}

function kept(schema: Schema): Schema {
  const says = ['description', 'type', 'required', 'additionalProperties', 'enum', 'const', 'default'];
  const entries = Object.entries(schema).filter(([key]) => says.includes(key));
  if (Array.isArray(schema.oneOf)) return Object.fromEntries(entries.filter(([key]) => key === 'description'));
  return Object.fromEntries(entries);
}

/** "common.json#/$defs/text" is Text, a field branch is TextField, a document is its kind with "Artefact". */
function nameOf({ schema, document }: Placed, schemas: Schemas): string {
  const whole = schemas.documents.get(document);
  if (whole === schema) return `${capital(document.replace('.json', ''))}Artefact`;
  const definitions = asObject(whole?.$defs);
  const key = Object.keys(definitions).find((each) => definitions[each] === schema) ?? 'unnamed';
  const [family, word] = key.split('_');
  if (word !== undefined && (family === 'field' || family === 'view')) return `${capital(word)}${capital(family)}`;
  return document === 'common.json' || document === 'vocabulary.json'
    ? capital(key)
    : `${capital(document.replace('.json', ''))}${capital(key)}`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function mapped(object: Schema, change: (value: unknown) => unknown): Schema {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function asObject(value: unknown): Schema {
  return isObject(value) ? value : {};
}

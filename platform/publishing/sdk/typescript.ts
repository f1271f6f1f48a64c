/** TypeScript of the live metadata: the types of every entity and a client that knows them, in one file that imports nothing. */
import type { JSONSchema } from 'json-schema-to-typescript';
import type { Policy } from '../../access/contracts';
import { REFERENCE, recordSchema, type Shape, type ShapeRequest } from '../../access/record-schema';
import type { Entity, Field, Snapshot } from '../../language/contracts';
import { targetOf } from '../../language/paths';
import type { JsonSchema } from '../../vocabulary/contracts';
import client from './client.json';

const SHAPES: Readonly<Record<Shape, string>> = { read: '', create: 'Create', update: 'Update', row: 'Row' };

/** The text of the file, for the entities that the policy lets a caller read; it names the revision it was made of. */
export async function typescriptOf(snapshot: Snapshot, policy: Policy): Promise<string> {
  const { compile } = await import('json-schema-to-typescript');
  const types = await compile(rootOf(snapshot, policy) as JSONSchema, 'KarkasEntities', {
    style: { singleQuote: true, printWidth: 120 },
    additionalProperties: false,
    bannerComment: '',
  });
  return [
    '/* Written by `karkas types`; not to be edited. Make it again when the metadata has changed. */',
    `/** The revision of the metadata that the types below are of. */\nexport const revision = ${JSON.stringify(snapshot.revision)};`,
    `export declare namespace Types {\n${types.trim().replace(/^export /gm, '')}\n}`,
    'export type Entities = Types.KarkasEntities;',
    '/** A client whose entities, fields and values are checked by the compiler. */\nexport function createClient(options: ClientOptions): Client<Entities> {\n  return connect<Entities>(options);\n}',
    client.text,
  ].join('\n\n');
}

/** The schema of an object with a property for each entity; its definitions become the named types. */
function rootOf(snapshot: Snapshot, policy: Policy): JsonSchema {
  const entities = snapshot.entityNames.filter((name) => policy.may(name, 'read')).map((name) => snapshot.entity(name));
  const request: ShapeRequest = {
    snapshot,
    policy,
    locale: 'en',
    refer,
    reference: { $ref: '#/definitions/Reference' },
  };
  const shapes = Object.keys(SHAPES) as readonly Shape[];
  const definitions = entities.flatMap((entity) =>
    shapes.map((shape) => [typeName(entity.name, shape), definitionOf(entity, shape, request)] as const),
  );
  return closed(Object.fromEntries(entities.map((entity) => [entity.name, typesOf(entity, request)])), {
    definitions: { Reference: { ...REFERENCE, title: 'Reference' }, ...Object.fromEntries(definitions) },
  });
}

function typesOf(entity: Entity, { snapshot, policy }: ShapeRequest): JsonSchema {
  const readable = [...entity.fields.values()].filter((field) => policy.mayRead(entity.name, field.name));
  const targets = (accept: (field: Field) => boolean) => {
    const named = readable.filter(accept).flatMap((field) => {
      const target = targetOf(field, snapshot);
      return target && policy.may(target.name, 'read') ? [[field.name, { const: target.name }] as const] : [];
    });
    return closed(Object.fromEntries(named));
  };
  return closed({
    record: refer(entity.name, 'read'),
    create: refer(entity.name, 'create'),
    update: refer(entity.name, 'update'),
    one: targets(({ relation }) => relation?.kind === 'one'),
    lines: targets(({ relation }) => relation?.kind === 'many' && relation.owned),
    many: targets(({ relation }) => relation?.kind === 'many'),
  });
}

/** The schema of a shape as types say it: what is read is there always, records that are asked for by themselves never. */
function definitionOf(entity: Entity, shape: Shape, request: ShapeRequest): JsonSchema {
  const schema = recordSchema(entity, shape, request);
  const properties = Object.entries(schema.properties as Readonly<Record<string, JsonSchema>>).filter(([name]) => {
    const relation = entity.fields.get(name)?.relation;
    return relation?.kind !== 'many' || relation.owned;
  });
  const stored = properties.map(([name]) => name).filter((name) => entity.fields.get(name)?.relation?.kind !== 'many');
  return {
    ...schema,
    title: typeName(entity.name, shape),
    description: entity.label.en,
    properties: Object.fromEntries(properties.map(([name, property]) => [name, commented(property)])),
    required: shape === 'read' ? stored : (schema.required ?? []),
  };
}

/** A title would become the name of a type; it is said in the comment instead. */
function commented({ title, description, readOnly: _readOnly, ...schema }: JsonSchema): JsonSchema {
  return { ...schema, description: [title, description].filter(Boolean).join('. ') };
}

function typeName(entity: string, shape: Shape): string {
  const words = entity.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}${SHAPES[shape]}`;
}

function refer(entity: string, shape: Shape): JsonSchema {
  return { $ref: `#/definitions/${typeName(entity, shape)}` };
}

function closed(properties: JsonSchema, more: JsonSchema = {}): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false, ...more };
}

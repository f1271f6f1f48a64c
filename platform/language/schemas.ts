/** The grammar as data: the schema of every kind, with the vocabulary of the words at hand, and how its references resolve. */
import choices from '../../metadata/schemas/choices.json';
import common from '../../metadata/schemas/common.json';
import data from '../../metadata/schemas/data.json';
import entity from '../../metadata/schemas/entity.json';
import form from '../../metadata/schemas/form.json';
import manifest from '../../metadata/schemas/manifest.json';
import role from '../../metadata/schemas/role.json';
import scenario from '../../metadata/schemas/scenario.json';
import view from '../../metadata/schemas/view.json';
import workspace from '../../metadata/schemas/workspace.json';
import type { JsonSchema, Words } from '../vocabulary/contracts';
import type { Kind } from './kinds';
import { isObject, keysOf } from './layers';
import { vocabularySchema } from './vocabulary-schema';

export const KIND_SCHEMAS: Readonly<Record<Kind, JsonSchema>> = {
  entity,
  choices,
  form,
  view,
  role,
  workspace,
  data,
  scenario,
};

/** A schema and the document it stands in, against which its references are read. */
export interface Placed {
  readonly schema: JsonSchema;
  readonly document: string;
}

export interface Schemas {
  /** All documents by their $id. */
  readonly documents: ReadonlyMap<string, JsonSchema>;
  kind(kind: Kind): Placed;
  /** The schema and everything it refers to, nearest first. */
  chain(placed: Placed): readonly Placed[];
}

const known = new WeakMap<Words, Schemas>();

export function schemasOf(words: Words): Schemas {
  const made = known.get(words) ?? makeSchemas(words);
  known.set(words, made);
  return made;
}

function makeSchemas(words: Words): Schemas {
  const vocabulary = vocabularySchema(words);
  const all: readonly JsonSchema[] = [common, manifest, vocabulary, ...Object.values(KIND_SCHEMAS)];
  const documents = new Map(all.map((schema) => [String(schema.$id), schema]));
  /** A schema stands in one document, so it has one chain; every value of every artefact asks for one. */
  const chains = new WeakMap<JsonSchema, readonly Placed[]>();
  return {
    documents,
    kind: (kind) => ({ schema: KIND_SCHEMAS[kind], document: `${kind}.json` }),
    chain(placed) {
      const chain = chains.get(placed.schema) ?? chainOf(placed);
      chains.set(placed.schema, chain);
      return chain;
    },
  };

  function chainOf(placed: Placed): readonly Placed[] {
    const chain = [placed];
    for (let at = placed; typeof at.schema.$ref === 'string'; chain.push(at)) at = resolve(at.schema.$ref, at.document);
    return chain;
  }

  function resolve(reference: string, from: string): Placed {
    const [file = '', pointer = ''] = reference.split('#');
    const document = file || from;
    let schema: unknown = documents.get(document);
    for (const key of keysOf(pointer)) schema = isObject(schema) ? schema[key] : undefined;
    if (!isObject(schema)) throw new Error(`the schema ${from} refers to ${reference}, which does not exist`);
    return { schema, document };
  }
}

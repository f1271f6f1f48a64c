/** What a schema says of the parts of a value: properties with titles, elements with a noun, keys that are names. */
import type { Artefact, Snapshot, Text } from '../contracts';
import { isObject } from '../layers';
import type { Placed, Schemas } from '../schemas';

export interface Parts {
  /** The schema of a declared property. */
  property(key: string): Placed | undefined;
  /** The schema of what stands under any other key. */
  readonly element: Placed | undefined;
  /** What the keys name, as `x-refers` says it. */
  readonly names: string | undefined;
}

export function partsOf(placed: Placed, values: readonly unknown[], schemas: Schemas): Parts {
  const chain = [...schemas.chain(placed)];
  const last = chain.at(-1);
  if (last) chain.push(...branchOf(last, values, schemas));
  const of = (part: string) => chain.find(({ schema }) => isObject(schema[part]));
  const element = of('additionalProperties');
  const names = of('propertyNames')?.schema.propertyNames;
  return {
    property(key) {
      for (const { schema, document } of chain) {
        const property = isObject(schema.properties) ? schema.properties[key] : undefined;
        if (isObject(property)) return { schema: property, document };
      }
      return undefined;
    },
    element: element && { schema: element.schema.additionalProperties as Placed['schema'], document: element.document },
    names: isObject(names) && typeof names['x-refers'] === 'string' ? names['x-refers'] : undefined,
  };
}

/** The title of a schema in both languages: the nearest that has both. */
export function titleOf(placed: Placed, schemas: Schemas): Text | undefined {
  for (const { schema } of schemas.chain(placed)) {
    const ru = isObject(schema['x-ru']) ? schema['x-ru'].title : undefined;
    if (typeof schema.title === 'string' && typeof ru === 'string') return { en: schema.title, ru };
  }
  return undefined;
}

/** What an element of this schema is called. */
export function nounOf(placed: Placed | undefined, schemas: Schemas): Text {
  return (placed && titleOf(placed, schemas)) ?? { en: 'entry', ru: 'элемент' };
}

/** The label of what a key names; the key itself when it names nothing with a label. */
export function labelOfKey(
  key: string,
  names: string | undefined,
  { now, old, entity }: { readonly now: Snapshot; readonly old: Snapshot; readonly entity: string | null },
): Text {
  const kind = names === 'entityOrAll' ? 'entity' : names;
  const label =
    names === 'field'
      ? (fieldLabel(key, entity, now) ?? fieldLabel(key, entity, old))
      : kind && (now.artefact(kind, key) ?? old.artefact(kind, key))?.label;
  return label || { en: key, ru: key };
}

/** The entity from which the paths of an artefact start, if it says so at its root. */
export function openEntity(root: Placed, artefact: Artefact, schemas: Schemas): string | null {
  const scopes = schemas.chain(root).map(({ schema }) => schema['x-scope']);
  const from = scopes.find((scope) => typeof scope === 'string' && scope.startsWith('entity:'));
  if (from === 'entity:@self') return artefact.name;
  const named = typeof from === 'string' ? artefact[from.slice('entity:'.length)] : undefined;
  return typeof named === 'string' ? named : null;
}

/** As a value is read: the branch of its type, or the one for objects. */
function branchOf({ schema, document }: Placed, values: readonly unknown[], schemas: Schemas): readonly Placed[] {
  if (isObject(schema.else) && values.some(isObject)) return [{ schema: schema.else, document }];
  if (!isObject(schema.discriminator) || !Array.isArray(schema.oneOf)) return [];
  const property = String(schema.discriminator.propertyName);
  for (const value of values) {
    const ending = `_${isObject(value) ? String(value[property]) : ''}`;
    const branch = schema.oneOf.find((each) => isObject(each) && String(each.$ref).endsWith(ending));
    if (isObject(branch)) return schemas.chain({ schema: branch, document });
  }
  return [];
}

function fieldLabel(path: string, entity: string | null, snapshot: Snapshot): Text | undefined {
  const names = path.split('.');
  let at = entity;
  let label: Text | undefined;
  for (const name of names) {
    const field = at !== null && snapshot.hasEntity(at) ? snapshot.entity(at).fields.get(name) : undefined;
    if (!field) return undefined;
    label = field.label;
    at = field.relation ? (field.relation.kind === 'one' ? field.relation.to : field.relation.of) : null;
  }
  return label;
}

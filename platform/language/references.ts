/**
 * Who mentions whom, read from the annotations of the schemas: `x-refers` says what a text or a key
 * names, `x-editor` what language a value is written in, `x-scope` from which entity paths start
 * ("entity:<property>" names it, "field:<property>" leads to it; @self is the artefact, @key the key of the
 * value, @holder that of the object around it). Missing names, where-used and renames all live on this list.
 */
import type { Artefact } from './contracts';
import type { Kind } from './kinds';
import { isObject, pointerTo } from './layers';
import type { Placed, Schemas } from './schemas';

export interface Mention {
  /** A kind of artefact, "kind", "field", "sort", "entityOrAll"; or what the value is written in: "condition", "expression", "flag", "text". */
  readonly as: string;
  /** Whether the value is a name (a string or a key) or something written. */
  readonly names: boolean;
  readonly value: unknown;
  readonly pointer: string;
  /** The entity from which paths start; null when it cannot be told. */
  readonly scope: string | null;
}

export interface ReferenceParts {
  readonly schemas: Schemas;
  /** The entity that a field path of an entity leads to; null when it leads nowhere. */
  readonly leadsTo: (entity: string, path: string) => string | null;
}

export function mentionsIn(kind: Kind, artefact: Artefact, parts: ReferenceParts): readonly Mention[] {
  const found: Mention[] = [];
  const place: Place = { pointer: '', scope: null, key: '', holder: artefact, holderKey: artefact.name };
  visit(parts.schemas.kind(kind), artefact, place, { ...parts, found, self: artefact.name });
  return found;
}

interface Place {
  readonly pointer: string;
  readonly scope: string | null;
  readonly key: string;
  readonly holder: unknown;
  readonly holderKey: string;
}

interface Visit extends ReferenceParts {
  readonly found: Mention[];
  readonly self: string;
}

function visit(placed: Placed, value: unknown, place: Place, world: Visit): void {
  const chain = [...world.schemas.chain(placed)];
  const last = chain.at(-1);
  if (last) chain.push(...chosen(last, value, world));
  const scope = chain.reduce((at, { schema }) => scopeOf(schema['x-scope'], at, place, world), place.scope);
  const here = { ...place, scope };
  for (const { schema } of chain) mention(schema, value, here, world);
  for (const each of chain) inside(each, value, here, world);
}

/** The branch of a discriminated union, or the branch for objects, that the value takes. */
function chosen({ schema, document }: Placed, value: unknown, { schemas }: Visit): readonly Placed[] {
  if (!isObject(value)) return [];
  if (isObject(schema.discriminator) && Array.isArray(schema.oneOf)) {
    const ending = `_${String(value[String(schema.discriminator.propertyName)])}`;
    const branch = schema.oneOf.find((each) => isObject(each) && String(each.$ref).endsWith(ending));
    return isObject(branch) ? schemas.chain({ schema: branch, document }) : [];
  }
  return isObject(schema.else) ? [{ schema: schema.else, document }] : [];
}

function scopeOf(written: unknown, scope: string | null, place: Place, { self, leadsTo }: Visit): string | null {
  if (typeof written !== 'string') return scope;
  const [by, from = ''] = written.split(':');
  const name = nameOf(from, place, self);
  if (name === null || by === 'entity') return name;
  return scope === null ? null : leadsTo(scope, name);
}

function nameOf(from: string, place: Place, self: string): string | null {
  if (from === '@self') return self;
  if (from === '@key') return place.key;
  if (from === '@holder') return place.holderKey;
  const named = isObject(place.holder) ? place.holder[from] : undefined;
  return typeof named === 'string' ? named : null;
}

function mention(schema: Placed['schema'], value: unknown, { pointer, scope }: Place, { found }: Visit): void {
  if (typeof schema['x-refers'] === 'string' && typeof value === 'string') {
    found.push({ as: schema['x-refers'], names: true, value, pointer, scope });
  }
  const names = schema.propertyNames;
  if (isObject(names) && typeof names['x-refers'] === 'string' && isObject(value)) {
    for (const key of Object.keys(value)) {
      found.push({ as: names['x-refers'], names: true, value: key, pointer: pointerTo(pointer, key), scope });
    }
  }
  if (typeof schema['x-editor'] === 'string')
    found.push({ as: schema['x-editor'], names: false, value, pointer, scope });
}

function inside({ schema, document }: Placed, value: unknown, place: Place, world: Visit): void {
  if (Array.isArray(value)) {
    if (!isObject(schema.items)) return;
    const items = { schema: schema.items, document };
    for (const [index, item] of value.entries()) visit(items, item, below(place, value, index), world);
    return;
  }
  if (!isObject(value)) return;
  const properties = isObject(schema.properties) ? schema.properties : {};
  for (const [key, inner] of Object.entries(value)) {
    const of = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
    if (isObject(of)) visit({ schema: of, document }, inner, below(place, value, key), world);
  }
}

function below(place: Place, holder: unknown, key: string | number): Place {
  return { pointer: pointerTo(place.pointer, key), scope: place.scope, key: String(key), holder, holderKey: place.key };
}

/**
 * Who mentions whom, read from the annotations of the schemas: `x-refers` says what a text or a key
 * names, `x-defines` what a key gives a name to, `x-editor` what language a value is written in, `x-scope` from which
 * entity paths start ("entity:<property>" names it, "field:<property>" leads to it; @self is the artefact, @key the key
 * of the value, @holder that of the object around it), `x-record` whose record `{"$": …}` inside a condition reads.
 * Missing names, where-used and renames all live on this list.
 */
import type { Artefact } from './contracts';
import type { Kind } from './kinds';
import { isObject, pointerTo } from './layers';
import type { Placed, Schemas } from './schemas';

export interface Mention {
  /**
   * A kind of artefact, "kind", "field", "sort", "finding" (a place in a record), "entityOrAll", "option"; or what the value is written in:
   * "condition", "expression", "flag", "text", "default", "value".
   */
  readonly as: string;
  /** Whether the value is a name (a string or a key) or something written. */
  readonly names: boolean;
  /** Whether the name is given here, not only used. */
  readonly defines: boolean;
  /** Whether the name is the last key of the pointer. */
  readonly isKey: boolean;
  readonly value: unknown;
  readonly pointer: string;
  /** The entity from which paths start; null when it cannot be told. */
  readonly scope: string | null;
  /** The entity of the outer record that `{"$": …}` in a condition reads; null when there is none. */
  readonly record: string | null;
  /** The key of the object around the value: at a field's default, the field's name. */
  readonly holderKey: string;
}

export interface ReferenceParts {
  readonly schemas: Schemas;
  /** The entity that a field path of an entity leads to; null when it leads nowhere. */
  readonly leadsTo: (entity: string, path: string) => string | null;
}

/**
 * Everything an artefact mentions. For one layer's part of an artefact, `whole` is the artefact it is part of: what the
 * part does not say itself (its entity, the type of a field) is read there.
 */
export function mentionsIn(
  kind: Kind,
  artefact: Artefact,
  parts: ReferenceParts,
  whole: Artefact = artefact,
): readonly Mention[] {
  const found: Mention[] = [];
  const { name } = whole;
  const place: Place = { pointer: '', scope: null, record: null, key: '', holders: [artefact, whole], holderKey: name };
  visit(parts.schemas.kind(kind), artefact, whole, place, { ...parts, found, self: name });
  return found;
}

interface Place {
  readonly pointer: string;
  readonly scope: string | null;
  readonly record: string | null;
  readonly key: string;
  /** The object around the value, and the same object of the whole artefact. */
  readonly holders: readonly unknown[];
  readonly holderKey: string;
}

interface Visit extends ReferenceParts {
  readonly found: Mention[];
  readonly self: string;
}

function visit(placed: Placed, value: unknown, whole: unknown, place: Place, world: Visit): void {
  const chain = [...world.schemas.chain(placed)];
  const last = chain.at(-1);
  if (last) chain.push(...chosen(last, value, whole, world));
  const scope = chain.reduce((at, { schema }) => scopeOf(schema['x-scope'], at, place, world), place.scope);
  const record = chain.reduce((at, { schema }) => recordOf(schema['x-record'], at, place, world), place.record);
  const here = { ...place, scope, record };
  for (const { schema } of chain) mention(schema, value, here, world);
  for (const each of chain) inside(each, value, whole, here, world);
}

/** The branch of a discriminated union, or the branch for objects, that the value takes. */
function chosen({ schema, document }: Placed, value: unknown, whole: unknown, { schemas }: Visit): readonly Placed[] {
  if (!isObject(value)) return [];
  if (isObject(schema.discriminator) && Array.isArray(schema.oneOf)) {
    const ending = `_${String(memberOf([value, whole], String(schema.discriminator.propertyName)))}`;
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

function recordOf(written: unknown, record: string | null, place: Place, { self }: Visit): string | null {
  return typeof written === 'string' ? nameOf(written, place, self) : record;
}

function nameOf(from: string, place: Place, self: string): string | null {
  if (from === '@self') return self;
  if (from === '@key') return place.key;
  if (from === '@holder') return place.holderKey;
  const named = memberOf(place.holders, from);
  return typeof named === 'string' ? named : null;
}

/** What the first of several objects says that says anything. */
function memberOf(objects: readonly unknown[], key: string): unknown {
  for (const object of objects) if (isObject(object) && typeof object[key] === 'string') return object[key];
  return undefined;
}

function mention(schema: Placed['schema'], value: unknown, place: Place, { found }: Visit): void {
  const { pointer, scope, record, holderKey } = place;
  const common = { scope, record, holderKey };
  const used = { ...common, names: true, defines: false };
  if (typeof schema['x-refers'] === 'string' && typeof value === 'string') {
    found.push({ ...used, as: schema['x-refers'], isKey: false, value, pointer });
  }
  if (isObject(schema.propertyNames) && isObject(value)) keys(schema.propertyNames, value, place, found);
  if (typeof schema['x-editor'] === 'string')
    found.push({ ...common, as: schema['x-editor'], names: false, defines: false, isKey: false, value, pointer });
}

/** Keys that name or give names, and the siblings that a layer's elements want to stand beside. */
function keys(
  names: Readonly<Record<string, unknown>>,
  value: Readonly<Record<string, unknown>>,
  { pointer, scope, record, holderKey }: Place,
  found: Mention[],
): void {
  const defines = typeof names['x-defines'] === 'string';
  const as = defines ? names['x-defines'] : names['x-refers'];
  if (typeof as !== 'string') return;
  const common = { as, names: true, defines, scope, record, holderKey };
  for (const [key, element] of Object.entries(value)) {
    const place = pointerTo(pointer, key);
    found.push({ ...common, isKey: true, value: key, pointer: place });
    for (const where of ['after', 'before']) {
      const sibling = isObject(element) ? element[where] : undefined;
      if (typeof sibling !== 'string') continue;
      found.push({ ...common, isKey: false, value: sibling, pointer: pointerTo(place, where) });
    }
  }
}

function inside({ schema, document }: Placed, value: unknown, whole: unknown, place: Place, world: Visit): void {
  if (Array.isArray(value)) {
    if (!isObject(schema.items)) return;
    const items = { schema: schema.items, document };
    for (const [index, item] of value.entries()) visit(items, item, item, below(place, [value], index), world);
    return;
  }
  if (!isObject(value)) return;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const beside = isObject(whole) ? whole : {};
  for (const [key, inner] of Object.entries(value)) {
    const of = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
    if (!isObject(of)) continue;
    visit({ schema: of, document }, inner, beside[key], below(place, [value, beside], key), world);
  }
}

function below(place: Place, holders: readonly unknown[], key: string | number): Place {
  const { scope, record, pointer } = place;
  return { pointer: pointerTo(pointer, key), scope, record, key: String(key), holders, holderKey: place.key };
}

/**
 * What changed between two states of the metadata, element by element: a new field is one change, a setting of a
 * field is one. Everything is read from the schemas: what is an element, what a property is called, what names what.
 */
import type { Words } from '../../vocabulary/contracts';
import type { Artefact, Snapshot, Text } from '../contracts';
import { KINDS, type Kind } from '../kinds';
import { isObject, type Layer, pointerTo, stackLayers } from '../layers';
import { type Placed, type Schemas, schemasOf } from '../schemas';
import { looseSnapshot } from '../snapshot';
import { type Json, sameValue } from './json';
import { movedKeys } from './order';
import { followRenames, type Rename } from './rename';
import { labelOfKey, nounOf, openEntity, partsOf } from './schema-parts';
import { type Said, say, sayRename } from './sentences';

export interface Change {
  readonly kind: string;
  readonly name: string;
  readonly pointer: string;
  readonly change: 'added' | 'removed' | 'changed' | 'moved' | 'renamed';
  /** Absent values are undefined; an element that moved has the keys it stood and stands after. */
  readonly from: unknown;
  readonly to: unknown;
  /** The whole sentence: “In the entity ‘Deal’: the field ‘Amount’ became required.” */
  readonly sentence: Text;
  /** The sentence under the heading of its artefact: “The field ‘Amount’ became required.” */
  readonly brief: Text;
}

type State = Snapshot | readonly Layer[];

/** All changes of all kinds. `renames` are told as such instead of as something removed and something added. */
export function differenceBetween(
  before: State,
  after: State,
  words: Words,
  renames: readonly Rename[] = [],
): readonly Change[] {
  const old = snapshotOf(renames.length > 0 ? followRenames(layersOf(before), renames, words) : before, words);
  const now = snapshotOf(after, words);
  const world = { old, now, schemas: schemasOf(words) };
  const told = renames.map((rename) => renamed(rename, world));
  return [...told, ...KINDS.flatMap((kind) => changesOfKind(kind, world))];
}

/** The changes of each artefact under its own heading, in the order in which they were told. */
export function changesByArtefact(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.kind} ${change.name}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

interface World {
  readonly old: Snapshot;
  readonly now: Snapshot;
  readonly schemas: Schemas;
}

interface Walk extends World {
  readonly kind: Kind;
  readonly artefact: Artefact;
  /** The entity from which paths of this artefact start. */
  readonly entity: string | null;
  readonly found: Change[];
}

function changesOfKind(kind: Kind, world: World): readonly Change[] {
  const [old, now] = [world.old, world.now].map((state) => byName(state.artefacts(kind))) as [Named, Named];
  const names = [...new Set([...now.keys(), ...old.keys()])];
  return names.flatMap((name) => changesOfArtefact(kind, old.get(name), now.get(name), world));
}

type Named = ReadonlyMap<string, Artefact>;

function byName(artefacts: readonly Artefact[]): Named {
  return new Map(artefacts.map((artefact) => [artefact.name, artefact]));
}

function changesOfArtefact(kind: Kind, old: Artefact | undefined, now: Artefact | undefined, world: World) {
  const artefact = now ?? old;
  if (!artefact || old === now || (old && now && JSON.stringify(old) === JSON.stringify(now))) return [];
  const root = world.schemas.kind(kind);
  const entity = openEntity(root, artefact, world.schemas);
  const walk: Walk = { ...world, kind, artefact, entity, found: [] };
  if (!old || !now) add(walk, [], '', { change: now ? 'added' : 'removed', from: old, to: now });
  else compare(root, old, now, { pointer: '', trail: [] }, walk);
  return walk.found;
}

interface Place {
  readonly pointer: string;
  /** The elements on the way, from the artefact down. */
  readonly trail: readonly Element[];
}

/** What a sentence calls an element. */
export interface Element {
  readonly noun: Text;
  readonly label: Text;
}

function compare(placed: Placed, old: Json, now: Json, place: Place, walk: Walk): void {
  const parts = partsOf(placed, [now, old], walk.schemas);
  for (const key of new Set([...Object.keys(now), ...Object.keys(old)])) {
    const pointer = pointerTo(place.pointer, key);
    const [from, to] = [old[key], now[key]];
    const property = parts.property(key);
    if (sameBytes(from, to)) continue;
    if (!property) elementChange(parts.element, key, from, to, { pointer, trail: place.trail }, walk, parts.names);
    else if (isHolder(property, from, to, walk.schemas))
      compare(property, asObject(from), asObject(to), { pointer, trail: place.trail }, walk);
    else add(walk, place.trail, pointer, { change: 'changed', from, to, property });
  }
  if (parts.element)
    for (const key of movedKeys(Object.keys(old), Object.keys(now))) moved(parts, key, old, now, place, walk);
}

function elementChange(
  placed: Placed | undefined,
  key: string,
  from: unknown,
  to: unknown,
  place: Place,
  walk: Walk,
  names: string | undefined,
): void {
  const trail = [...place.trail, elementOf(placed, key, to ?? from, names, walk)];
  if (from === undefined) add(walk, trail, place.pointer, { change: 'added', from, to });
  else if (to === undefined) add(walk, trail, place.pointer, { change: 'removed', from, to });
  else if (placed && isObject(from) && isObject(to)) compare(placed, from, to, { pointer: place.pointer, trail }, walk);
  else add(walk, trail, place.pointer, { change: 'changed', from, to });
}

function moved(
  parts: ReturnType<typeof partsOf>,
  key: string,
  old: Json,
  now: Json,
  { pointer, trail }: Place,
  walk: Walk,
): void {
  const element = elementOf(parts.element, key, now[key], parts.names, walk);
  const [from, to] = [old, now].map((keys) => Object.keys(keys)[Object.keys(keys).indexOf(key) - 1]);
  const beside = to === undefined ? undefined : elementOf(parts.element, to, now[to], parts.names, walk);
  add(walk, [...trail, element], pointerTo(pointer, key), { change: 'moved', from, to, beside });
}

function elementOf(
  placed: Placed | undefined,
  key: string,
  value: unknown,
  names: string | undefined,
  walk: Walk,
): Element {
  const own = isObject(value) && isObject(value.label) ? (value.label as Text) : undefined;
  return { noun: nounOf(placed, walk.schemas), label: own ?? labelOfKey(key, names, walk) };
}

/** Whether a property holds elements or further properties, and is not a value of its own. */
function isHolder(placed: Placed, from: unknown, to: unknown, schemas: Schemas): boolean {
  if (![from, to].every((value) => value === undefined || isObject(value))) return false;
  const chain = schemas.chain(placed);
  const written = chain.some(({ schema }) =>
    ['text', 'condition', 'default', 'value'].includes(String(schema['x-editor'])),
  );
  return !written && chain.some(({ schema }) => isObject(schema.properties) || isObject(schema.additionalProperties));
}

function add(
  walk: Walk,
  trail: readonly Element[],
  pointer: string,
  what: Omit<Said, 'kind' | 'label' | 'trail'>,
): void {
  const { kind, artefact, schemas, now, old } = walk;
  const label = artefact.label ?? { en: artefact.name, ru: artefact.name };
  const texts = say({ ...what, kind: schemas.kind(kind).schema, label, trail }, { schemas, now, old });
  const { change, from, to } = what;
  walk.found.push({ kind, name: artefact.name, pointer, change, from, to, ...texts });
}

function renamed(rename: Rename, world: World): Change {
  const kind = 'kind' in rename ? rename.kind : 'choices' in rename ? 'choices' : 'entity';
  const name = nameOf(rename);
  const from = rename.what === 'element' ? rename.pointer.slice(rename.pointer.lastIndexOf('/') + 1) : rename.from;
  const pointer = rename.what === 'element' ? rename.pointer : '';
  return { kind, name, pointer, change: 'renamed', from, to: rename.to, ...sayRename(rename, from, name, world.now) };
}

function nameOf(rename: Rename): string {
  if (rename.what === 'artefact') return rename.to;
  if (rename.what === 'element') return rename.name;
  return 'choices' in rename ? rename.choices : rename.entity;
}

function snapshotOf(state: State, words: Words): Snapshot {
  return 'revision' in state ? state : looseSnapshot(state, stackLayers(state), words);
}

function layersOf(state: State): readonly Layer[] {
  if (!('revision' in state)) return state;
  const artefacts = KINDS.flatMap((kind) =>
    state.artefacts(kind).map((body) => ({ kind, name: body.name, file: `${body.name}.${kind}.json`, body })),
  );
  return [{ package: { name: '', version: '', prefix: '', npmName: '', dependencies: {} }, artefacts }];
}

function asObject(value: unknown): Json {
  return isObject(value) ? value : {};
}

function sameBytes(one: unknown, other: unknown): boolean {
  return isObject(one) && isObject(other) ? JSON.stringify(one) === JSON.stringify(other) : sameValue(one, other);
}

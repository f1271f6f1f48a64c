/** Renames: a name changes where it is given, and everywhere in every layer where it is used. */
import type { Finding } from '../../foundation/errors';
import type { Words } from '../../vocabulary/contracts';
import type { Artefact, Snapshot } from '../contracts';
import { isKind } from '../kinds';
import { type Layer, type Part, type Stack, stackLayers, type WrittenArtefact } from '../layers';
import { mergeParts } from '../overlay';
import { schemasOf } from '../schemas';
import { looseSnapshot } from '../snapshot';
import { at, type Json, parentOf, replacedAt, textOf } from './json';
import { renameFindings } from './rename-findings';
import { type Rename, type Turn, turnOf } from './turn';
import { turnedMentions, withKey, withTurned } from './turn-artefact';
import { turnCondition } from './turn-condition';
import { turnPath } from './turn-path';

export type { Rename } from './turn';

export type Renamed =
  | { readonly layers: readonly Layer[]; readonly findings: readonly [] }
  | { readonly layers: null; readonly findings: readonly Finding[] };

/**
 * The layers with a name changed wherever it is given or used: keys, names, paths, conditions, expressions, placements.
 * Everything else stays byte for byte, so renaming back gives the layers as they were. Findings when the
 * new name is taken, badly formed or not this layer's to give.
 */
export function renameInLayers(layers: readonly Layer[], rename: Rename, words: Words): Renamed {
  const stack = stackLayers(layers);
  const snapshot = looseSnapshot(layers, stack, words);
  const findings = renameFindings(rename, stack, snapshot, words);
  if (findings.length > 0) return { layers: null, findings };
  return { layers: renamedLayers(layers, stack, snapshot, rename, words), findings: [] };
}

/** A stored condition (a saved filter, a rule) on records of an entity, against the metadata before the rename. */
export function renameInCondition(json: unknown, entity: string, rename: Rename, snapshot: Snapshot): unknown {
  return turnCondition(json, { entity, record: null }, turnOf(rename, snapshot));
}

/** A stored path or sort term ("account.name", "-closeDate") of an entity, against the metadata before the rename. */
export function renameInPath(path: string, entity: string, rename: Rename, snapshot: Snapshot): string {
  return turnPath(path, entity, turnOf(rename, snapshot));
}

/** As renameInLayers, without asking whether the rename is allowed: a package's own renames, told with its new version. */
export function followRenames(layers: readonly Layer[], renames: readonly Rename[], words: Words): readonly Layer[] {
  return renames.reduce((at, rename) => {
    const stack = stackLayers(at);
    const snapshot = looseSnapshot(at, stack, words);
    return renamedLayers(at, stack, snapshot, rename, words);
  }, layers);
}

function renamedLayers(
  layers: readonly Layer[],
  stack: Stack,
  snapshot: Snapshot,
  rename: Rename,
  words: Words,
): readonly Layer[] {
  const turn = turnOf(rename, snapshot);
  const renaming: Renaming = { rename, turn, words, stack };
  return layers.map((layer) => {
    const artefacts = layer.artefacts.map((artefact) => renamedArtefact(artefact, layer, renaming));
    const same = artefacts.every((artefact, index) => artefact === layer.artefacts[index]);
    return same ? layer : { ...layer, artefacts };
  });
}

interface Renaming {
  readonly rename: Rename;
  readonly turn: Turn;
  readonly words: Words;
  readonly stack: Stack;
}

function renamedArtefact(artefact: WrittenArtefact, layer: Layer, renaming: Renaming): WrittenArtefact {
  const { rename, turn, words, stack } = renaming;
  const { kind, name, body } = artefact;
  // Most artefacts do not hold the old name at all; their text tells that faster than their meaning.
  if (!isKind(kind) || !(name === fromOf(rename) || textOf(body).includes(fromOf(rename)))) return artefact;
  const whole = wholeAt(stack.get(kind)?.get(name) ?? [], layer);
  const part = { ...body, name } as Artefact;
  const turned = turnedMentions(kind, part, whole, schemasOf(words), turn);
  const merges = 'merge' in rename && rename.merge === true;
  const changed = turned.length > 0 ? withTurned(body, turned, merges) : body;
  return named(artefact, withElement(changed, kind, name, rename), turn.artefact(kind, name));
}

function fromOf(rename: Rename): string {
  return rename.what === 'element' ? rename.name : rename.from;
}

/** The artefact with all layers up to one. */
function wholeAt(parts: readonly Part[], layer: Layer): Artefact {
  const index = parts.findIndex((part) => part.layer === layer.package);
  return mergeParts(parts.slice(0, index + 1)).body;
}

function named(artefact: WrittenArtefact, body: Json, name: string): WrittenArtefact {
  const { kind, name: former } = artefact;
  if (name === former) return body === artefact.body ? artefact : { ...artefact, body };
  const renamed = Object.fromEntries(Object.entries(body).map(([key, value]) => [key, key === 'name' ? name : value]));
  const ending = `${former}.${kind}.json`;
  const { file } = artefact;
  const place = file.endsWith(ending) ? `${file.slice(0, -ending.length)}${name}.${kind}.json` : file;
  return { kind, name, file: place, body: renamed };
}

/** A tab, a section, an index: nobody else knows its name, only siblings of a layer that stand beside it. */
function withElement(body: Json, kind: string, name: string, rename: Rename): Json {
  if (rename.what !== 'element' || rename.kind !== kind || rename.name !== name) return body;
  const parent = parentOf(rename.pointer);
  const siblings = at(body, parent);
  if (typeof siblings !== 'object' || siblings === null) return body;
  const from = rename.pointer.slice(parent.length + 1);
  let result: unknown = body;
  for (const key of Object.keys(siblings)) {
    for (const where of ['after', 'before']) {
      const pointer = `${parent}/${key}/${where}`;
      if (at(result, pointer) === from) result = replacedAt(result, pointer, rename.to);
    }
  }
  return withKey(result, rename.pointer, rename.to) as Json;
}

/**
 * A customer's whole layer, carried over to the vendors' next versions: renames are followed, every artefact
 * is merged three ways, and what would not compile any more is set aside, so that every page still opens.
 */
import type { Finding } from '../../foundation/errors';
import type { Words } from '../../vocabulary/contracts';
import { checkMeaning } from '../check-layers';
import type { Snapshot } from '../contracts';
import { checkGrammar } from '../grammar';
import { isKind, KINDS } from '../kinds';
import { type Layer, pointerTo, type Stack, stackLayers, type WrittenArtefact } from '../layers';
import { mergeParts, mergePatch } from '../overlay';
import { schemasOf } from '../schemas';
import { looseSnapshot } from '../snapshot';
import type { Clash, ThreeWay } from './clash';
import { takeTheirs } from './decide';
import { fitted } from './fit';
import { at, type Json } from './json';
import { soundPlacements } from './placements';
import { followRenames, type Rename } from './rename';
import { mergeThreeWays } from './three-way';

export interface UpgradeInput {
  /** All layers below the customer's, before and after. */
  readonly oldVendor: readonly Layer[];
  readonly newVendor: readonly Layer[];
  readonly local: Layer;
  /** What the vendors renamed from the old versions to the new ones. */
  readonly renames?: readonly Rename[];
}

export interface UpgradedArtefact extends ThreeWay {
  readonly kind: string;
  readonly name: string;
}

export interface Upgrade {
  /** The customer's layer for the new versions. */
  readonly local: Layer;
  /** What became of each of its artefacts. */
  readonly artefacts: readonly UpgradedArtefact[];
}

/** The upgrade of a customer's layer; nothing of it is lost: what is no part of the new layer stands in a clash. */
export function upgradeLayers({ oldVendor, newVendor, local, renames = [] }: UpgradeInput, words: Words): Upgrade {
  const followed = followRenames([...oldVendor, local], renames, words);
  const old = stackLayers(followed.slice(0, -1));
  const now = stackLayers(newVendor);
  const drafts = (followed.at(-1) ?? local).artefacts.map((artefact) => draftOf(artefact, old, now));
  settle(drafts, { newVendor, local, words });
  return {
    local: { ...local, artefacts: drafts.flatMap(writtenOf) },
    artefacts: drafts.map(({ artefact, merge }) => ({ kind: artefact.kind, name: artefact.name, ...merge })),
  };
}

interface Draft {
  readonly artefact: WrittenArtefact;
  readonly base: Json | undefined;
  readonly theirs: Json | undefined;
  merge: ThreeWay;
}

interface Surroundings {
  readonly newVendor: readonly Layer[];
  readonly local: Layer;
  readonly words: Words;
}

/** Setting one thing aside may leave another without what it mentions; every round sets at least one thing aside. */
const ROUNDS = 50;

function draftOf(artefact: WrittenArtefact, old: Stack, now: Stack): Draft {
  const { kind, name, body } = artefact;
  const [base, theirs] = [old, now].map((stack) => effective(stack, kind, name));
  const isOwn = base === undefined && theirs === undefined;
  const merge: ThreeWay = isOwn
    ? { patch: body, clashes: [], masked: [], obsolete: [] }
    : mergeThreeWays({ oldVendor: base, newVendor: theirs, local: body });
  const owner = now.get(kind)?.get(name)?.[0]?.layer.name;
  const extended = owner !== undefined && Object.keys(merge.patch).length > 0;
  const patch = extended ? { ...merge.patch, extends: owner } : merge.patch;
  return { artefact, base, theirs, merge: { ...merge, patch } };
}

function effective(stack: Stack, kind: string, name: string): Json | undefined {
  const parts = stack.get(kind)?.get(name);
  return parts && mergeParts(parts).body;
}

function settle(drafts: readonly Draft[], surroundings: Surroundings): void {
  for (let round = 0; round < ROUNDS; round++) {
    const artefacts = drafts.flatMap(writtenOf);
    const layers = [...surroundings.newVendor, { ...surroundings.local, artefacts }];
    const sink: Finding[] = [];
    const snapshot = looseSnapshot(layers, stackLayers(layers), surroundings.words, (found) => sink.push(...found));
    const outcomes = drafts.map((draft) => refit(draft, snapshot, sink, drafts, surroundings.words));
    const changed = outcomes.includes(true) || restoredForOthers(drafts, snapshot, sink, surroundings.words);
    if (!changed) return;
  }
}

/** What the vendor's own artefacts mention must be there, even if I removed it. */
function restoredForOthers(drafts: readonly Draft[], snapshot: Snapshot, sink: Finding[], words: Words): boolean {
  const removes = drafts.some(({ artefact, merge }) => {
    return artefact.kind === 'entity' && Object.values((at(merge.patch, '/fields') ?? {}) as Json).includes(null);
  });
  if (!removes) return false;
  const found = KINDS.flatMap((kind) =>
    snapshot.artefacts(kind).flatMap((whole) => [...checkMeaning(kind, whole, snapshot, words, sink)]),
  );
  return found.filter((finding) => restored(finding, drafts)).length > 0;
}

/** Whether something had to be set aside. */
function refit(draft: Draft, snapshot: Snapshot, sink: Finding[], drafts: readonly Draft[], words: Words): boolean {
  const { artefact, base, theirs } = draft;
  const { kind, name } = artefact;
  const whole = snapshot.artefact(kind, name);
  if (!isKind(kind) || !whole) return false;
  const grammar = checkGrammar(kind, whole, words);
  const found = grammar.length > 0 ? grammar : [...checkMeaning(kind, whole, snapshot, words, sink)];
  const schemas = schemasOf(words);
  let changed = false;
  for (const finding of found) {
    const misfit = { patch: draft.merge.patch, base, theirs, whole, root: schemas.kind(kind), schemas };
    const outcome = fitted(finding, misfit);
    if (!outcome) changed = restored(finding, drafts) || changed;
    else {
      changed = true;
      const former = mergePatch(theirs, draft.merge.patch);
      const patch = theirs ? soundPlacements(theirs, outcome.patch, former) : outcome.patch;
      draft.merge = {
        ...draft.merge,
        patch,
        clashes: [...draft.merge.clashes, ...(outcome.clash ? [outcome.clash] : [])],
      };
    }
  }
  return changed;
}

/** A field that I removed and that something still mentions comes back. */
function restored({ params }: Finding, drafts: readonly Draft[]): boolean {
  const pointer = pointerTo('/fields', String(params?.name));
  const holder = drafts.find(({ artefact, merge }) => {
    return artefact.kind === 'entity' && artefact.name === params?.entity && at(merge.patch, pointer) === null;
  });
  if (!holder) return false;
  const { merge, base, theirs } = holder;
  const clash: Clash = {
    pointer,
    kind: 'removedByMe',
    base: at(base, pointer),
    mine: undefined,
    theirs: at(theirs, pointer),
    setAside: { fields: { [String(params?.name)]: null } },
  };
  holder.merge = { ...merge, patch: takeTheirs(merge.patch, pointer), clashes: [...merge.clashes, clash] };
  return true;
}

/** An artefact of which nothing is left is not written. */
function writtenOf({ artefact, merge, theirs }: Draft): readonly WrittenArtefact[] {
  const says = Object.keys(merge.patch).some((key) => !['$schema', 'name', 'extends'].includes(key));
  if (!says && (theirs !== undefined || Object.keys(merge.patch).length === 0)) return [];
  return [{ ...artefact, body: merge.patch }];
}

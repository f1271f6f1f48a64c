/** A change set carried over to what others published meanwhile: their changes and its own, property by property. */

import type { Clash } from '../../language/change/clash';
import { patchBetween } from '../../language/change/patch';
import { rebase } from '../../language/change/three-way';
import type { Artefact } from '../../language/contracts';
import type { Layer } from '../../language/layers';
import { mergePatch } from '../../language/overlay';
import {
  type Address,
  beneath,
  type Change,
  type Document,
  documentAt,
  documentFor,
  upTo,
  withDocuments,
} from './documents';

export interface RebaseClash extends Clash {
  readonly artefact: Address;
}

export interface Rebased {
  readonly changes: readonly Change[];
  /** Where both sides changed the same; the change set's own say stands until somebody decides. */
  readonly clashes: readonly RebaseClash[];
  /** Whether anything had to be carried over. */
  readonly moved: boolean;
}

/** `published`: the layers that run now. Documents that nobody else touched stay byte for byte. */
export function rebaseChanges(published: readonly Layer[], changes: readonly Change[]): Rebased {
  const carried = changes.map((change) => {
    const now = documentAt(published, change);
    const isUntouched = JSON.stringify(now) === JSON.stringify(change.was);
    return isUntouched ? { change, clashes: [], moved: false } : { ...carryOver(published, change, now), moved: true };
  });
  return {
    changes: carried.map(({ change }) => change),
    clashes: carried.flatMap(({ clashes }) => clashes),
    moved: carried.some(({ moved }) => moved),
  };
}

interface Carried {
  readonly change: Change;
  readonly clashes: readonly RebaseClash[];
}

function carryOver(published: readonly Layer[], change: Change, now: Document | null): Carried {
  const artefact: Address = { kind: change.kind, name: change.name, package: change.package };
  const [was, mine, theirs] = [change.was, change.becomes, now].map((said) => effective(published, artefact, said));
  if (!was || !mine || !theirs) {
    const clash = wholeClash(artefact, was, mine, theirs);
    return { change: { ...change, was: now }, clashes: JSON.stringify(mine) === JSON.stringify(theirs) ? [] : [clash] };
  }
  const { patch, clashes } = rebase(patchBetween(was, mine), was, theirs);
  const becomes = documentFor(published, artefact, mergePatch(theirs, patch) as Artefact);
  return { change: { ...change, was: now, becomes }, clashes: clashes.map((clash) => ({ ...clash, artefact })) };
}

/** One side made or removed the artefact as a whole. */
function wholeClash(
  artefact: Address,
  was: Artefact | null | undefined,
  mine: Artefact | null | undefined,
  theirs: Artefact | null | undefined,
): RebaseClash {
  const kind = !theirs ? 'removedByVendor' : mine ? 'addedByBoth' : 'removedByMe';
  const base = was ?? undefined;
  return { artefact, pointer: '', kind, base, mine: mine ?? undefined, theirs: theirs ?? undefined };
}

/** What the layers up to the package say together, if the package says this. */
function effective(published: readonly Layer[], artefact: Address, said: Document | null): Artefact | null {
  if (!said) return beneath(published, artefact);
  return upTo(withDocuments(published, [{ ...artefact, body: said }]), artefact);
}

/**
 * A customer's patch over a vendor's artefact, carried over to the vendor's next version. Everything is judged property by
 * property with three values: what the vendor said (base), what the customer says (mine), what the vendor
 * says now (theirs). Mine wins until somebody decides; what would give half an element is set aside whole.
 */
import { isObject, keysOf, pointerTo } from '../layers';
import { mergePatch } from '../overlay';
import type { Clash, ClashKind, Masked, Obsolete, ThreeWay, ThreeWayInput } from './clash';
import { headOf, isHead, withoutHead } from './head';
import { at, type Json, parentOf, sameValue, within } from './json';
import { patchBetween } from './patch';
import { isPlacement, neighbourOf, soundPlacements } from './placements';

/** The customer's patch for the vendor's new version, and everything a person should look at. */
export function mergeThreeWays({ oldVendor, newVendor, local }: ThreeWayInput): ThreeWay {
  const told: Told = { clashes: [], masked: [], obsolete: [], oldVendor, newVendor };
  if (newVendor === undefined) return vendorGone(oldVendor, local);
  const untouched = oldVendor !== undefined && JSON.stringify(oldVendor) === JSON.stringify(newVendor);
  const former = mergePatch(oldVendor, local);
  const merged =
    oldVendor === undefined ? bothMadeIt(newVendor, local, told) : mergeObject(local, oldVendor, newVendor, '', told);
  const { clashes, masked, obsolete } = told;
  if (untouched) return { patch: local, clashes: [], masked, obsolete: [] };
  return { patch: soundPlacements(newVendor, merged, former), clashes, masked, obsolete };
}

/** Carries a patch over to another state of what it lies on: the same three-way merge, for change sets. */
export function rebase(patch: Json, oldBase: Json | undefined, newBase: Json | undefined): ThreeWay {
  return mergeThreeWays({ oldVendor: oldBase, newVendor: newBase, local: patch });
}

interface Told {
  readonly clashes: Clash[];
  readonly masked: Masked[];
  readonly obsolete: Obsolete[];
  readonly oldVendor: Json | undefined;
  readonly newVendor: Json | undefined;
}

/** One property in its three states. */
interface Three {
  readonly mine: unknown;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly pointer: string;
}

const NOTHING = Symbol('nothing to say');

function mergeObject(local: Json, base: Json, theirs: Json, pointer: string, told: Told): Json {
  const patch: [string, unknown][] = [];
  for (const [key, mine] of Object.entries(local)) {
    const stays = isPlacement(key, mine) || (pointer === '' && isHead(key));
    const three = { mine, base: own(base, key), theirs: own(theirs, key), pointer: pointerTo(pointer, key) };
    const said = stays ? mine : decide(three, told);
    if (said !== NOTHING) patch.push([key, said]);
  }
  return Object.fromEntries(patch);
}

function decide(three: Three, told: Told): unknown {
  const { mine, base, theirs, pointer } = three;
  if (mine === null) return removal(three, told);
  if (!isObject(mine) || [mine, base, theirs].some(isWritten)) return setting(three, told);
  if (isObject(theirs)) {
    if (!isObject(base)) return element(three, told);
    const inner = mergeObject(mine, base, theirs, pointer, told);
    return Object.keys(inner).length > 0 ? inner : NOTHING;
  }
  if (theirs !== undefined) return setting(three, told);
  return base === undefined ? mine : aside(three, told);
}

/** Conditions and computed values mean something only as a whole. */
function isWritten(value: unknown): boolean {
  return isObject(value) && Object.keys(value).some((key) => key.startsWith('$'));
}

function removal({ base, theirs, pointer }: Three, told: Told): unknown {
  if (theirs === undefined) return obsolete(pointer, null, told);
  told.masked.push({ pointer, mine: undefined, theirs });
  if (!sameValue(base, theirs)) told.clashes.push({ pointer, kind: 'removedByMe', base, mine: undefined, theirs });
  return null;
}

function setting(three: Three, told: Told): unknown {
  const { base, theirs, pointer } = three;
  const mine = mergePatch(base, three.mine);
  if (theirs !== undefined && sameValue(mine, theirs)) return obsolete(pointer, mine, told);
  if (theirs !== undefined) told.masked.push({ pointer, mine, theirs });
  if (sameValue(base, theirs)) return three.mine;
  if (base !== undefined && sameValue(mine, base)) {
    if (theirs !== undefined) told.masked.pop();
    return obsolete(pointer, mine, told);
  }
  told.clashes.push({ pointer, kind: kindOf(base, theirs), base, mine, theirs });
  return isObject(mine) && isObject(theirs) ? patchBetween(theirs, mine) : mine;
}

/** Both added an element of this name: mine as a whole, with nothing of theirs left in it. */
function element({ mine: patch, base, theirs, pointer }: Three, told: Told): unknown {
  const mine = mergePatch(base, patch) as Json;
  if (sameValue(mine, theirs)) return obsolete(pointer, mine, told);
  told.masked.push({ pointer, mine, theirs });
  told.clashes.push({ pointer, kind: kindOf(base, theirs), base, mine, theirs });
  const places = Object.entries(patch as Json).filter(([key, value]) => isPlacement(key, value));
  return { ...patchBetween(theirs as Json, mine), ...Object.fromEntries(places) };
}

function aside({ mine: patch, base, theirs, pointer }: Three, told: Told): unknown {
  const mine = mergePatch(base, patch) as Json;
  if (sameValue(mine, base)) return obsolete(pointer, mine, told);
  const parent = parentOf(pointer);
  const order = Object.keys((at(told.oldVendor, parent) ?? {}) as Json);
  const present = Object.keys((at(told.newVendor, parent) ?? {}) as Json);
  const place = neighbourOf(keysOf(pointer).at(-1) ?? '', order, present);
  const setAside = within(pointer, { ...mine, ...place }) as Json;
  told.clashes.push({ pointer, kind: 'removedByVendor', base, mine, theirs, setAside });
  return NOTHING;
}

function kindOf(base: unknown, theirs: unknown): ClashKind {
  if (base === undefined) return 'addedByBoth';
  return theirs === undefined ? 'removedByVendor' : 'bothChanged';
}

function obsolete(pointer: string, value: unknown, told: Told): typeof NOTHING {
  told.obsolete.push({ pointer, value });
  return NOTHING;
}

function vendorGone(oldVendor: Json | undefined, local: Json): ThreeWay {
  if (oldVendor === undefined) return { patch: local, clashes: [], masked: [], obsolete: [] };
  const mine = mergePatch(oldVendor, withoutHead(local)) as Json;
  const clash: Clash = {
    pointer: '',
    kind: 'removedByVendor',
    base: oldVendor,
    mine,
    theirs: undefined,
    setAside: mine,
  };
  return { patch: {}, clashes: [clash], masked: [], obsolete: [] };
}

/** The customer made an artefact that the vendor now makes too. */
function bothMadeIt(newVendor: Json, local: Json, told: Told): Json {
  const mine = withoutHead(local);
  const theirs = withoutHead(newVendor);
  if (sameValue(mine, theirs)) told.obsolete.push({ pointer: '', value: mine });
  else told.clashes.push({ pointer: '', kind: 'addedByBoth', base: undefined, mine, theirs });
  return { ...headOf(local), ...patchBetween(theirs, mine) };
}

function own(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Mine that no longer fits the vendor's new version: what a finding is about is set aside, as a whole setting. */
import type { Finding } from '../../foundation/errors';
import { isObject, keysOf, pointerTo } from '../layers';
import { mergePatch } from '../overlay';
import type { Placed, Schemas } from '../schemas';
import type { Clash } from './clash';
import { takeTheirs } from './decide';
import { isHead } from './head';
import { at, type Json, parentOf, within } from './json';
import { partsOf } from './schema-parts';

export interface Misfit {
  readonly patch: Json;
  readonly base: unknown;
  readonly theirs: unknown;
  /** The artefact with the patch. */
  readonly whole: unknown;
  /** The schema of the artefact's kind. */
  readonly root: Placed;
  readonly schemas: Schemas;
}

export interface Fitted {
  readonly patch: Json;
  readonly clash: Clash | null;
}

/**
 * The patch without what the finding is about, and the clash that keeps it; undefined when the patch is not to blame. A
 * vendor's property that mine has no room for (`of` beside my `type`) is removed instead.
 */
export function fitted(finding: Finding, misfit: Misfit): Fitted | undefined {
  const { patch, base, theirs } = misfit;
  if (finding.code === 'K004' && isVendors(finding.path, misfit))
    return { patch: withRemoval(patch, keysOf(finding.path)) as Json, clash: null };
  const pointer = nearestSay(patch, settingAt(finding.path, misfit));
  if (pointer === undefined) return undefined;
  const said = at(patch, pointer);
  const kind = LEADS_NOWHERE.has(finding.code) ? 'removedByVendor-used' : 'noLongerFits';
  const states = { base: at(base, pointer), mine: mergePatch(at(base, pointer), said), theirs: at(theirs, pointer) };
  const clash: Clash = { pointer, kind, ...states, setAside: within(pointer, said) as Json };
  return { patch: takeTheirs(patch, pointer), clash };
}

/** Names that lead nowhere. */
const LEADS_NOWHERE: ReadonlySet<string> = new Set(['K009', 'K011', 'L001', 'L004', 'V010']);

/** The vendor says it, and I say something beside it. */
function isVendors(pointer: string, { patch, theirs }: Misfit): boolean {
  const beside = at(patch, parentOf(pointer));
  return at(patch, pointer) === undefined && at(theirs, pointer) !== undefined && isObject(beside);
}

/**
 * The setting that a pointer leads into: a condition or a list is one as a whole. One that stands in no element
 * of its own goes with the object around it, so that a right never stays without its condition.
 */
function settingAt(pointer: string, { patch, whole, root, schemas }: Misfit): string {
  let [place, placed, setting]: [string, Placed | undefined, string] = ['', root, ''];
  let holdsSettings = true;
  for (const key of keysOf(pointer)) {
    const said = at(patch, place);
    if (!placed || (place !== '' && said !== undefined && !isObject(said)) || isWritten(placed, schemas)) break;
    const parts = partsOf(placed, [said, at(whole, place)], schemas);
    const property = parts.property(key);
    place = pointerTo(place, key);
    if (!property || holdsSettings) setting = place;
    holdsSettings = !property;
    placed = property ?? parts.element;
  }
  return setting;
}

function isWritten(placed: Placed, schemas: Schemas): boolean {
  return schemas
    .chain(placed)
    .some(({ schema }) => ['condition', 'default', 'value'].includes(String(schema['x-editor'])));
}

/** The deepest place at or above a pointer at which the patch says something of its own. */
function nearestSay(patch: Json, pointer: string): string | undefined {
  for (let place = pointer; place !== ''; place = parentOf(place)) {
    const reachable = isObject(at(patch, parentOf(place)));
    if (reachable && at(patch, place) !== undefined && !isHead(keysOf(place)[0] ?? '')) return place;
  }
  return undefined;
}

function withRemoval(document: unknown, [key = '', ...rest]: readonly string[]): unknown {
  const inner = isObject(document) ? document : {};
  return { ...inner, [key]: rest.length > 0 ? withRemoval(inner[key], rest) : null };
}

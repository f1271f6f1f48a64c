/**
 * Placements between two orders of keys. Only elements (keys that hold objects) can be placed; the order of
 * other properties says nothing, so they keep the one they have. Keys that look like numbers stand where
 * JavaScript puts them and are left alone.
 */
export interface Placement {
  readonly where: 'after' | 'before';
  readonly sibling: string;
}

/** How a patch must place elements, told in the order of `to`, so that keys in the order `from` come to stand as in `to`. */
export function placementsBetween(
  from: readonly string[],
  to: readonly string[],
  isElement: (key: string) => boolean,
): ReadonlyMap<string, Placement> {
  const wanted = reachable(from.filter(isOrderable), to.filter(isOrderable), isElement);
  const settled = settledKeys(from.filter(isOrderable), wanted, isElement);
  const placements = new Map<string, Placement>();
  const anchor = wanted.find((key) => settled.has(key));
  for (const [index, key] of wanted.entries()) {
    if (settled.has(key)) continue;
    const previous = wanted[index - 1];
    if (previous !== undefined) placements.set(key, { where: 'after', sibling: previous });
    else if (anchor !== undefined) placements.set(key, { where: 'before', sibling: anchor });
  }
  return placements;
}

/** The elements that left their place when an order of keys became another; as few as can be. */
export function movedKeys(before: readonly string[], after: readonly string[]): readonly string[] {
  const common = before.filter((key) => after.includes(key));
  return [
    ...placementsBetween(
      common,
      after.filter((key) => before.includes(key)),
      () => true,
    ).keys(),
  ];
}

function isOrderable(key: string): boolean {
  return !/^(0|[1-9]\d{0,9})$/.test(key);
}

/** The wanted order, with everything that cannot be placed in the order it already has. */
function reachable(
  from: readonly string[],
  to: readonly string[],
  isElement: (key: string) => boolean,
): readonly string[] {
  const fixed = from.filter((key) => !isElement(key)).values();
  return to.map((key) => (isElement(key) ? key : String(fixed.next().value)));
}

/** The most keys that need not move: those between the same fixed neighbours, and of these a longest rising run. */
function settledKeys(
  from: readonly string[],
  to: readonly string[],
  isElement: (key: string) => boolean,
): ReadonlySet<string> {
  const ranks = new Map(from.map((key, index) => [key, index]));
  const gapsBefore = gapsOf(from, isElement);
  const gapsAfter = gapsOf(to, isElement);
  const candidates = to.filter((key) => gapsBefore.get(key) === gapsAfter.get(key));
  return new Set(longestRising(candidates, (key) => ranks.get(key) ?? -1));
}

/** key → how many keys that cannot be placed stand before it. */
function gapsOf(keys: readonly string[], isElement: (key: string) => boolean): ReadonlyMap<string, number> {
  let fixed = 0;
  return new Map(keys.map((key) => [key, isElement(key) ? fixed : fixed++]));
}

/** A longest subsequence whose ranks rise (patience sorting). */
function longestRising(keys: readonly string[], rankOf: (key: string) => number): readonly string[] {
  const ends: number[] = [];
  const previous: number[] = [];
  const ranks = keys.map(rankOf);
  for (const [index, rank] of ranks.entries()) {
    const pile = firstNotBelow(ends, rank, ranks);
    previous[index] = pile > 0 ? (ends[pile - 1] ?? -1) : -1;
    ends[pile] = index;
  }
  const run: string[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) run.unshift(keys[index] ?? '');
  return run;
}

function firstNotBelow(ends: readonly number[], rank: number, ranks: readonly number[]): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranks[ends[middle] ?? 0] ?? 0) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

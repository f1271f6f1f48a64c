/**
 * Random artefacts of one shape: capital keys hold elements, small keys hold leaves (a grammar makes ours agree like
 * this too). Leaves stand first and in one order, because no patch can say another.
 */
import fc from 'fast-check';
import type { Json } from '../../../platform/language/change/json';
import type { Layer } from '../../../platform/language/layers';

const LEAVES = ['a', 'b', 'c', 'd'] as const;
const ELEMENTS = ['A', 'B', 'C', 'D', 'E'] as const;

const leaf = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('x', 'y'),
  fc.boolean(),
  fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }),
);

const leaves = fc
  .dictionary(fc.constantFrom(...LEAVES), leaf, { maxKeys: 3 })
  .map((found): Json => Object.fromEntries(Object.entries(found).sort(([one], [other]) => (one < other ? -1 : 1))));

const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaves,
    fc
      .tuple(leaves, fc.dictionary(fc.constantFrom(...ELEMENTS), tie('tree'), { maxKeys: 4 }))
      .map(([some, elements]): Json => ({ ...some, ...elements })),
  ),
}));

/** An artefact; its elements stand in any order. */
export const documents: fc.Arbitrary<Json> = tree;

/** The manifest of a package that owns or extends something. */
export function manifest(name: string): Layer['package'] {
  return { name, version: '1.0.0', prefix: '', npmName: name, dependencies: {} };
}

import fc from 'fast-check';
import { keepMine, takeTheirs } from '../../../platform/language/change/decide';
import { at, type Json, sameValue } from '../../../platform/language/change/json';
import { patchBetween } from '../../../platform/language/change/patch';
import { mergeThreeWays, rebase } from '../../../platform/language/change/three-way';
import { isObject, keysOf, pointerTo } from '../../../platform/language/layers';
import { mergeParts, mergePatch } from '../../../platform/language/overlay';
import { documents, manifest } from './documents';

/** An old version, a new one and what the customer made of the old one. */
const three = fc.tuple(documents, documents, documents).map(([oldVendor, newVendor, wish]) => ({
  oldVendor,
  newVendor,
  local: patchBetween(oldVendor, wish),
}));
const RUNS = { numRuns: 2000 };

describe('a merge of three', () => {
  it('changes nothing when the vendor changed nothing', () => {
    fc.assert(
      fc.property(documents, documents, (vendor, wish) => {
        const local = patchBetween(vendor, wish);
        const merged = mergeThreeWays({ oldVendor: vendor, newVendor: structuredClone(vendor), local });
        expect(JSON.stringify(merged.patch)).toBe(JSON.stringify(local));
        expect(merged.clashes).toEqual([]);
      }),
    );
  });

  it('gives the vendor’s version to a customer who changed nothing', () => {
    fc.assert(
      fc.property(documents, documents, (oldVendor, newVendor) => {
        const { patch, clashes } = mergeThreeWays({ oldVendor, newVendor, local: {} });
        expect([patch, clashes]).toEqual([{}, []]);
      }),
    );
  });

  it('always gives a patch that merges without a finding', () => {
    fc.assert(
      fc.property(three, (input) => {
        const { patch } = mergeThreeWays(input);
        expect(mergeParts([part(input.newVendor), part(patch)]).findings).toEqual([]);
      }),
      RUNS,
    );
  });

  it('keeps what only one side changed', () => {
    fc.assert(
      fc.property(three, (input) => {
        // given
        const { oldVendor, newVendor, local } = input;
        const mine = mergePatch(oldVendor, local);

        // when
        const { patch, clashes } = mergeThreeWays(input);
        const result = mergePatch(newVendor, patch);

        // then
        for (const pointer of leavesOf(oldVendor, newVendor, mine)) {
          if (clashes.some((clash) => isWithin(pointer, clash.pointer))) continue;
          const [base, theirs, wish] = [oldVendor, newVendor, mine].map((document) => at(document, pointer));
          const expected = sameValue(base, wish) ? theirs : wish;
          expect([pointer, at(result, pointer)]).toEqual([pointer, expected]);
        }
      }),
      RUNS,
    );
  });

  it('lets mine win where both changed, unless the whole element is gone', () => {
    fc.assert(
      fc.property(three, (input) => {
        const { patch, clashes } = mergeThreeWays(input);
        const result = mergePatch(input.newVendor, patch);
        for (const clash of clashes) expect(at(result, clash.pointer)).toEqual(clash.setAside ? undefined : clash.mine);
      }),
      RUNS,
    );
  });

  it('gives the vendor’s values at every clash once theirs are taken', () => {
    fc.assert(
      fc.property(three, (input) => {
        const { patch, clashes } = mergeThreeWays(input);
        const taken = clashes.reduce((left, clash) => takeTheirs(left, clash.pointer), patch);
        const result = mergePatch(input.newVendor, taken);
        for (const clash of clashes) expect(at(result, clash.pointer)).toEqual(clash.theirs);
      }),
      RUNS,
    );
  });

  it('can bring back whatever was set aside', () => {
    fc.assert(
      fc.property(three, (input) => {
        const { patch, clashes } = mergeThreeWays(input);
        for (const clash of clashes.filter((each) => each.setAside)) {
          const kept = keepMine(input.newVendor, patch, clash);
          const { body, findings } = mergeParts([part(input.newVendor), part(kept)]);
          expect(at(body, clash.pointer)).toEqual(clash.mine);
          expect(findings).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('tells every vendor’s value that a setting of mine hides', () => {
    fc.assert(
      fc.property(three, (input) => {
        const { patch, masked } = mergeThreeWays(input);
        const result = mergePatch(input.newVendor, patch);
        for (const pointer of leavesOf(input.newVendor))
          if (!sameValue(at(result, pointer), at(input.newVendor, pointer)))
            expect(masked.map((each) => each.pointer).filter((each) => isWithin(pointer, each))).not.toEqual([]);
      }),
    );
  });
});

describe('a change set', () => {
  it('published after another one keeps both, and tells where both changed the same', () => {
    // given
    const base = { fields: { a: { min: 1 }, b: { min: 1 } } };
    const published = { fields: { a: { min: 2 }, b: { min: 1 }, c: {} } };

    // when
    const { patch, clashes } = rebase({ fields: { a: { min: 3 }, b: { min: 3 } } }, base, published);

    // then
    expect(mergePatch(published, patch)).toEqual({ fields: { a: { min: 3 }, b: { min: 3 }, c: {} } });
    expect(clashes).toEqual([{ pointer: '/fields/a/min', kind: 'bothChanged', base: 1, mine: 3, theirs: 2 }]);
  });
});

describe('a clash', () => {
  const field = (more: Json) => ({ fields: { amount: { type: 'money', label: { en: 'Amount' }, ...more }, b: {} } });

  it('of one property leaves the rest of the element to both', () => {
    // given
    const oldVendor = field({ required: false, min: 0 });
    const newVendor = field({ required: true, min: 1, max: 9 });
    const local = { fields: { amount: { min: 5, label: { en: 'Value' } } } };

    // when
    const { patch, clashes, masked } = mergeThreeWays({ oldVendor, newVendor, local });

    // then
    expect(patch).toEqual({ fields: { amount: { min: 5, label: { en: 'Value' } } } });
    expect(clashes).toEqual([{ pointer: '/fields/amount/min', kind: 'bothChanged', base: 0, mine: 5, theirs: 1 }]);
    expect(masked.map((each) => each.pointer)).toEqual(['/fields/amount/min', '/fields/amount/label/en']);
  });

  it('over a removed element sets mine aside whole, with its place', () => {
    // given
    const oldVendor = { fields: { a: {}, amount: { type: 'money', min: 0 }, c: {} } };
    const newVendor = { fields: { a: {}, c: {} } };
    const local = { fields: { amount: { min: 5 }, x: { type: 'text', after: 'amount' } } };

    // when
    const { patch, clashes } = mergeThreeWays({ oldVendor, newVendor, local });

    // then
    expect(patch).toEqual({ fields: { x: { type: 'text', after: 'a' } } });
    expect(clashes).toMatchObject([
      { kind: 'removedByVendor', setAside: { fields: { amount: { type: 'money', min: 5, after: 'a' } } } },
    ]);
  });

  it('over a name that both added gives mine whole, with nothing of theirs left in it', () => {
    const local = { fields: { svc_a: { type: 'text', maxLength: 5 } } };
    const newVendor = { fields: { svc_a: { type: 'choice', of: 'x' } } };
    const { patch, clashes } = mergeThreeWays({ oldVendor: { fields: {} }, newVendor, local });
    expect(mergePatch(newVendor, patch)).toEqual({ fields: { svc_a: { type: 'text', maxLength: 5 } } });
    expect(clashes).toMatchObject([{ kind: 'addedByBoth', pointer: '/fields/svc_a' }]);
  });

  it('about a condition or a computed value is about the whole of it', () => {
    const { patch, clashes } = mergeThreeWays({
      oldVendor: { default: { $: 'today()' } },
      newVendor: { default: { $ref: { code: 'a' } } },
      local: { default: { $: 'now()' } },
    });
    expect(mergePatch({ default: { $ref: { code: 'a' } } }, patch)).toEqual({ default: { $: 'now()' } });
    expect(clashes).toMatchObject([{ kind: 'bothChanged', pointer: '/default' }]);
  });

  it('does not arise where mine says what the vendor now says', () => {
    const { patch, clashes, obsolete } = mergeThreeWays({
      oldVendor: field({ required: false }),
      newVendor: field({ required: true }),
      local: { fields: { amount: { required: true } } },
    });
    expect([patch, clashes]).toEqual([{}, []]);
    expect(obsolete).toEqual([{ pointer: '/fields/amount/required', value: true }]);
  });
});

function part(body: Json) {
  return { layer: manifest('any'), file: 'any.json', body };
}

function isWithin(pointer: string, other: string): boolean {
  return pointer === other || pointer.startsWith(`${other}/`) || other.startsWith(`${pointer}/`);
}

/** Pointers of everything that is no element, in any of the documents. */
function leavesOf(...documents: readonly unknown[]): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown, pointer: string): void => {
    if (!isObject(value)) found.add(pointer);
    else for (const [key, inner] of Object.entries(value)) visit(inner, pointerTo(pointer, key));
  };
  for (const document of documents) visit(document, '');
  return [...found].filter((pointer) => keysOf(pointer).length > 0);
}

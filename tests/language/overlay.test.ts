import fc from 'fast-check';
import { isObject, type Part, pointerTo } from '../../platform/language/layers';
import { mergeParts, mergePatch, originsOf } from '../../platform/language/overlay';

/**
 * Documents of one shape: capital keys hold objects, small keys hold leaves. RFC 7396 cannot say "replace
 * this object as a whole", so only documents that agree on the shape obey algebra; a grammar makes ours agree.
 */
const leaf = fc.oneof(
  fc.integer(),
  fc.string({ maxLength: 3 }),
  fc.boolean(),
  fc.array(fc.integer(), { maxLength: 2 }),
);
const { doc } = fc.letrec<{ doc: Readonly<Record<string, unknown>> }>((tie) => ({
  doc: fc.oneof(
    { depthSize: 'small' },
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), leaf, { maxKeys: 3 }),
    fc
      .tuple(
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), leaf, { maxKeys: 3 }),
        fc.dictionary(fc.constantFrom('A', 'B', 'C'), tie('doc'), { maxKeys: 3 }),
      )
      .map(([leaves, objects]) => ({ ...leaves, ...objects })),
  ),
}));

describe('the merge rule', () => {
  it('changes nothing when the patch is empty', () => {
    fc.assert(fc.property(doc, (base) => expect(mergePatch(base, {})).toEqual(base)));
  });

  it('gives the patch when the base is empty', () => {
    fc.assert(fc.property(doc, (patch) => expect(mergePatch({}, patch)).toEqual(patch)));
  });

  it('gives the same for three layers however they are grouped, order of keys included', () => {
    fc.assert(
      fc.property(doc, doc, doc, (a, b, c) => {
        const left = mergePatch(mergePatch(a, b), c);
        const right = mergePatch(a, mergePatch(b, c));
        expect(JSON.stringify(left)).toBe(JSON.stringify(right));
      }),
    );
  });

  it('keeps the order of the base and puts new keys after it', () => {
    fc.assert(
      fc.property(doc, doc, (base, patch) => {
        const added = Object.keys(patch).filter((key) => !Object.hasOwn(base, key));
        expect(Object.keys(mergePatch(base, patch) as object)).toEqual([...Object.keys(base), ...added]);
      }),
    );
  });

  it('removes what the patch says is null, and nothing else', () => {
    fc.assert(
      fc.property(doc, fc.constantFrom('a', 'b', 'c', 'A'), (base, key) => {
        const { [key]: _, ...rest } = base;
        expect(mergePatch(base, { [key]: null })).toEqual(rest);
      }),
    );
  });

  it('changes neither the base nor the patch', () => {
    fc.assert(
      fc.property(doc, doc, (base, patch) => {
        const before = JSON.stringify([base, patch]);
        mergePatch(base, patch);
        expect(JSON.stringify([base, patch])).toBe(before);
      }),
    );
  });

  it('replaces lists as a whole', () => {
    expect(mergePatch({ list: [1, 2] }, { list: [3] })).toEqual({ list: [3] });
  });

  it('keeps the nulls of the owner, which are values', () => {
    expect(mergeParts([part('base', { where: { done: null } })]).body).toEqual({ where: { done: null } });
  });
});

describe('the place of an element', () => {
  const base = part('base', { fields: { a: { type: 'text' }, b: { type: 'text' }, c: { type: 'text' } } });

  it('is after or before the sibling it names, and the word is no part of the result', () => {
    // given
    const layer = part('layer', { fields: { x: { type: 'date', after: 'a' }, c: { before: 'a' } } });

    // when
    const { body, findings } = mergeParts([base, layer]);

    // then
    expect(Object.keys(body.fields as object)).toEqual(['c', 'a', 'x', 'b']);
    expect(body.fields).toMatchObject({ x: { type: 'date' }, c: { type: 'text' } });
    expect(JSON.stringify(body)).not.toMatch(/after|before/);
    expect(findings).toEqual([]);
  });

  it('stays and gives a finding when there is no such sibling', () => {
    // given
    const layer = part('layer', { fields: { x: { type: 'date', after: 'nobody' } } });

    // when
    const { body, findings } = mergeParts([base, layer]);

    // then
    expect(Object.keys(body.fields as object)).toEqual(['a', 'b', 'c', 'x']);
    expect(findings).toMatchObject([{ code: 'K013', file: 'layer.json', path: '/fields/x/after' }]);
  });

  it('may be asked for by the owner too', () => {
    const owner = part('base', { items: { last: {}, first: { before: 'last' } } });
    expect(Object.keys(mergeParts([owner]).body.items as object)).toEqual(['first', 'last']);
  });
});

describe('provenance', () => {
  it('names first the layer whose value is in effect', () => {
    fc.assert(
      fc.property(fc.array(doc, { minLength: 1, maxLength: 4 }), (docs) => {
        const parts = docs.map((body, index) => part(String(index), body));
        const { body } = mergeParts(parts);
        for (const [pointer, value] of leavesOf(body, '')) expect(originsOf(parts, pointer)[0]?.value).toEqual(value);
      }),
    );
  });

  it('shows every layer that says something, newest first, and what a layer removed as null', () => {
    // given
    const parts = [
      part('one', { a: { b: 1 } }),
      part('two', { a: null }),
      part('three', { c: 1 }),
      part('four', { a: { b: 4 } }),
    ];

    // when
    const origins = originsOf(parts, '/a/b');

    // then
    expect(origins.map(({ layer, value }) => [layer, value])).toEqual([
      ['four', 4],
      ['two', null],
      ['one', 1],
    ]);
  });
});

function part(name: string, body: Readonly<Record<string, unknown>>): Part {
  return { layer: { name, version: '1.0.0', prefix: '', npmName: name, dependencies: {} }, file: `${name}.json`, body };
}

function leavesOf(value: unknown, pointer: string): readonly (readonly [string, unknown])[] {
  if (!isObject(value)) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, pointerTo(pointer, key)));
}

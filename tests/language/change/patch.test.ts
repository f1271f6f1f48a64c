import fc from 'fast-check';
import { patchBetween } from '../../../platform/language/change/patch';
import { KINDS } from '../../../platform/language/kinds';
import { mergeParts, mergePatch } from '../../../platform/language/overlay';
import { shippedSnapshot } from '../../crm/world';
import { documents, manifest } from './documents';

const part = (body: Readonly<Record<string, unknown>>) => ({ layer: manifest('any'), file: 'any.json', body });

describe('the patch between two artefacts', () => {
  it('leads from one to the other, byte for byte and without a finding', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        // given: leaves of `after` that `before` has not stand behind; elements stand anywhere
        const wanted = withLeavesAsIn(before, after);

        // when
        const patch = patchBetween(before, wanted);

        // then
        const { body, findings } = mergeParts([part(before), part(patch)]);
        expect(JSON.stringify(body)).toBe(JSON.stringify(wanted));
        expect(findings).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('says the same whatever the order of leaves', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        expect(mergePatch(before, patchBetween(before, after))).toEqual(after);
      }),
    );
  });

  it('is empty between equal artefacts', () => {
    fc.assert(fc.property(documents, (body) => expect(patchBetween(body, body)).toEqual({})));
  });

  it('places an element that only moved and does not write it again', () => {
    // given
    const before = { fields: { a: { type: 'text' }, b: { type: 'text' }, c: { type: 'text' }, d: { type: 'text' } } };
    const after = { fields: { a: { type: 'text' }, d: { type: 'text' }, b: { type: 'text' }, c: { type: 'text' } } };

    // then
    expect(patchBetween(before, after)).toEqual({ fields: { d: { after: 'a' } } });
    expect(patchBetween(after, before)).toEqual({ fields: { d: { after: 'c' } } });
  });

  it('places the first element before the first that stays', () => {
    expect(patchBetween({ f: { a: {}, b: {}, c: {} } }, { f: { c: {}, x: {}, a: {}, b: {} } })).toEqual({
      f: { c: { before: 'a' }, x: { after: 'c' } },
    });
  });

  it('leads from every shipped artefact to every other of its kind', () => {
    const snapshot = shippedSnapshot();
    for (const kind of KINDS) {
      const all = snapshot.artefacts(kind);
      for (const [index, before] of all.entries()) {
        const after = all[(index + 1) % all.length];
        if (after && sayable(before, after)) expect(mergePatch(before, patchBetween(before, after))).toEqual(after);
      }
    }
  });

  it('leaves keys that look like numbers where JavaScript puts them', () => {
    const patch = patchBetween({ 1: {}, 2: {}, x: {} }, { 2: {}, 3: {}, y: {}, x: {} });
    expect(JSON.stringify(mergePatch({ 1: {}, 2: {}, x: {} }, patch))).toBe(
      JSON.stringify({ 2: {}, 3: {}, y: {}, x: {} }),
    );
  });
});

/** A patch cannot say null. */
function sayable(...documents: readonly unknown[]): boolean {
  return documents.every((each) => !JSON.stringify(each).includes('null'));
}

/** The document with the leaves that `before` has too in its order, and the new ones after them. */
function withLeavesAsIn(before: unknown, after: unknown): Readonly<Record<string, unknown>> {
  const [old, now] = [before ?? {}, after] as [Record<string, unknown>, Record<string, unknown>];
  const isLeaf = (key: string) => typeof now[key] !== 'object' || Array.isArray(now[key]);
  const ranked = Object.keys(old).filter((key) => key in now && isLeaf(key));
  const fresh = Object.keys(now).filter((key) => isLeaf(key) && !ranked.includes(key));
  const leaves = [...ranked, ...fresh].values();
  return Object.fromEntries(
    Object.keys(now).map((key) => {
      if (!isLeaf(key)) {
        const inner = typeof old[key] === 'object' && !Array.isArray(old[key]) ? old[key] : {};
        return [key, withLeavesAsIn(inner, now[key])];
      }
      const name = String(leaves.next().value);
      return [name, now[name]];
    }),
  );
}

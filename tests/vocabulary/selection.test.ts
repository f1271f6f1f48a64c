import fc from 'fast-check';
import { type FilterMeaning, filterFrom, meaningOf } from '../../platform/vocabulary/selection/filters';
import {
  allOf,
  NOTHING_SELECTED,
  readSelection,
  type Selection,
  sortAfterClick,
  withFilter,
  writeSelection,
} from '../../platform/vocabulary/selection/selection';

const word = fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/);
const selections: fc.Arbitrary<Selection> = fc.record({
  search: fc.string(),
  preset: fc.option(word),
  saved: fc.option(fc.uuid()),
  sort: fc.option(fc.array(word, { minLength: 1, maxLength: 3 })),
  filters: fc.dictionary(
    word,
    fc.oneof(
      fc.boolean(),
      fc.record({ $in: fc.array(fc.string(), { minLength: 1 }) }),
      fc.record({ $gte: fc.string() }),
    ),
  ),
});

describe('a selection in an address', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        // when
        const read = readSelection(writeSelection(selection));

        // then
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(selection)));
      }),
    );
  });

  test('selects nothing where the text cannot be read', () => {
    // given
    const broken = ['where={', 'where=[1]', 'where=null', 'sort=', 'preset='];

    // when
    const read = broken.map(readSelection);

    // then
    for (const selection of read) expect({ ...selection, preset: selection.preset || null }).toEqual(NOTHING_SELECTED);
  });
});

describe('the order after clicks on headings', () => {
  test('goes up, down, and back to the view’s own', () => {
    // given
    const first = sortAfterClick(['name'], 'amount', false);

    // when
    const second = sortAfterClick(first ?? [], 'amount', false);
    const third = sortAfterClick(second ?? [], 'amount', false);

    // then
    expect([first, second, third]).toEqual([['amount'], ['-amount'], null]);
  });

  test('keeps the other columns and their places when one is added or turned', () => {
    // given
    const sort = ['city', 'name'];

    // when
    const added = sortAfterClick(sort, 'amount', true);
    const turned = sortAfterClick(sort, 'city', true);

    // then
    expect(added).toEqual(['city', 'name', 'amount']);
    expect(turned).toEqual(['-city', 'name']);
  });
});

describe('conditions', () => {
  test('are joined only when there are several', () => {
    // given
    const [one, two] = [{ a: 1 }, { b: 2 }];

    // when
    const joined = [allOf(undefined, {}, null), allOf(one, {}), allOf(one, undefined, two)];

    // then
    expect(joined).toEqual([undefined, one, { $and: [one, two] }]);
  });

  test('lose a path when its filter is cleared', () => {
    expect(withFilter({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
  });
});

describe('a filter', () => {
  const text = fc.string({ minLength: 1 }).filter((each) => each.trim() === each);
  const meanings: fc.Arbitrary<FilterMeaning> = fc.oneof(
    fc.record({ is: fc.constant('any' as const), of: fc.array(fc.string(), { minLength: 1 }) }),
    fc.record({ is: fc.constant('any' as const), of: fc.tuple(fc.boolean()) }),
    fc.record({ is: fc.constant('empty' as const), empty: fc.boolean() }),
    fc.record({
      is: fc.constant('text' as const),
      operator: fc.constantFrom('$contains' as const, '$startsWith' as const),
      text,
    }),
    fc.record({ is: fc.constant('range' as const), from: text, to: fc.option(text) }),
    fc.record({ is: fc.constant('during' as const), period: word }),
    fc.record({ is: fc.constant('under' as const), id: fc.uuid() }),
    fc.constant({ is: 'me' as const }),
  );

  test('means what it was made from', () => {
    fc.assert(
      fc.property(meanings, (meaning) => {
        expect(meaningOf(filterFrom(meaning))).toEqual(meaning);
      }),
    );
  });

  test('that no editor can show is told apart instead of being lost', () => {
    // given
    const strange = [{}, { $gt: 5 }, { industry: 'it' }, { $gte: { $: 'today()' } }, { $in: [1], $ne: 2 }];

    // when
    const meant = strange.map(meaningOf);

    // then
    expect(meant).toEqual(strange.map(() => ({ is: 'other' })));
  });
});

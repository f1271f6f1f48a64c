import fc from 'fast-check';
import type { Dependant } from '../../platform/language/contracts';
import { findCircles } from '../../platform/language/dependencies';
import { layerOf, snapshotOf } from './metadata';

const SALES = layerOf('sales', {
  'stage.entity': {
    title: 'name',
    fields: { name: { type: 'text' }, probability: { type: 'percent' }, open: { type: 'boolean' } },
  },
  'company.entity': {
    title: 'name',
    fields: {
      name: { type: 'text' },
      head: { type: 'reference', to: 'company' },
      matters: { type: 'collection', of: 'matter', by: 'company' },
      hope: { type: 'rollUp', over: 'matters', sum: 'expected', where: { 'stage.open': true } },
      half: { type: 'formula', as: 'decimal', value: 'hope / 2' },
    },
  },
  'matter.entity': {
    title: 'name',
    fields: {
      name: { type: 'text' },
      company: { type: 'reference', to: 'company' },
      stage: { type: 'reference', to: 'stage' },
      amount: { type: 'decimal' },
      expected: { type: 'formula', as: 'decimal', value: 'amount * stage.probability / 100' },
      boss: { type: 'formula', as: 'text', value: 'company.head.name' },
    },
  },
});

describe('what must be recomputed elsewhere', () => {
  const snapshot = snapshotOf(SALES);
  const told = (entity: string) => snapshot.dependants(entity).map(tell);

  it('is a formula that looks through references, at every hop', () => {
    expect(told('stage')).toContain('matter.expected by stage: probability');
    expect(told('company')).toEqual(['matter.boss by company: head', 'matter.boss by company.head: name']);
  });

  it('is a roll-up over the rows, and over what its condition reads beyond them', () => {
    expect(told('matter')).toEqual(['company.hope by company: company,expected,stage']);
    expect(told('stage')).toContain('company.hope by company.stage: open');
  });

  it('is nothing of the record itself', () => {
    expect(told('matter').join()).not.toContain('matter.');
    expect(snapshot.entity('company').formulas.map((formula) => formula.field.name)).toEqual(['half']);
  });
});

describe('circles', () => {
  it('are not found where there are none, whatever the order of formulas', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (order) => {
        // given: each formula reads the one before it, written in any order
        const fields = Object.fromEntries(order.map((n) => [`f${n}`, formula(n === 0 ? '1' : `f${n - 1} + 1`)]));
        const snapshot = snapshotOf(layerOf('p', { 'a.entity': { fields } }));

        // when
        const entity = snapshot.entity('a');

        // then
        expect(findCircles([entity])).toEqual([]);
        expect(entity.formulas.map((each) => each.field.name)).toEqual(['f0', 'f1', 'f2', 'f3', 'f4', 'f5']);
      }),
      { numRuns: 30 },
    );
  });

  it('are named, through references too', () => {
    // given
    const up = { type: 'reference', to: 'a' };
    const snapshot = snapshotOf(
      layerOf('p', { 'a.entity': { fields: { up, x: formula('up.y'), y: formula('x + 1') } } }),
    );

    // when
    const circles = findCircles([snapshot.entity('a')]);

    // then
    expect(circles).toEqual([{ entity: 'a', code: 'K012', path: '/fields/x', params: { cycle: 'a.x → a.y → a.x' } }]);
  });
});

function formula(value: string) {
  return { type: 'formula', as: 'decimal', value };
}

function tell({ entity, field, via, watches }: Dependant): string {
  return `${entity.name}.${field.name} by ${via.map((each) => each.name).join('.')}: ${[...watches].sort().join()}`;
}

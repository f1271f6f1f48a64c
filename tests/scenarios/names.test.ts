/** Names in scenarios follow what they name, and are found where they are used. */
import { type Rename, renameInLayers } from '../../platform/language/change/rename';
import { whereUsed } from '../../platform/language/change/where-used';
import { words } from '../../platform/vocabulary/words';
import { shippedLayers, shippedSnapshot } from '../crm/world';
import { compiled } from './world';

const RENAMES: readonly (readonly [string, Rename, string, readonly string[], readonly string[]])[] = [
  [
    'a field that is written, expected and complained about',
    { what: 'field', entity: 'deal', from: 'lossReason', to: 'whyLost' },
    'lostDealNeedsReason',
    ['"findings":{"whyLost":"V001"}', '"stage":{"$ref":{"code":"direct.lost"}},"whyLost":"price"'],
    ['lossReason'],
  ],
  [
    'a field of rows, and one that a path goes through',
    { what: 'field', entity: 'dealLine', from: 'quantity', to: 'pieces' },
    'amountFollowsLines',
    ['"lines":[{"product":{"$given":"chair"},"pieces":"3"'],
    ['quantity'],
  ],
  [
    'a reference on the way to another field',
    { what: 'field', entity: 'dealLine', from: 'deal', to: 'sale' },
    'amountFollowsLines',
    ['"sale.amount":"74541"', '"values":{"sale":{"$given":"deal"}'],
    ['"deal.amount"'],
  ],
  [
    'the field by which a shipped record is known',
    { what: 'field', entity: 'stage', from: 'code', to: 'key' },
    'lostDealNeedsReason',
    ['{"$ref":{"key":"direct.lost"}}'],
    ['{"code":"direct.lost"}'],
  ],
  [
    'a role that people have',
    { what: 'artefact', kind: 'role', from: 'salesManager', to: 'seller' },
    'managerDoesNotSeeCost',
    ['"as":{"roles":["seller"]}', '"roles":["seller"],"team"'],
    ['salesManager'],
  ],
  [
    'an entity whose records are given',
    { what: 'artefact', kind: 'entity', from: 'deal', to: 'sale' },
    'managerSeesOwnDeals',
    ['"entity":"sale"'],
    ['"entity":"deal"'],
  ],
  [
    'an option',
    { what: 'option', choices: 'lossReason', from: 'price', to: 'tooDear' },
    'lostDealNeedsReason',
    ['"lossReason":"tooDear"'],
    ['"price"'],
  ],
];

describe('a rename reaches into scenarios', () => {
  it.each(RENAMES)('%s', (_, rename, scenario, there, gone) => {
    // given
    const layers = shippedLayers();

    // when
    const renamed = renameInLayers(layers, rename, words);
    const text = JSON.stringify(compiled(renamed.layers ?? []).artefact('scenario', scenario));

    // then
    for (const piece of there) expect(text).toContain(piece);
    for (const piece of gone) expect(text).not.toContain(piece);
  });

  it('and where-used tells them', () => {
    // when
    const used = whereUsed(shippedSnapshot(), { what: 'field', entity: 'deal', name: 'lossReason' }, words);

    // then
    expect(used.filter(({ kind }) => kind === 'scenario').map(({ pointer }) => pointer)).toEqual([
      '/steps/withoutReason/then/refused/findings/lossReason',
      '/steps/withReason/when/values/lossReason',
      '/steps/withReason/then/fields/lossReason',
    ]);
  });
});

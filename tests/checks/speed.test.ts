import { parsePackages } from '../../platform/catalog/parse';
import { examineLayers } from '../../platform/language/check-layers';
import { createCandidate } from '../../platform/publishing/checks/candidate';
import { RULES } from '../../platform/publishing/checks/rules';
import { words } from '../../platform/vocabulary/words';
import { filesWith } from './base';

const ENTITIES = 300;

describe('the rules', () => {
  it(`take about as long for ${ENTITIES} entities with forms, lists and rights as compiling them`, () => {
    // given
    const { layers } = parsePackages(filesWith(largeCompany()));
    const rounds = [1, 2, 3].map(() => {
      const compiling = spent(() => examineLayers(layers, words, ''));
      const { snapshot } = compiling.result;
      if (!snapshot) throw new Error(JSON.stringify(compiling.result.findings.slice(0, 3)));

      // when
      const checking = spent(() => {
        const candidate = createCandidate(layers, snapshot, words);
        return RULES.flatMap((rule) => rule(candidate));
      });
      return { remarks: checking.result.length, ratio: checking.milliseconds / compiling.milliseconds };
    });

    // then
    expect(rounds.map(({ remarks }) => remarks)).toEqual([ENTITIES, ENTITIES, ENTITIES]);
    expect(Math.min(...rounds.map(({ ratio }) => ratio))).toBeLessThan(2);
  }, 120_000);
});

/** What work gives and how much of a processor it takes, which others on the machine change little. */
function spent<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const begun = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(begun);
  return { result, milliseconds: (user + system) / 1000 };
}

/** Entities in a row, each with twenty fields and about as many conditions and expressions as a real one; one remark about each. */
function largeCompany(): Readonly<Record<string, unknown>> {
  const names = Array.from({ length: ENTITIES }, (_, index) => `thing${index}`);
  const rights = Object.fromEntries(names.map((name) => [name, { read: { scope: 'all', where: { f1: 'a' } } }]));
  const items = Object.fromEntries(names.map((name) => [name, { view: name }]));
  return {
    'shop/seller.role.json': { entities: rights },
    'shop/trade.workspace.json': { items },
    ...Object.fromEntries(names.flatMap((name, index) => filesOf(name, names[index - 1] ?? name))),
  };
}

function filesOf(name: string, before: string): readonly (readonly [string, unknown])[] {
  const label = (text: string) => ({ label: { en: `${text} of ${name}`, ru: `${text} у ${name} ж` } });
  const plain = Object.fromEntries(
    Array.from({ length: 16 }, (_, at) => [
      `f${at}`,
      { type: 'text', ...label(`f${at}`), visible: `f${at ? 0 : 1} != 'x'` },
    ]),
  );
  const fields = {
    ...plain,
    former: { type: 'reference', to: before, onDelete: 'restrict', where: { f2: { $: 'f3' } }, ...label('former') },
    next: { type: 'collection', of: name, by: 'former', ...label('next') },
    worth: { type: 'decimal', min: 0, ...label('worth') },
    twice: { type: 'formula', as: 'decimal', value: 'worth * 2', ...label('twice') },
    known: { type: 'formula', as: 'text', value: 'former.f1', ...label('known') },
  };
  if (name !== before) Reflect.deleteProperty(fields, 'next');
  const shown = Object.fromEntries([...Object.keys(plain), 'former', 'worth'].map((field) => [field, {}]));
  const entity = {
    name,
    ...label('thing'),
    plural: { en: `${name}s`, ru: `${name} много ж` },
    title: 'f0',
    fields,
    indexes: { byF0: { fields: ['f0'] }, byF2: { fields: ['f2'] } },
    checks: { worth: { that: 'worth >= 0 or f1 = "x"', message: { en: 'Less than nothing.', ru: 'Меньше нуля.' } } },
  };
  const main = { ...label('main'), sections: { main: { fields: shown } } };
  const form = { name, entity: name, tabs: { main } };
  const presets = { some: { ...label('some'), where: { f1: { $in: ['a', 'b'] }, worth: { $gt: '5' } } } };
  const columns = { f0: {}, f1: {}, twice: { total: 'sum' }, known: {} };
  const view = {
    name,
    entity: name,
    type: 'list',
    ...label('list'),
    columns,
    filters: { worth: {} },
    presets,
    sort: ['f0'],
  };
  return [
    [`shop/${name}.entity.json`, entity],
    [`shop/${name}.form.json`, form],
    [`shop/${name}.view.json`, view],
  ];
}

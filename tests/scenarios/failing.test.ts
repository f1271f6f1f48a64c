/** What a scenario says of an expectation that is not met, one for each. */

import type { Snapshot } from '../../platform/language/contracts';
import type { ScenarioArtefact, ScenarioStep } from '../../platform/language/generated';
import { runScenario, runScenarios, type ScenarioParts } from '../../platform/publishing/scenarios/run';
import { ENGINES, type Place } from '../storage/engines';
import { compiled, complaints, layersWith, readyFor } from './world';

jest.setTimeout(60_000);

const LABEL = { en: 'Scenario', ru: 'Сценарий' };
const GIVEN: ScenarioArtefact['given'] = {
  north: { entity: 'team', values: { name: 'North', code: 'scenario.north' } },
  anna: {
    entity: 'user',
    values: { login: 'scenario.anna', name: { first: 'Anna' }, roles: ['salesManager'], team: { $given: 'north' } },
  },
  account: { entity: 'account', values: { name: 'Prisma', owner: { $given: 'anna' }, team: { $given: 'north' } } },
  deal: {
    entity: 'deal',
    values: { title: 'Chairs', account: { $given: 'account' }, owner: { $given: 'anna' }, team: { $given: 'north' } },
  },
  secret: { entity: 'deal', values: { title: 'Desks', account: { $given: 'account' } } },
};

/** A step over a deal, and the sentences of what is wrong with it. */
const CASES: readonly (readonly [string, Partial<ScenarioStep>, string, string])[] = [
  [
    'a field with another value',
    { when: { action: 'update', record: 'deal', values: { title: 'Tables' } }, then: { fields: { title: 'Chairs' } } },
    'S002 “title” is Tables where Chairs is expected.',
    'S002 В «title» стоит Tables, а ожидается Chairs.',
  ],
  [
    'a field that is empty',
    { when: { action: 'read', record: 'deal' }, then: { fields: { amount: '10' } } },
    'S002 “amount” is nothing where 10 is expected.',
    'S002 В «amount» стоит ничего, а ожидается 10.',
  ],
  [
    'a refusal nobody expects',
    { when: { action: 'update', record: 'deal', values: { title: '' } }, then: {} },
    'S003 It is refused, and should succeed: The record has mistakes. title: Fill this in.',
    'S003 Получен отказ, а должно удаться: В записи есть ошибки. title: Заполните это поле.',
  ],
  [
    'an action that should be refused',
    { when: { action: 'read', record: 'deal' }, then: { refused: { error: 'forbidden' } } },
    'S004 It succeeds, and should be refused with “forbidden”.',
    'S004 Удалось, а должен быть отказ «forbidden».',
  ],
  [
    'another error',
    { when: { action: 'remove', record: 'deal' }, then: { refused: { error: 'invalid' } } },
    'S005 It is refused with “forbidden” where “invalid” is expected.',
    'S005 Отказ «forbidden», а ожидается «invalid».',
  ],
  [
    'another mistake at a place',
    {
      when: { action: 'update', record: 'deal', values: { title: '' } },
      then: { refused: { error: 'invalid', findings: { title: 'V004' } } },
    },
    'S006 The mistakes at “title” are V001 where V004 is expected.',
    'S006 Замечания к «title»: V001, а ожидается V004.',
  ],
  [
    'a mistake nobody expects',
    {
      when: { action: 'update', record: 'deal', values: { title: '' } },
      then: { refused: { error: 'invalid', findings: {} } },
    },
    'S006 The mistakes at “title” are V001 where nothing is expected.',
    'S006 Замечания к «title»: V001, а ожидается ничего.',
  ],
  [
    'another sentence in one language',
    {
      when: { action: 'remove', record: 'deal' },
      then: {
        refused: { error: 'forbidden', message: { en: 'You have no right to do this.', ru: 'Нельзя.' } },
      },
    },
    'S007 Nobody is told “Нельзя.”, but: У вас нет прав на это действие.',
    'S007 Никто не говорит «Нельзя.», а говорят: У вас нет прав на это действие.',
  ],
  [
    'a record that is seen',
    { when: { action: 'find' }, then: { sees: { deal: false } } },
    'S008 anna sees “deal”, and should not.',
    'S008 Запись «deal» видна (anna), а не должна.',
  ],
  [
    'a record that is not seen',
    { when: { action: 'find' }, then: { sees: { secret: true } } },
    'S009 anna does not see “secret”, and should.',
    'S009 Запись «secret» не видна (anna), а должна.',
  ],
  [
    'a field that can be read',
    { when: { action: 'read', record: 'deal' }, then: { reads: { title: false } } },
    'S010 anna can read the field “title”, and should not.',
    'S010 Поле «title» читается (anna), а не должно.',
  ],
  [
    'a field that cannot be read',
    { when: { action: 'read', record: 'deal' }, then: { reads: { margin: true } } },
    'S011 anna cannot read the field “margin”, and should.',
    'S011 Поле «margin» не читается (anna), а должно.',
  ],
  [
    'another number of records',
    { when: { action: 'find' }, then: { count: 2 } },
    'S012 1 records are found where 2 are expected.',
    'S012 Найдено записей: 1, а ожидается 2.',
  ],
  [
    'another total',
    {
      as: { roles: ['administrator'] },
      when: { action: 'query', measures: { deals: { count: 'title' } } },
      then: { count: 2, totals: { deals: 3 } },
    },
    'S013 The total “deals” is 2 where 3 is expected.',
    'S013 Итог «deals» равен 2, а ожидается 3.',
  ],
];

describe.each(ENGINES.filter(({ name }) => name !== 'SQLite in a file'))('on $name', (engine) => {
  let place: Place;
  let snapshot: Snapshot;
  let parts: ScenarioParts;

  beforeAll(async () => {
    place = await engine.create();
    snapshot = compiled(await layersWith());
    parts = await readyFor(place, snapshot);
  });

  afterAll(() => place.drop());

  it.each(CASES)('says it: %s', async (_, step, en, ru) => {
    // given
    const steps = { tries: { entity: 'deal', when: { action: 'find' as const }, then: {}, ...step } };

    // when
    const result = await runScenario(parts, snapshot, { name: 's', label: LABEL, given: GIVEN, as: 'anna', steps });

    // then
    expect(complaints([result], 'en')).toEqual([`s / tries ${en}`]);
    expect(complaints([result], 'ru')).toEqual([`s / tries ${ru}`]);
    expect(result.passed).toBe(false);
  });

  it('says which given record cannot be made', async () => {
    // given
    const given = { account: { entity: 'account', values: { name: '' } } };
    const steps = { tries: { entity: 'account', when: { action: 'find' as const }, then: {} } };

    // when
    const result = await runScenario(parts, snapshot, { name: 's', label: LABEL, given, steps });

    // then
    expect(complaints([result])).toEqual([
      's / given S001 The given record “account” cannot be made: The record has mistakes. name: Fill this in.',
    ]);
  });

  it('fails what there is no time for', async () => {
    // when
    const results = await runScenarios(parts, snapshot, 0);

    // then
    expect(results.some(({ passed }) => passed)).toBe(false);
    expect(complaints(results)[0]).toContain('S014 It was not tried: those before it took longer than 0 s.');
  });

  it('goes on after a refusal as if nothing of it had been done', async () => {
    // given
    const refused = { error: 'invalid', findings: { title: 'V001' } };
    const steps = {
      fails: {
        entity: 'deal',
        when: { action: 'update' as const, record: 'deal', values: { title: '', nextStep: 'Call' } },
        then: { refused },
      },
      stays: {
        entity: 'deal',
        when: { action: 'read' as const, record: 'deal' },
        then: { fields: { title: 'Chairs', nextStep: null, version: 1 } },
      },
      works: {
        entity: 'deal',
        when: { action: 'update' as const, record: 'deal', values: { title: 'Tables' } },
        then: { fields: { version: 2 } },
      },
    };

    // when
    const result = await runScenario(parts, snapshot, { name: 's', label: LABEL, given: GIVEN, as: 'anna', steps });

    // then
    expect(complaints([result])).toEqual([]);
  });
});

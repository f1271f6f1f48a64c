import fc from 'fast-check';
import { Decimal, fixed } from '../../platform/foundation/decimal';
import { resolveCondition } from '../../platform/language/condition';
import type { Values } from '../../platform/language/contracts';
import { compileAggregation } from '../../platform/storage/aggregate';
import type { Aggregation, StorageDatabase } from '../../platform/storage/contracts';
import { applySchema } from '../../platform/storage/migrate';
import { ENGINES, type Place } from './engines';
import { environment, id, insert, path, worldOf } from './world';

const world = worldOf();

describe.each(ENGINES)('an aggregation on $name', ({ create }) => {
  let place: Place;
  let database: StorageDatabase;
  const query = async (asked: Partial<Aggregation>) => {
    const compiled = compileAggregation(database.dialect, {
      snapshot: world,
      entity: world.entity('job'),
      where: null,
      visible: () => null,
      environment,
      group: {},
      measures: {},
      sort: [],
      limit: 1000,
      ...asked,
    });
    return (await database.read(compiled.statement)).map(compiled.decode);
  };
  const at = (text: string) => path(world, 'job', text);
  beforeEach(async () => {
    place = await create();
    database = await place.open();
    await applySchema(database, world);
  });
  afterEach(() => place.drop());

  it('adds decimals exactly, where floating point would not', async () => {
    const jobs = (rates: readonly string[]): Values[] =>
      rates.map((rate, index) => ({ id: id('job', index), title: 't', rate }));
    await insert(database, world.entity('job'), jobs(['0.1000', '0.2000', '99999999999999.9999', '-0.0001', '0.0002']));

    const [row] = await query({
      measures: {
        sum: { function: 'sum', path: at('rate') },
        avg: { function: 'avg', path: at('rate') },
        short: { function: 'avg', path: at('rate'), places: 1 },
        min: { function: 'min', path: at('rate') },
        max: { function: 'max', path: at('rate') },
      },
    });

    expect(row).toEqual({
      sum: '100000000000000.3000',
      avg: '20000000000000.060000',
      short: '20000000000000.1',
      min: '-0.0001',
      max: '99999999999999.9999',
    });
  });

  it('agrees with exact arithmetic over any decimals', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), { minLength: 1, maxLength: 20 }),
        async (units) => {
          await database.write((transaction) => transaction.run({ sql: 'DELETE FROM job', values: [] }));
          const rates = units.map((unit) => fixed(new Decimal(unit).div(10_000), 4));
          await insert(
            database,
            world.entity('job'),
            rates.map((rate, index) => ({ id: id('job', index), title: 't', rate })),
          );
          const [row] = await query({
            measures: { sum: { function: 'sum', path: at('rate') }, avg: { function: 'avg', path: at('rate') } },
          });
          const sum = rates.reduce((total, rate) => total.plus(rate), new Decimal(0));
          expect(row).toEqual({ sum: fixed(sum, 4), avg: fixed(sum.div(rates.length), 6) });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('groups by fields, references and periods, empty values first, in the order asked for', async () => {
    await insert(database, world.entity('company'), [
      { id: id('company', 1), name: 'B' },
      { id: id('company', 2), name: 'A' },
    ]);
    await insert(database, world.entity('job'), [
      {
        id: id('job', 1),
        title: 'a',
        stage: 'open',
        hours: 1,
        due: '2026-01-05',
        company: id('company', 1),
        starts: '2025-12-31T22:00:00.000Z',
      },
      {
        id: id('job', 2),
        title: 'b',
        stage: 'open',
        hours: 2,
        due: '2026-04-01',
        company: id('company', 2),
        starts: '2026-01-01T00:00:00.000Z',
      },
      { id: id('job', 3), title: 'c', stage: 'won', hours: 4, due: null, company: id('company', 2) },
      { id: id('job', 4), title: 'd', stage: 'won', hours: 8, deletedAt: '2026-01-01T00:00:00.000Z' },
    ]);
    const measures = { n: { function: 'count' }, hours: { function: 'sum', path: at('hours') } } as const;

    expect(await query({ group: { stage: { path: at('stage') } }, measures })).toEqual([
      { stage: 'won', n: 1, hours: 4 },
      { stage: 'open', n: 2, hours: 3 },
    ]);
    expect(await query({ group: { company: { path: at('company') } }, measures })).toEqual([
      { company: id('company', 2), n: 2, hours: 6 },
      { company: id('company', 1), n: 1, hours: 1 },
    ]);
    expect(
      await query({ group: { due: { path: at('due'), bucket: 'quarter' } }, measures: { n: { function: 'count' } } }),
    ).toEqual([
      { due: null, n: 1 },
      { due: '2026-Q1', n: 1 },
      { due: '2026-Q2', n: 1 },
    ]);
    expect(await query({ group: { starts: { path: at('starts'), bucket: 'day' } }, measures: {} })).toEqual([
      { starts: null },
      { starts: '2026-01-01' },
    ]);
    expect(
      await query({
        group: { stage: { path: at('stage') } },
        measures,
        sort: [{ key: 'hours', descending: false }],
        limit: 1,
      }),
    ).toEqual([{ stage: 'open', n: 2, hours: 3 }]);
  });

  it('counts values, different values and rows under a condition', async () => {
    await insert(database, world.entity('job'), [
      { id: id('job', 1), title: 'a', hours: 1 },
      { id: id('job', 2), title: 'b', hours: 1 },
      { id: id('job', 3), title: 'c' },
    ]);
    const measures = {
      all: { function: 'count' },
      given: { function: 'count', path: at('hours') },
      different: { function: 'countDistinct', path: at('hours') },
    } as const;

    expect(await query({ measures })).toEqual([{ all: 3, given: 2, different: 1 }]);
    expect(await query({ measures, where: resolveCondition({ hours: 9 }, world.entity('job'), world, {}) })).toEqual([
      { all: 0, given: 0, different: 0 },
    ]);
  });
});

/** Every operator of the condition language on records made for it: memory and SQL select the same ones. */
import { resolveCondition, toPredicate } from '../../platform/language/condition';
import type { Values } from '../../platform/language/contracts';
import { insert, openEngines, selectIds, type TestEngine } from './engines';
import { environment, id, loaded, PLACES, part, place, snapshot, thing } from './world';

const money = (amount: string, currency: string, base: string) => ({ amount, currency, base });

/** By number, so that a case can say which records it expects. */
const THINGS: readonly Values[] = [
  { name: 'Ёлка', code: 'a', price: '10.00', rate: '1.0000', count: 1, done: true, day: '2026-11-24', stage: 'open' },
  {
    name: 'ёлки-палки',
    code: 'A',
    price: '10.01',
    rate: '1.0001',
    count: 2,
    done: false,
    day: '2026-11-23',
    stage: 'won',
  },
  {
    name: 'Ель 100%',
    code: 'a ',
    price: '-0.01',
    count: -1,
    done: null,
    day: '2026-12-01',
    stage: 'lost',
    tags: ['red'],
  },
  { name: 'a_b\\c', code: 'ё', price: null, count: null, day: null, stage: null, tags: ['red', 'blue'] },
  { name: 'axb', code: 'е', price: '9999999999999999.99', count: 9007199254740991, tags: ['blue', 'green'] },
  {
    name: null,
    code: null,
    price: '0.00',
    count: 0,
    done: false,
    place: id('place', 1),
    worth: money('5.00', 'USD', '450.00'),
  },
  {
    name: 'под Уралом',
    place: id('place', 4),
    at: '2026-11-23T20:59:59.999Z',
    worth: money('100.00', 'RUB', '100.00'),
  },
  { name: 'на Урале', place: id('place', 2), at: '2026-11-23T21:00:00.000Z', day: '2026-11-30' },
  { name: 'нигде', place: id('place', 5), at: '2026-11-24T20:59:59.999Z', until: '2026-11-24', day: '2026-11-24' },
].map((row, index) => ({ ...row, id: id('thing', index + 1) }));

const PARTS: readonly Values[] = [
  { thing: 1, cost: '5.00', ready: true, place: id('place', 4) },
  { thing: 1, cost: '6.00', ready: false, place: null },
  { thing: 2, cost: '5.00', ready: true, place: null },
  { thing: 3, cost: null, ready: null, place: null },
].map((row, index) => ({ ...row, thing: id('thing', row.thing), id: id('part', index + 1) }));

type Where = Readonly<Record<string, unknown>>;
const CASES: readonly (readonly [where: Where, numbers: readonly number[]])[] = [
  [{}, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  // equality
  [{ code: 'a' }, [1]],
  [{ code: { $eq: 'A' } }, [2]],
  [{ code: 'ё' }, [4]],
  [{ code: { $ne: 'a' } }, [2, 3, 4, 5]],
  [{ code: null }, [6, 7, 8, 9]],
  [{ code: '' }, [6, 7, 8, 9]],
  [{ code: { $ne: null } }, [1, 2, 3, 4, 5]],
  [{ code: { $empty: true } }, [6, 7, 8, 9]],
  [{ code: { $empty: false } }, [1, 2, 3, 4, 5]],
  [{ done: true }, [1]],
  [{ done: { $ne: true } }, [2, 6]],
  [{ stage: 'open' }, [1]],
  [{ place: { id: id('place', 4) } }, [7]],
  [{ place: id('place', 4) }, [7]],
  [{ 'place.id': id('place', 4) }, [7]],
  [{ id: id('thing', 3) }, [3]],
  [{ day: '2026-11-24' }, [1, 9]],
  [{ at: '2026-11-24T00:00:00+03:00' }, [8]],
  // numbers with more places than the column
  [{ price: 10 }, [1]],
  [{ price: '10.0' }, [1]],
  [{ price: 10.005 }, []],
  [{ price: { $ne: 10.005 } }, [1, 2, 3, 5, 6]],
  [{ price: { $lt: 10.005 } }, [1, 3, 6]],
  [{ price: { $lte: 10.005 } }, [1, 3, 6]],
  [{ price: { $gt: 10.005 } }, [2, 5]],
  [{ price: { $gte: 10.005 } }, [2, 5]],
  [{ price: { $lt: -0.005 } }, [3]],
  [{ price: { $gt: -0.015, $lte: 0 } }, [3, 6]],
  [{ price: { $between: ['-0.005', 10.009] } }, [1, 6]],
  [{ price: { $in: [10.005, 10, '10.01'] } }, [1, 2]],
  [{ price: { $in: [10.005] } }, []],
  [{ price: { $nin: [10.005, 10] } }, [2, 3, 5, 6]],
  [{ price: { $nin: [10.005] } }, [1, 2, 3, 5, 6]],
  [{ price: '9999999999999999.99' }, [5]],
  [{ price: { $gt: '9999999999999999.98' } }, [5]],
  [{ price: { $lt: '1e30' } }, [1, 2, 3, 5, 6]],
  [{ price: { $gt: '1e30' } }, []],
  [{ price: { $gte: '-1e30' } }, [1, 2, 3, 5, 6]],
  [{ price: { $ne: '1e30' } }, [1, 2, 3, 5, 6]],
  [{ $not: { price: '1e30' } }, [1, 2, 3, 5, 6]],
  [{ count: { $gt: 1.5 } }, [2, 5]],
  [{ count: 9007199254740991 }, [5]],
  [{ count: { $gte: '1' } }, [1, 2, 5]],
  [{ worth: { $gt: 200 } }, [6]],
  [{ worth: 100 }, [7]],
  // lists and nulls
  [{ stage: { $in: ['open', 'won'] } }, [1, 2]],
  [{ stage: { $in: ['open', null] } }, [1, 4, 5, 6, 7, 8, 9]],
  [{ stage: { $nin: ['open'] } }, [2, 3]],
  [{ stage: { $nin: ['open', null] } }, [2, 3]],
  [{ $not: { stage: { $nin: ['open', null] } } }, [1, 4, 5, 6, 7, 8, 9]],
  [{ $not: { stage: { $nin: ['open'] } } }, [1]],
  [{ stage: { $in: [] } }, []],
  [{ stage: { $nin: [] } }, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [{ $not: { stage: 'open' } }, [2, 3]],
  [{ $or: [{ stage: 'open' }, { done: false }] }, [1, 2, 6]],
  [{ $or: [] }, []],
  [{ $and: [{ done: false }, { count: 0 }] }, [6]],
  [{ $not: { $and: [{ done: false }, { count: 0 }] } }, [1, 2, 3, 5]],
  // parts of texts
  [{ name: { $contains: 'ЕЛК' } }, [1, 2]],
  [{ name: { $startsWith: 'ел' } }, [1, 2, 3]],
  [{ name: { $endsWith: 'ПАЛКИ' } }, [2]],
  [{ name: { $contains: '%' } }, [3]],
  [{ name: { $contains: '_B' } }, [4]],
  [{ name: { $contains: '\\' } }, [4]],
  [{ $not: { name: { $contains: 'е' } } }, [4, 5, 7]],
  [{ code: { $contains: 'Е' } }, [4, 5]],
  [{ code: { $gt: 'a' } }, [3, 4, 5]],
  [{ code: { $between: ['A', 'a'] } }, [1, 2]],
  // several options
  [{ tags: { $contains: 'red' } }, [3, 4]],
  [{ tags: { $contains: ['red', 'blue'] } }, [4]],
  [{ tags: { $in: ['red', 'green'] } }, [3, 4, 5]],
  [{ tags: { $nin: ['red'] } }, [5]],
  [{ tags: ['blue', 'red'] }, [4]],
  [{ tags: { $eq: ['red'] } }, [3]],
  [{ tags: { $empty: true } }, [1, 2, 6, 7, 8, 9]],
  // days, moments, periods: now is 00:30 on Tuesday 24 November in Moscow
  [{ day: { $during: 'today' } }, [1, 9]],
  [{ day: { $during: 'thisWeek' } }, [1, 2, 9]],
  [{ day: { $during: 'nextWeek' } }, [3, 8]],
  [{ day: { $during: 'nextMonth' } }, [3]],
  [{ day: { $during: 'past7Days' } }, [1, 2, 9]],
  [{ day: { $during: 'next7Days' } }, [1, 8, 9]],
  [{ at: { $during: 'today' } }, [8, 9]],
  [{ at: { $during: 'yesterday' } }, [7]],
  [{ at: { $during: 'thisQuarter' } }, [7, 8, 9]],
  [{ day: { $gte: '2026-11-30' } }, [3, 8]],
  [{ at: { $lt: '2026-11-23T21:00:00Z' } }, [7]],
  // hops, trees, collections
  [{ place: { name: 'Урал' } }, [8]],
  [{ 'place.parent.name': { $contains: 'урал' } }, [7]],
  [{ place: { parent: { rank: { $lt: 2 } }, rank: 2 } }, [8]],
  [{ 'place.name': null }, [1, 2, 3, 4, 5, 9]],
  [{ place: { $under: id('place', 2) } }, [7, 8]],
  [{ place: { $under: id('place', 1) } }, [6, 7, 8]],
  [{ $not: { place: { $under: id('place', 2) } } }, [6, 9]],
  [{ 'place.parent': { $under: id('place', 1) } }, [7, 8]],
  [{ parts: { $some: { cost: 5 } } }, [1, 2]],
  [{ parts: { $some: {} } }, [1, 2, 3]],
  [{ parts: { $none: { cost: 5 } } }, [3, 4, 5, 6, 7, 8, 9]],
  [{ parts: { $every: { cost: 5 } } }, [2, 4, 5, 6, 7, 8, 9]],
  [{ parts: { $every: { ready: true }, $some: {} } }, [2]],
  [{ parts: { $empty: false } }, [1, 2, 3]],
  [{ parts: { $some: { place: { $under: id('place', 2) } } } }, [1]],
  [{ parts: { $some: { 'thing.name': { $startsWith: 'ёлк' }, ready: false } } }, [1]],
  [{ $not: { parts: { $some: { cost: { $gt: 5 } } } } }, [2, 3, 4, 5, 6, 7, 8, 9]],
  // expressions
  [{ place: { $: 'me.team' } }, [8]],
  [{ place: { $in: { $: 'me.teamsBelow' } } }, [7, 8]],
  [{ place: { $in: [{ $: 'me.team' }, id('place', 5)] } }, [8, 9]],
  [{ place: { $under: { $: 'me.team' } } }, [7, 8]],
  [{ day: { $gt: { $: 'today()' } } }, [3, 8]],
  [{ day: { $gte: { $: 'addDays(today(), -1)' }, $lt: { $: 'until' } } }, []],
  [{ day: { $: 'until' } }, [9]],
  [{ price: { $gt: { $: 'rate * 10' } } }, [2]],
  [{ price: { $gte: { $: 'rate * 10 - 0.001' } } }, [1, 2]],
  [{ count: { $: 'count(parts)' } }, [6]],
  [{ count: { $lt: { $: 'count(parts)' } } }, [1, 3]],
  [{ name: { $contains: { $: 'left(place.name, 3)' } } }, [8]],
  [{ code: { $: 'me.name' } }, []],
  [{ code: { $ne: { $: 'left("ab", 1)' } } }, [2, 3, 4, 5]],
  [{ stage: { $: 'if(done, "open", "won")' } }, [1, 2]],
];

let engines: readonly TestEngine[] = [];
beforeAll(async () => {
  engines = await openEngines(snapshot);
  for (const engine of engines) {
    await insert(engine, place, PLACES);
    await insert(engine, thing, THINGS);
    await insert(engine, part, PARTS);
  }
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

describe('the condition language', () => {
  it.each(CASES.map(([where, numbers]) => ({ text: JSON.stringify(where), where, numbers })))(
    'selects the same records by $text in memory and on every engine',
    async ({ where, numbers }) => {
      const condition = resolveCondition(where, thing, snapshot);
      const predicate = toPredicate(condition);

      const inMemory = THINGS.filter((row) => predicate(loaded(row, PARTS), environment) === true).map((row) => row.id);
      const bySql = await Promise.all(
        engines.map((engine) => selectIds(engine, snapshot, thing, condition, environment)),
      );

      const expected = numbers.map((number) => id('thing', number));
      expect(inMemory).toEqual(expected);
      for (const ids of bySql) expect(ids).toEqual(expected);
    },
  );
});

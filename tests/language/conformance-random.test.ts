/** Random conditions over random records: memory, SQLite and MariaDB must select the same ones. */
import fc from 'fast-check';
import { resolveCondition, toPredicate } from '../../platform/language/condition';
import type { Environment, Values } from '../../platform/language/contracts';
import { insert, openEngines, selectIds, type TestEngine } from './engines';
import { environment, id, loaded, PLACES, part, place, snapshot, thing } from './world';

const ROWS = 120;
const RUNS = Number(process.env.KARKAS_TEST_RUNS ?? 400);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4, nil: null });
const word = fc.constantFrom(
  'ёж',
  'Ёж',
  'еж',
  'ЕЖ',
  'Ель',
  'елка',
  'a',
  'A',
  'a ',
  'ab',
  'b%',
  '_',
  '\\',
  '😀',
  'я',
  'Я',
  'é',
  'É',
  '1',
);
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(''));
const cents = fc.integer({ min: -300, max: 300 });
const decimal = cents.map((value) => (value / 100).toFixed(2));
const integer = fc.integer({ min: -5, max: 5 });
const day = fc.constantFrom(
  '2024-02-29',
  '2026-03-29',
  '2026-11-22',
  '2026-11-23',
  '2026-11-24',
  '2026-11-30',
  '2026-12-31',
  '2027-01-01',
);
/** Around midnights and the hours when clocks change in Berlin. */
const instant = fc.constantFrom(
  '2026-03-28T22:59:59.999Z',
  '2026-03-29T00:59:59.999Z',
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T01:30:00.000Z',
  '2026-11-22T22:59:59.999Z',
  '2026-11-22T23:00:00.000Z',
  '2026-11-23T12:34:56.789Z',
  '2026-11-23T23:00:00.000Z',
);
const stage = fc.constantFrom('open', 'won', 'lost');
const tags = fc.subarray(['red', 'blue', 'green'], { minLength: 1 });
const placeId = fc.integer({ min: 1, max: 5 }).map((number) => id('place', number));

const row = fc.record({
  name: maybe(text),
  code: maybe(text),
  price: maybe(decimal),
  count: maybe(integer),
  done: maybe(fc.boolean()),
  day: maybe(day),
  until: maybe(day),
  at: maybe(instant),
  stage: maybe(stage),
  tags: maybe(tags),
  place: maybe(placeId),
});
const partRow = fc.record({
  cost: maybe(decimal),
  ready: maybe(fc.boolean()),
  due: maybe(day),
  place: maybe(placeId),
  name: maybe(text),
});

type Json = Readonly<Record<string, unknown>>;

/** Operators that every ordered field has, with values and now and then an expression. */
function ordered(path: string, value: fc.Arbitrary<unknown>, expressions: readonly string[]): fc.Arbitrary<Json> {
  const operand = fc.oneof(
    { weight: 5, arbitrary: value },
    { weight: 1, arbitrary: fc.constantFrom(...expressions).map((text) => ({ $: text })) },
  );
  const order = fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte');
  return fc.oneof(
    fc.tuple(order, operand).map(([operator, given]) => ({ [path]: { [operator]: given } })),
    listed(path, fc.oneof(operand, fc.constant(null))),
    fc.tuple(operand, operand).map((bounds) => ({ [path]: { $between: bounds } })),
    emptiness(path),
  );
}

function listed(path: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom('$in', '$nin'), fc.array(value, { maxLength: 4 }))
    .map(([operator, values]) => ({ [path]: { [operator]: values } }));
}

function emptiness(path: string): fc.Arbitrary<Json> {
  return fc.oneof(
    fc.boolean().map((is) => ({ [path]: { $empty: is } })),
    fc.constantFrom('$eq', '$ne').map((operator) => ({ [path]: { [operator]: null } })),
  );
}

function textual(path: string, expressions: readonly string[]): fc.Arbitrary<Json> {
  const operator = fc.constantFrom('$contains', '$startsWith', '$endsWith');
  return fc.oneof(
    fc.tuple(operator, text).map(([name, given]) => ({ [path]: { [name]: given } })),
    fc.tuple(operator, fc.constantFrom(...expressions)).map(([name, given]) => ({ [path]: { [name]: { $: given } } })),
    ordered(
      path,
      text.map((given) => given.trim()),
      expressions,
    ),
  );
}

const period = fc.oneof(
  fc.constantFrom(
    'today',
    'yesterday',
    'tomorrow',
    'thisWeek',
    'lastWeek',
    'nextWeek',
    'thisMonth',
    'nextMonth',
    'thisQuarter',
    'lastQuarter',
    'thisYear',
    'nextYear',
  ),
  fc
    .tuple(fc.constantFrom('past', 'next'), fc.integer({ min: 1, max: 40 }), fc.constantFrom('Days', 'Months'))
    .map((parts) => parts.join('')),
);
const during = (path: string) => period.map((name): Json => ({ [path]: { $during: name } }));
const finely = fc.oneof(
  cents.map((value) => value / 100),
  fc.integer({ min: -3000, max: 3000 }).map((value) => value / 1000),
  fc.constant('1e20'),
);

/** Conditions on the fields that things and, below, parts have. */
const onPart: fc.Arbitrary<Json> = fc.oneof(
  ordered('cost', finely, ['cost * 2', '1 / 3', 'thing.price']),
  fc.tuple(fc.constantFrom('$eq', '$ne'), fc.boolean()).map(([operator, is]) => ({ ready: { [operator]: is } })),
  during('due'),
  textual('name', ['thing.name', 'upper(name)']),
  ordered('place.rank', integer, ['place.rank + 1']),
);
const onThing: fc.Arbitrary<Json> = fc.oneof(
  textual('name', ['code', 'lower(code)', 'concat(code, "ё")', 'me.name']),
  textual('code', ['name', 'left(name, 2)', 'replace(name, "ё", "Ё")']),
  ordered('price', finely, [
    'count',
    'price * 1.005',
    'count / 3',
    'round(price, 1)',
    'sum(parts.cost)',
    'if(done, price, null)',
  ]),
  ordered('count', fc.oneof(integer, finely), [
    'count(parts)',
    'length(name)',
    'number(code)',
    'month(day)',
    'hour(at)',
    'place.rank - 1',
  ]),
  fc.tuple(fc.constantFrom('$eq', '$ne'), fc.boolean()).map(([operator, is]) => ({ done: { [operator]: is } })),
  fc.oneof(
    ordered('day', day, ['until', 'today()', 'addDays(day, 1)', 'date(at)', 'endOfMonth(until)', 'max(parts.due)']),
    during('day'),
  ),
  fc.oneof(ordered('at', instant, ['now()', 'addDays(at, 1)']), during('at')),
  fc.oneof(
    listed('stage', fc.oneof(stage, fc.constant(null))),
    stage.map((key): Json => ({ stage: key })),
    emptiness('stage'),
  ),
  fc.oneof(
    fc
      .tuple(fc.constantFrom('$contains', '$in', '$nin', '$eq'), tags)
      .map(([operator, keys]) => ({ tags: { [operator]: keys } })),
    fc.constant({ tags: { $contains: { $: 'if(done, "red", "blue")' } } }),
    emptiness('tags'),
  ),
  fc.oneof(
    listed('place', fc.oneof(placeId, fc.constant(null))),
    placeId.map((node): Json => ({ place: { $under: node } })),
    emptiness('place'),
  ),
  fc.constant({ place: { $in: { $: 'me.teamsBelow' } } }),
  ordered('place.rank', integer, ['count', 'place.rank']),
  textual('place.parent.name', ['place.name', 'name']),
  placeId.map((node): Json => ({ 'place.parent': { $under: node } })),
);

const { condition } = fc.letrec<{ condition: Json; quantified: Json; inner: Json }>((tie) => ({
  inner: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    onPart,
    fc.array(tie('inner'), { maxLength: 3 }).map((of) => ({ $or: of })),
    tie('inner').map((of) => ({ $not: of })),
  ),
  quantified: fc
    .tuple(fc.constantFrom('$some', '$none', '$every'), tie('inner'))
    .map(([name, of]) => ({ parts: { [name]: of } })),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    onThing,
    tie('quantified'),
    fc.array(tie('condition'), { maxLength: 3 }).map((of) => ({ $and: of })),
    fc.array(tie('condition'), { maxLength: 3 }).map((of) => ({ $or: of })),
    tie('condition').map((of) => ({ $not: of })),
  ),
}));

const zone = fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC');
const now = instant.map((moment) => new Date(moment));

const [things = [], parts = []] = [
  fc
    .sample(row, { numRuns: ROWS, seed: 7 })
    .map((values, index): Values => ({ ...values, id: id('thing', index + 1) })),
  fc.sample(partRow, { numRuns: ROWS, seed: 11 }).map(
    (values, index): Values => ({
      ...values,
      id: id('part', index + 1),
      thing: id('thing', ((index * 7) % ROWS) + 1),
    }),
  ),
];
const inMemory = things.map((values) => withParents(loaded(values, parts), values));

/** A part's hop back to its thing, as it would be loaded. */
function withParents(values: Values, owner: Values): Values {
  const own = (values.parts as readonly Values[]).map((one) => ({ ...one, 'thing.price': owner.price ?? null }));
  return { ...values, parts: own };
}

let engines: readonly TestEngine[] = [];
beforeAll(async () => {
  engines = await openEngines(snapshot);
  for (const engine of engines) {
    await insert(engine, place, PLACES);
    await insert(engine, thing, things);
    await insert(engine, part, parts);
  }
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

describe('a random condition', () => {
  it('selects the same records in memory and on every engine', async () => {
    let selected = 0;
    await fc.assert(
      fc.asyncProperty(condition, zone, now, async (json, timeZone, moment) => {
        const given: Environment = { ...environment, timeZone, now: moment };
        const resolved = resolveCondition(json, thing, snapshot);
        const predicate = toPredicate(resolved);

        const expected = inMemory.filter((values) => predicate(values, given) === true).map((values) => values.id);
        for (const engine of engines) {
          const ids = await selectIds(engine, snapshot, thing, resolved, given);
          expect({ engine: engine.name, ids }).toEqual({ engine: engine.name, ids: expected });
        }
        selected += expected.length > 0 && expected.length < ROWS ? 1 : 0;
      }),
      { numRuns: RUNS },
    );

    expect(selected).toBeGreaterThan(RUNS / 4);
  }, 300_000);
});

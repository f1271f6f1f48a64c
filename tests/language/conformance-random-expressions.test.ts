/** Random expressions over random records: memory, SQLite and MariaDB must give the same values. */
import fc from 'fast-check';
import type { Environment, Values } from '../../platform/language/contracts';
import { compileExpression } from '../../platform/language/expression';
import { computeAll, insert, openEngines, shown, type TestEngine } from './engines';
import { environment, id, loaded, PLACES, place, snapshot, thing } from './world';

const ROWS = 60;
const RUNS = Number(process.env.KARKAS_TEST_RUNS ?? 300);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 5, nil: null });
const decimal = (scale: number) =>
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => (value / 10 ** scale).toFixed(scale));
const text = fc.string({ unit: fc.constantFrom(...'ёЁеЕжЖaAbB 01.-%_\\😀\u00a0'), minLength: 1, maxLength: 6 });
const day = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const recent = fc.date({
  min: new Date('1985-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const dayText = fc.oneof(recent, day).map((moment) => moment.toISOString().slice(0, 10));

const row = fc.record({
  name: maybe(text),
  note: maybe(text),
  code: maybe(fc.oneof(text, decimal(2), dayText)),
  price: maybe(decimal(2)),
  rate: maybe(decimal(4)),
  count: maybe(fc.integer({ min: -50, max: 50 })),
  places: maybe(fc.integer({ min: -3, max: 6 })),
  done: maybe(fc.boolean()),
  flag: maybe(fc.boolean()),
  day: maybe(dayText),
  until: maybe(dayText),
  at: maybe(recent.map((moment) => moment.toISOString())),
  place: maybe(fc.integer({ min: 1, max: 5 }).map((number) => id('place', number))),
});

const join = (parts: readonly (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((written) => written.join(''));
const call = (name: string, ...args: readonly fc.Arbitrary<string>[]) =>
  join([`${name}(`, ...args.flatMap((arg, index) => (index === 0 ? [arg] : [', ', arg])), ')']);

const leaf = {
  number: fc.oneof(
    fc.constantFrom('price', 'rate', 'count', 'places', 'place.rank'),
    fc.constantFrom('0', '1', '2.5', '0.005', '10', '3'),
  ),
  text: fc.oneof(
    fc.constantFrom('name', 'note', 'code', 'place.name', 'me.name'),
    fc.constantFrom("'ё'", '"A"', "' '", "'.'"),
  ),
  date: fc.constantFrom('day', 'until', 'date(at)', 'today()', 'date(code)'),
  boolean: fc.constantFrom('done', 'flag', 'true'),
};

const { number, words, date, boolean } = fc.letrec<{ number: string; words: string; date: string; boolean: string }>(
  (tie) => ({
    number: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'e' },
      leaf.number,
      join(['(', tie('number'), fc.constantFrom(' + ', ' - ', ' * ', ' / ', ' % '), tie('number'), ')']),
      join(['-', tie('number')]),
      call('round', tie('number'), fc.constantFrom('0', '2', '-1', 'places')),
      join([fc.constantFrom('floor', 'ceil', 'abs'), '(', tie('number'), ')']),
      join([fc.constantFrom('min', 'max'), '(', tie('number'), ', ', tie('number'), ')']),
      call('power', leaf.number, fc.constantFrom('2', '3', '-1', 'places')),
      call('length', tie('words')),
      call('number', tie('words')),
      join([fc.constantFrom('year', 'month', 'day', 'weekday'), '(', tie('date'), ')']),
      call('daysBetween', tie('date'), tie('date')),
      fc.constant('hour(at)'),
      call('if', tie('boolean'), tie('number'), tie('number')),
      call('coalesce', tie('number'), tie('number')),
    ),
    words: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'e' },
      leaf.text,
      call('concat', tie('words'), tie('words')),
      join([fc.constantFrom('upper', 'lower', 'trim'), '(', tie('words'), ')']),
      join([fc.constantFrom('left', 'right'), '(', tie('words'), ', ', leaf.number, ')']),
      call('mid', tie('words'), leaf.number, leaf.number),
      call('replace', tie('words'), leaf.text, leaf.text),
      call('text', fc.oneof(tie('number'), tie('date'), tie('boolean'), fc.constant('at'))),
      call('if', tie('boolean'), tie('words'), tie('words')),
      join([fc.constantFrom('min', 'max'), '(', tie('words'), ', ', tie('words'), ')']),
    ),
    date: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'e' },
      leaf.date,
      join([fc.constantFrom('addDays', 'addMonths', 'addYears'), '(', tie('date'), ', ', leaf.number, ')']),
      join([fc.constantFrom('startOfMonth', 'endOfMonth'), '(', tie('date'), ')']),
      call(
        'date',
        fc.constantFrom('count + 2000', 'year(day)'),
        fc.constantFrom('places + 6', 'month(until)'),
        fc.constantFrom('31', 'abs(count)'),
      ),
      fc.constant('date(addDays(at, count))'),
    ),
    boolean: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'e' },
      leaf.boolean,
      join(['(', tie('boolean'), fc.constantFrom(' and ', ' or ', ' = ', ' != '), tie('boolean'), ')']),
      join(['not ', tie('boolean')]),
      join(['(', tie('number'), fc.constantFrom(' < ', ' <= ', ' = ', ' <> '), tie('number'), ')']),
      join(['(', tie('words'), fc.constantFrom(' < ', ' >= ', ' = ', ' != '), tie('words'), ')']),
      join(['(', tie('date'), fc.constantFrom(' < ', ' >= ', ' = ', ' != '), tie('date'), ')']),
      join([fc.constantFrom('contains', 'startsWith', 'endsWith'), '(', tie('words'), ', ', tie('words'), ')']),
      call('isEmpty', fc.oneof(tie('words'), tie('number'), tie('date'), tie('boolean'))),
      join(['(', tie('words'), ' in [', leaf.text, ', ', leaf.text, '])']),
    ),
  }),
);
const anything = fc.oneof(number, words, date, boolean);
const zone = fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Africa/Cairo');

const things = fc
  .sample(row, { numRuns: ROWS, seed: 5 })
  .map((values, index): Values => ({ ...trimmed(values), id: id('thing', index + 1) }));

/** As the words would store them: no text of spaces alone. */
function trimmed(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value.trim() || null : value]),
  );
}

let engines: readonly TestEngine[] = [];
beforeAll(async () => {
  engines = await openEngines(snapshot);
  for (const engine of engines) {
    await insert(engine, place, PLACES);
    await insert(engine, thing, things);
  }
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

describe('a random expression', () => {
  it('gives the same values in memory and on every engine', async () => {
    await fc.assert(
      fc.asyncProperty(anything, zone, async (written, timeZone) => {
        const given: Environment = { ...environment, timeZone };
        const expression = compileExpression(written, thing, snapshot);

        const expected = Object.fromEntries(
          things.map((values) => [String(values.id), shown(expression.evaluate(loaded(values, []), given))]),
        );
        for (const engine of engines) {
          const answers = await computeAll(engine, snapshot, thing, written, given);
          for (const values of things) {
            const key = String(values.id);
            expect({ engine: engine.name, values, answer: answers[key] }).toEqual({
              engine: engine.name,
              values,
              answer: expected[key],
            });
          }
        }
      }),
      { numRuns: RUNS },
    );
  }, 300_000);
});

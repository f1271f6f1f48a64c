import type { Values } from '../../platform/language/contracts';
import { compileExpression } from '../../platform/language/expression';
import { AGGREGATES as AGGREGATE_NAMES, FUNCTIONS } from '../../platform/language/functions';
import { AGGREGATES, ARITHMETIC, type Case, DATES, LOGIC, NUMBERS, TEXTS } from './conformance-cases';
import { computeAll, insert, openEngines, shown, type TestEngine } from './engines';
import { environment, id, loaded, PLACES, part, place, snapshot, thing } from './world';

const CASES: readonly Case[] = [...ARITHMETIC, ...NUMBERS, ...TEXTS, ...DATES, ...LOGIC, ...AGGREGATES];
const THINGS: readonly Values[] = CASES.map(([row], index) => ({ ...row, id: id('thing', index + 1) }));
const PARTS: readonly Values[] = THINGS.filter((row) => row.name === 'three parts').flatMap((row, index) =>
  [
    { name: 'а', cost: '10.10', amount: 1, due: '2026-05-01', place: id('place', 2) },
    { name: 'б', cost: '20.20', amount: 2, due: null, place: null },
    { name: 'А', cost: null, amount: 1, due: '2026-04-30', place: null },
  ].map((row_, number) => ({ ...row_, id: id('part', index * 10 + number), thing: row.id ?? null })),
);

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

describe('the expression language', () => {
  it.each(CASES.map(([row, text, answer], index) => ({ text, row: JSON.stringify(row), answer, index })))(
    'answers $answer to $text for $row, in memory and on every engine',
    async ({ text, answer, index }) => {
      const values = loaded(THINGS[index] ?? {}, PARTS);

      const inMemory = shown(compileExpression(text, thing, snapshot).evaluate(values, environment));
      const bySql = await Promise.all(engines.map((engine) => computeAll(engine, snapshot, thing, text, environment)));

      expect(inMemory).toBe(answer);
      for (const answers of bySql) expect(answers[String(values.id)]).toBe(answer);
    },
  );

  it('computes every expression of the suite for every record of the suite alike on every engine', async () => {
    const texts = [...new Set(CASES.map(([, text]) => text))];

    const differences: unknown[] = [];
    for (const text of texts) {
      const expression = compileExpression(text, thing, snapshot);
      for (const engine of engines) {
        const bySql = await computeAll(engine, snapshot, thing, text, environment);
        for (const row of THINGS) {
          const inMemory = shown(expression.evaluate(loaded(row, PARTS), environment));
          const answer = bySql[String(row.id)] ?? null;
          if (answer !== inMemory) differences.push({ engine: engine.name, text, row, inMemory, answer });
        }
      }
    }

    expect(differences).toEqual([]);
  });

  it('has a case for every function', () => {
    const text = CASES.map(([, expression]) => expression).join(' ');

    const untested = [...FUNCTIONS.keys(), ...AGGREGATE_NAMES].filter((name) => !text.includes(`${name}(`));

    expect(untested).toEqual([]);
  });
});

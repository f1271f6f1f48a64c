/** Buckets of dates and moments, by which lists are grouped: the same texts on every engine. */
import type { Values } from '../../platform/language/contracts';
import { bucketOf } from '../../platform/language/dialect/sqlite-functions';
import { localDate } from '../../platform/language/zones';
import { insert, openEngines, type TestEngine } from './engines';
import { id, snapshot, thing } from './world';

const DAYS = [
  '0001-01-01',
  '2020-12-31',
  '2021-01-01',
  '2021-01-03',
  '2021-01-04',
  '2024-02-29',
  '2026-03-31',
  '2026-04-01',
  '2026-12-28',
  '9999-12-31',
];
const MOMENTS = [
  '2026-03-28T23:30:00.000Z',
  '2026-03-29T21:59:59.999Z',
  '2026-03-29T22:00:00.000Z',
  '2026-12-31T22:59:59.999Z',
  '2026-12-31T23:00:00.000Z',
];
const ROWS: readonly Values[] = DAYS.map((day, index) => ({
  id: id('thing', index + 1),
  day,
  at: MOMENTS[index] ?? null,
}));
const UNITS = ['year', 'quarter', 'month', 'week', 'day'] as const;

let engines: readonly TestEngine[] = [];
beforeAll(async () => {
  engines = await openEngines(snapshot);
  for (const engine of engines) await insert(engine, thing, ROWS);
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

describe('a bucket', () => {
  it('is named by the ISO calendar', () => {
    expect(UNITS.map((unit) => bucketOf('2021-01-03', unit))).toEqual([
      '2021',
      '2021-Q1',
      '2021-01',
      '2020-W53',
      '2021-01-03',
    ]);
  });

  it.each(UNITS)('of a %s is the same on every engine, for dates and for moments in Berlin', async (unit) => {
    const inMemory = ROWS.map(({ day, at }) => {
      const date = at === null ? null : localDate(Date.parse(String(at)), 'Europe/Berlin');
      return [bucketOf(String(day), unit), date && bucketOf(date, unit)];
    });

    for (const { database } of engines) {
      const { quote, bucket } = database.dialect;
      const columns = [
        bucket(quote('day'), { kind: 'date' }, unit, 'Europe/Berlin'),
        bucket(quote('at'), { kind: 'instant' }, unit, 'Europe/Berlin'),
      ];
      const rows = await database.read({
        sql: `SELECT ${columns.join(', ')} FROM thing ORDER BY ${quote('id')}`,
        values: [],
      });

      expect(rows).toEqual(inMemory);
    }
  });
});

/** The scenarios that the packages ship hold, and leave nothing behind. */
import type { ScenarioResult } from '../../platform/publishing/scenarios/contracts';
import { runScenarios, type ScenarioParts } from '../../platform/publishing/scenarios/run';
import type { Database } from '../../platform/storage/contracts';
import { ENGINES, type Place } from '../storage/engines';
import { compiled, complaints, layersWith, readyFor } from './world';

jest.setTimeout(120_000);

describe.each(ENGINES)('on $name', (engine) => {
  let place: Place;

  beforeEach(async () => {
    place = await engine.create();
  });

  afterEach(() => place.drop());

  it.each([
    ['the CRM', undefined, 9],
    ['equipment service 1.0.0', '1.0.0', 15],
    ['equipment service 2.0.0', '2.0.0', 15],
  ])('every promise of %s is kept', async (_, version, count) => {
    // given
    const snapshot = compiled(await layersWith(version));
    const parts = await readyFor(place, snapshot);
    const before = await everything(parts.database);

    // when
    const results = await runScenarios(parts, snapshot);

    // then
    expect(complaints(results)).toEqual([]);
    expect(results).toHaveLength(count);
    expect(results.every(stepsOf)).toBe(true);
    expect(await everything(parts.database)).toEqual(before);
  });
});

function stepsOf({ steps, passed }: ScenarioResult): boolean {
  return passed && steps.length > 0;
}

/** How many rows each table has, and every sequence. */
async function everything({ read, dialect }: ScenarioParts['database'] & Database): Promise<unknown> {
  const sql =
    dialect.engine === 'sqlite'
      ? `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`
      : `SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name`;
  const counts: unknown[] = [];
  for (const [name] of await read({ sql, values: [] })) {
    const table = dialect.quote(String(name));
    counts.push([name, ...(await read({ sql: `SELECT COUNT(*) FROM ${table}`, values: [] }))]);
  }
  return { counts, sequences: await read({ sql: `SELECT * FROM ${dialect.quote('_sequence')}`, values: [] }) };
}

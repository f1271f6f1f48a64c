/** Whenever a publication is killed, the database holds the revision before or the one after, and publishing again completes it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { planContraction } from '../../platform/storage/contract';
import { planSchema } from '../../platform/storage/migrate';
import { ENGINES, type Place } from '../storage/engines';
import { BEGINNING, CHANGES } from './changes';
import { openWorkshop, type Workshop } from './workshop';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(ROOT, '.build', 'crash-'));
const program = join(folder, 'publisher.cjs');
beforeAll(() => {
  buildSync({
    entryPoints: [join(__dirname, 'publisher.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** So many moments of each change, beside those that a database without transactions around DDL needs. */
const MOST = 2;

function publishIn(url: string, change: string, at?: number) {
  const args = [program, url, change, ...(at === undefined ? [] : [String(at)])];
  const env = { ...process.env, KARKAS_TEST_MYSQL: undefined };
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env });
  if (signal === null && status !== 0) throw new Error(stderr);
  return { killed: signal === 'SIGKILL', statements: signal ? [] : (JSON.parse(stdout) as readonly string[]) };
}

/** Spread over all statements; where each DDL statement stands for itself, at every one of them. */
function momentsOf(statements: readonly string[], isEveryDdl: boolean): readonly number[] {
  const all = statements.map((_, index) => index + 1);
  const ddl = all.filter((n) => isEveryDdl && /^\s*(ALTER|CREATE|DROP)/.test(statements[n - 1] ?? ''));
  const step = Math.max(1, Math.ceil(all.length / MOST));
  return [...new Set([...ddl, ...all.filter((n) => n % step === 0), all.length])].sort((a, b) => a - b);
}

async function begin(place: Place): Promise<void> {
  const shop = await openWorkshop(place);
  await shop.publish(BEGINNING);
  const colours = ['red', 'green', 'blue'];
  const create = Array.from({ length: 30 }, (_, index) => ({
    name: `thing ${String(index).padStart(2, '0')}`,
    size: index % 7 === 0 ? 'large' : String(index),
    code: index % 5 === 0 ? null : `c${index}`,
    colour: colours[index % 3],
    colours: index % 2 === 0 ? ['red', 'green'] : ['blue'],
  }));
  await shop.records.batch(shop.context(), 'thing', { create });
  const { records } = await shop.records.find(shop.context(), 'thing', { limit: 2 });
  await shop.records.update(shop.context(), 'thing', records[0]?.id ?? '', { kin: records[1]?.id ?? null }, null);
  await shop.database.close();
}

/** The revision that runs, without its number, and every record as it shows them. */
async function stateOf(shop: Workshop): Promise<unknown> {
  const { entityNames } = shop.current.current();
  const state: unknown[] = [JSON.stringify(shop.current.layersOf())];
  for (const name of entityNames) {
    const { records } = await shop.records.find(shop.context(), name, { limit: 100, sort: ['name'] });
    state.push(
      records.map(({ id: _id, createdAt: _at, updatedAt: _when, kin, ...rest }) => ({ ...rest, kin: Boolean(kin) })),
    );
  }
  return state;
}

async function looked<T>(place: Place, look: (shop: Workshop) => Promise<T>): Promise<T> {
  const shop = await openWorkshop(place);
  try {
    return await look(shop);
  } finally {
    await shop.database.close();
  }
}

const restOf = async (shop: Workshop) => {
  const { steps } = await planSchema(shop.database, shop.current.current());
  const rest = await planContraction(shop.database, shop.current.current());
  return [...steps, ...rest.filter(({ kind }) => kind.startsWith('drop'))];
};

describe.each(ENGINES.filter(({ name }) => name !== 'SQLite in memory'))('a publication killed on $name', (engine) => {
  it.each(Object.keys(CHANGES))(
    'leaves the old revision or the new one, and is completed by the next: %s',
    async (change) => {
      // given
      const model = await engine.create();
      await begin(model);
      const before = await looked(model, stateOf);
      const { statements } = publishIn(model.url, change);
      const after = await looked(model, stateOf);
      await model.drop();
      const outcomes = new Set<string>();

      for (const moment of momentsOf(statements, engine.name === 'MariaDB')) {
        const place = await engine.create();
        await begin(place);

        // when
        const { killed } = publishIn(place.url, change, moment);

        // then
        expect(killed).toBe(true);
        const left = await looked(place, stateOf);
        const isNew = JSON.stringify(left) === JSON.stringify(after);
        expect(isNew ? after : left).toEqual(isNew ? after : before);
        outcomes.add(isNew ? 'new' : 'old');

        // when
        const { layers, operations = [] } = CHANGES[change] ?? { layers: [] };
        const ended = await looked(place, async (shop) => {
          await shop.publish(layers, ...operations);
          return { state: await stateOf(shop), rest: await restOf(shop) };
        });

        // then
        expect(ended).toEqual({ state: after, rest: [] });
        await place.drop();
      }
      expect(outcomes.has('old')).toBe(true);
    },
    300_000,
  );
});

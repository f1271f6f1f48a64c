/** Whatever stops an import, what is in is whole, nothing is half-written, and starting it again finishes it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINES, type Place } from '../storage/engines';
import { openImportWorld } from './world';

const ROOT = join(__dirname, '../..');
const ROWS = 6000;
const folder = mkdtempSync(join(tmpdir(), 'karkas-crash-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'products.csv');
const keyed = join(folder, 'keyed.map.json');
const keyless = join(folder, 'keyless.map.json');
writeFileSync(
  file,
  ['code,name,price', ...Array.from({ length: ROWS }, (_, index) => `P${index},Product ${index},${index}.50`)].join(
    '\n',
  ),
);
writeFileSync(keyed, JSON.stringify({ key: 'code', fields: { code: 'code', name: 'name', price: 'price' } }));
writeFileSync(keyless, JSON.stringify({ fields: { name: 'name', description: 'code' } }));

interface Run {
  readonly tally: Readonly<Record<string, number>>;
  readonly rows: number;
}

const command = (entity: string, map: string, url: string) => ({
  args: [
    join(ROOT, 'platform/karkas.cjs'),
    'import',
    entity,
    file,
    '--map',
    map,
    '--result',
    join(folder, 'result.csv'),
    '--json',
  ],
  options: { cwd: ROOT, env: { ...process.env, DATABASE_URL: url, KARKAS_DATA: folder, LOG_LEVEL: 'silent' } },
});

describe.each(ENGINES.filter(({ name }) => name !== 'SQLite in memory'))(
  'an import that is killed on $name',
  (engine) => {
    let place: Place;
    beforeEach(async () => {
      place = await engine.create();
    });
    afterEach(() => place.drop());

    const finish = (entity: string, map: string): Run => {
      const { args, options } = command(entity, map, place.url);
      const { stdout, stderr, status } = spawnSync(process.execPath, args, { ...options, encoding: 'utf8' });
      if (status !== 0) throw new Error(stdout + stderr);
      return JSON.parse(stdout) as Run;
    };
    const killAfter = async (entity: string, map: string, rows: number): Promise<number> => {
      const database = await place.open();
      const { args, options } = command(entity, map, place.url);
      const child = spawn(process.execPath, args, { ...options, stdio: 'ignore' });
      const ended = new Promise((resolve) => child.on('exit', resolve));
      const count = { sql: `SELECT COUNT(*) FROM ${database.dialect.quote(entity)}`, values: [] };
      const counted = async () => Number((await database.read(count).catch(() => [[0]]))[0]?.[0]);
      while (child.exitCode === null && (await counted()) < rows)
        await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill('SIGKILL');
      await ended;
      const left = await counted();
      await database.close();
      return left;
    };

    it.each([
      ['with a key', 'product', keyed],
      ['without one', 'productCategory', keyless],
    ])(
      'goes on where it was %s',
      async (_, entity, map) => {
        const left = [
          await killAfter(entity, map, 1),
          await killAfter(entity, map, 1000 + Math.floor(Math.random() * 3000)),
        ];

        const rest = finish(entity, map);
        const again = finish(entity, map);

        expect(left.map((count) => count % 500)).toEqual([0, 0]);
        expect(rest).toMatchObject({
          rows: ROWS,
          tally: { created: ROWS - (left[1] ?? 0), unchanged: left[1], updated: 0, failed: 0 },
        });
        expect(again).toMatchObject({ rows: ROWS, tally: { created: 0, unchanged: ROWS, updated: 0, failed: 0 } });
        expect(readFileSync(join(folder, 'result.csv'), 'utf8').split('\n')).toHaveLength(ROWS + 2);
        expect(existsSync(join(folder, 'result.csv.part'))).toBe(false);
      },
      120_000,
    );
  },
);

describe('an import without room', () => {
  const [, sqlite] = ENGINES;
  const content = [
    'serial,title,weight',
    ...Array.from({ length: 5000 }, (_, index) => `${index},title ${index},1`),
  ].join('\n');
  const map = { key: 'serial', fields: { serial: 'serial', title: 'title', weight: 'weight' } };

  it('stops when the database’s disk is full, with whole batches in it, and goes on when there is room', async () => {
    if (!sqlite) throw new Error('no SQLite');
    const world = await openImportWorld(sqlite);
    const csv = world.file(content);
    const result = `${csv}.result`;
    const [pages] = await world.database.read({ sql: 'PRAGMA page_count', values: [] });
    const limit = (most: number) => world.database.define([`PRAGMA max_page_count = ${most}`]);

    await limit(Number(pages?.[0]) + 300);
    const stopped = await world.run('box', csv, map, { result }).then(
      () => null,
      (error: Error) => error,
    );
    const left = await world.count('box');
    await limit(1_000_000);
    const rest = await world.run('box', csv, map, { result });

    expect(stopped).toMatchObject({ code: 'importStopped' });
    expect(stopped?.message).toMatch(/stopped after \d+ rows: the disk is full\. What is in stays in/);
    expect([left > 0, left % 500]).toEqual([true, 0]);
    expect(rest.tally).toMatchObject({ created: 5000 - left, unchanged: left });
    expect(existsSync(`${result}.part`)).toBe(false);
    await world.close();
  }, 60_000);

  it('refuses a result file that cannot be written before the first row is in', async () => {
    if (!sqlite) throw new Error('no SQLite');
    const world = await openImportWorld(sqlite);
    const csv = world.file(content);

    await expect(world.run('box', csv, map, { result: '/dev/full' })).rejects.toThrow(
      /the result file \/dev\/full cannot be written: there is no space left on the disk/,
    );
    await expect(world.run('box', csv, map, { result: join(folder, 'nowhere/result.csv') })).rejects.toThrow(
      /cannot be written/,
    );
    await expect(world.run('box', csv, map, { result: csv })).rejects.toThrow(
      /the result file is the imported file itself/,
    );

    expect(await world.count('box')).toBe(0);
    expect(existsSync('/dev/full')).toBe(true);
    await world.close();
  });
});

import { spawn } from 'node:child_process';
import { type StorageDatabase, StorageError } from '../../platform/storage/contracts';
import { openDatabase } from '../../platform/storage/database';
import { ENGINES, type Place, SHARED_ENGINES, silent } from './engines';

const TABLE = 'CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER NOT NULL, code VARCHAR(20))';
const UNIQUE = 'CREATE UNIQUE INDEX ux_counter_code ON counter (code)';
const at = (id: number) => ({ sql: 'SELECT value FROM counter WHERE id = ?', values: [id] });
const set = (id: number, value: number) => ({ sql: 'UPDATE counter SET value = ? WHERE id = ?', values: [value, id] });
const add = (id: number, code: string | null = null) => ({
  sql: 'INSERT INTO counter (id, value, code) VALUES (?, ?, ?)',
  values: [id, 0, code],
});

describe.each(ENGINES)('a database on $name', ({ create }) => {
  let place: Place;
  let database: StorageDatabase;
  beforeEach(async () => {
    place = await create();
    database = await place.open('?pool=4');
    await database.define([TABLE, UNIQUE]);
  });
  afterEach(() => place.drop());

  it('keeps what a unit of work wrote and forgets what a failed one did', async () => {
    await database.write(async (transaction) => expect(await transaction.run(add(1))).toBe(1));

    const failed = database.write(async (transaction) => {
      await transaction.run(add(2));
      throw new Error('no');
    });

    await expect(failed).rejects.toThrow('no');
    expect(await database.read({ sql: 'SELECT id, value FROM counter', values: [] })).toEqual([[1, 0]]);
  });

  it('loses none of 200 parallel transactions that each add one', async () => {
    await database.write((transaction) => transaction.run(add(1)));

    await Promise.all(
      Array.from({ length: 200 }, () =>
        database.write(async (transaction) => {
          const lock = database.dialect.engine === 'mysql' ? ' FOR UPDATE' : '';
          const [row] = await transaction.read({ ...at(1), sql: at(1).sql + lock });
          await transaction.run(set(1, Number(row?.[0]) + 1));
        }),
      ),
    );

    expect(await database.read(at(1))).toEqual([[200]]);
  });

  it('names the violated unique index, and says which of the others it was', async () => {
    await database.write((transaction) => transaction.run(add(1, 'a')));

    const again = await reasonOf(() => database.write((transaction) => transaction.run(add(2, 'a'))));
    const sameKey = await reasonOf(() => database.write((transaction) => transaction.run(add(1, 'b'))));
    const empty = await reasonOf(() =>
      database.write((transaction) =>
        transaction.run({ sql: 'INSERT INTO counter (id, value) VALUES (?, ?)', values: [3, null] }),
      ),
    );

    expect(again).toBeInstanceOf(StorageError);
    expect(again).toMatchObject({ reason: 'unique', constraint: 'ux_counter_code' });
    expect(sameKey).toMatchObject({ reason: 'unique', constraint: 'PRIMARY' });
    expect(empty).toMatchObject({ reason: 'notNull' });
  });

  it('refuses a unit of work inside a unit of work instead of waiting for itself', async () => {
    const nested = database.write(() => database.write(async () => 1));

    await expect(nested).rejects.toThrow('already open');
  });

  it('tells listeners every statement until they leave', async () => {
    const heard: string[] = [];
    const leave = database.onStatement((sql) => heard.push(sql));
    await database.read(at(1));
    leave();
    await database.read(at(1));

    expect(heard).toEqual([at(1).sql]);
  });

  it('never takes a value for SQL', async () => {
    const hostile = `'; DROP TABLE counter; -- "\\\u0000`;
    await database.write((transaction) => transaction.run(add(1, hostile.slice(0, 20))));

    const rows = await database.read({ sql: 'SELECT id FROM counter WHERE code = ?', values: [hostile.slice(0, 20)] });

    expect(rows).toEqual([[1]]);
  });
});

describe.each(SHARED_ENGINES)('two connections on $name', ({ create }) => {
  let place: Place;
  let first: StorageDatabase;
  let second: StorageDatabase;
  beforeEach(async () => {
    place = await create();
    first = await place.open('?pool=2');
    second = await place.open('?pool=2');
    await first.define([TABLE]);
    await first.write(async (transaction) => {
      await transaction.run(add(1));
      await transaction.run(add(2));
    });
  });
  afterEach(() => place.drop());

  it('repeat the whole unit of work when they get in each other’s way', async () => {
    let tries = 0;
    const meeting = rendezvous(2);
    const cross = (database: StorageDatabase, one: number, other: number) =>
      database.write(async (transaction) => {
        tries += 1;
        await transaction.run({ sql: 'UPDATE counter SET value = value + 1 WHERE id = ?', values: [one] });
        await meeting();
        await transaction.run({ sql: 'UPDATE counter SET value = value + 1 WHERE id = ?', values: [other] });
      });

    await Promise.all([cross(first, 1, 2), cross(second, 2, 1)]);

    expect(await first.read({ sql: 'SELECT value FROM counter ORDER BY id', values: [] })).toEqual([[2], [2]]);
    expect(tries).toBeGreaterThan(first.dialect.engine === 'mysql' ? 2 : 1);
  });

  it('do not see each other’s open work', async () => {
    const seen: unknown[] = [];
    await first.write(async (transaction) => {
      await transaction.run(set(1, 5));
      seen.push(await second.read(at(1)), await first.read(at(1)));
    });

    expect(seen).toEqual([[[0]], [[0]]]);
    expect(await second.read(at(1))).toEqual([[5]]);
  });
});

describe.each(SHARED_ENGINES)('a process killed in the middle on $name', ({ create }) => {
  it('leaves the state before', async () => {
    const place = await create();
    const database = await place.open();
    await database.define([TABLE]);
    await database.write((transaction) => transaction.run(add(1)));
    const script = place.url.startsWith('sqlite')
      ? sqliteWriter(place.url.slice('sqlite:'.length))
      : mysqlWriter(place.url);
    const child = spawn(process.execPath, ['-e', script], { cwd: process.cwd(), stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));

    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));

    expect(await database.read(at(1))).toEqual([[0]]);
    await database.write((transaction) => transaction.run(set(1, 7)));
    expect(await database.read(at(1))).toEqual([[7]]);
    await place.drop();
  });
});

describe('openDatabase', () => {
  it('says that a server does not answer', async () => {
    await expect(openDatabase('mysql://nobody@127.0.0.1:1/none', silent)).rejects.toMatchObject({ reason: 'gone' });
  });

  it('refuses other addresses', async () => {
    await expect(openDatabase('postgres://x', silent)).rejects.toThrow('DATABASE_URL');
  });
});

async function reasonOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => null,
    (error: unknown) => error,
  );
}

/** Waits until so many have come once; later comers pass. */
function rendezvous(count: number): () => Promise<void> {
  let here = 0;
  let open: () => void = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    here += 1;
    if (here >= count) open();
    return Promise.race([all, new Promise<void>((resolve) => setTimeout(resolve, 300))]);
  };
}

function sqliteWriter(path: string): string {
  return `const { DatabaseSync } = require('@photostructure/sqlite');
    const db = new DatabaseSync(${JSON.stringify(path)});
    db.exec('BEGIN IMMEDIATE; UPDATE counter SET value = 99');
    console.log('written'); setInterval(() => {}, 1000);`;
}

function mysqlWriter(url: string): string {
  return `const c = require('mysql2').createConnection(${JSON.stringify(url)});
    c.query('START TRANSACTION', () => c.query('UPDATE counter SET value = 99', () => console.log('written')));
    setInterval(() => {}, 1000);`;
}

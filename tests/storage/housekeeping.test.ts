import type { StorageDatabase } from '../../platform/storage/contracts';
import { keepHouse } from '../../platform/storage/housekeeping';
import { applyCoreTables } from '../../platform/storage/migrate';
import { signInTables } from '../../platform/storage/sign-in';
import { insertPlain } from '../../platform/storage/write';
import { ENGINES, type Place } from './engines';

const NOON = Date.parse('2026-11-24T12:00:00Z');
const HOUR = 3_600_000;
const MANY = 2500;

describe.each(ENGINES)('housekeeping on $name', ({ create }) => {
  let place: Place;
  let database: StorageDatabase;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    await applyCoreTables(database);
  });
  afterEach(() => place.drop());

  it('forgets answers a day after they were given, and not before', async () => {
    // given
    const old = Array.from({ length: MANY }, (_, index) => answer(`old${index}`, NOON));
    await remember([...old, answer('fresh', NOON + 2 * HOUR)]);

    // when
    const early = await keepHouse(database, { owner: 'node', now: new Date(NOON + 24 * HOUR) });
    const late = await keepHouse(database, { owner: 'node', now: new Date(NOON + 25 * HOUR) });

    // then
    expect([early, late]).toEqual([0, MANY]);
    expect(await keysLeft()).toEqual(['fresh']);
  });

  it('ends sessions whose time is over, whether anybody signs in or not', async () => {
    // given
    const tables = signInTables(database);
    const at = new Date(NOON).toISOString();
    const session = (token: string, hours: number) => {
      const expires = new Date(NOON + hours * HOUR).toISOString();
      return { token, user: 'u', created: at, seen: at, expires, address: '', agent: '' };
    };
    await tables.addSession(session('short', 1));
    await tables.addSession(session('long', 3));

    // when
    await keepHouse(database, { owner: 'node', now: new Date(NOON + 2 * HOUR) });

    // then
    expect([await tables.session('short'), (await tables.session('long'))?.token]).toEqual([null, 'long']);
  });

  it('forgets failed attempts a day after their waiting time', async () => {
    // given
    const tables = signInTables(database);
    await tables.setAttempts('login:eve', { failures: 9, until: new Date(NOON).toISOString() });

    // when
    await keepHouse(database, { owner: 'node', now: new Date(NOON + 23 * HOUR) });
    const early = await tables.attempts('login:eve');
    await keepHouse(database, { owner: 'node', now: new Date(NOON + 25 * HOUR) });

    // then
    expect([early?.failures, await tables.attempts('login:eve')]).toEqual([9, null]);
  });

  it('is done by one of several nodes, and by another one when that is gone', async () => {
    // given
    await remember([answer('old', NOON - 48 * HOUR)]);
    await keepHouse(database, { owner: 'first', now: new Date(NOON) });
    await remember([answer('older', NOON - 48 * HOUR)]);

    // when
    const soon = await keepHouse(database, { owner: 'second', now: new Date(NOON + HOUR / 2) });
    const later = await keepHouse(database, { owner: 'second', now: new Date(NOON + 2 * HOUR) });

    // then
    expect([soon, later]).toEqual([0, 1]);
  });

  function answer(key: string, at: number): readonly unknown[] {
    return [key, 'a', 'h', '{}', database.dialect.encode(new Date(at), { kind: 'instant' })];
  }

  async function remember(rows: readonly (readonly unknown[])[]): Promise<void> {
    const columns = ['key', 'actor', 'hash', 'answer', 'at'];
    await database.write(async (transaction) => {
      for (const statement of insertPlain(database.dialect, '_idempotency', columns, rows))
        await transaction.run(statement);
    });
  }

  async function keysLeft(): Promise<readonly unknown[]> {
    const { quote } = database.dialect;
    const rows = await database.read({ sql: `SELECT ${quote('key')} FROM ${quote('_idempotency')}`, values: [] });
    return rows.map(([key]) => key);
  }
});

import type { Values } from '../../platform/language/contracts';
import type { StorageDatabase } from '../../platform/storage/contracts';
import { applySchema } from '../../platform/storage/migrate';
import { createRevisionTables } from '../../platform/storage/revision-tables';
import { compileSelection } from '../../platform/storage/select';
import { nextInSequence } from '../../platform/storage/sequence';
import { binRows, deleteRows, selectForUpdate, updateRow, updateRows } from '../../platform/storage/write';
import { ENGINES, type Place } from './engines';
import { id, insert, path, selection, worldOf } from './world';

const world = worldOf();
const job = world.entity('job');

describe.each(ENGINES)('writing on $name', ({ create }) => {
  let place: Place;
  let database: StorageDatabase;
  const run = (statements: readonly { sql: string; values: readonly unknown[] }[]) =>
    database.write(async (transaction) => {
      let changed = 0;
      for (const statement of statements) changed += await transaction.run(statement);
      return changed;
    });
  const locked = (ids: readonly string[]) =>
    database.write(async (transaction) => {
      const { statements, decode } = selectForUpdate(database.dialect, job, ids);
      const rows = await Promise.all(statements.map((statement) => transaction.read(statement)));
      return rows.flat().map(decode);
    });
  beforeEach(async () => {
    place = await create();
    database = await place.open('?pool=3');
    await applySchema(database, world);
  });
  afterEach(() => place.drop());

  it('inserts 2,500 rows in a few statements and gives them all back', async () => {
    const heard: string[] = [];
    database.onStatement((sql) => heard.push(sql));
    await insert(
      database,
      job,
      Array.from(
        { length: 2500 },
        (_, index): Values => ({ id: id('job', index), title: `t${index}`, rate: '1.5000' }),
      ),
    );

    expect(heard.length).toBeLessThanOrEqual(4);
    expect(Number((await database.read({ sql: 'SELECT COUNT(*) FROM job', values: [] }))[0]?.[0])).toBe(2500);
  });

  it('updates a row only in the version it was seen in', async () => {
    await insert(database, job, [{ id: id('job', 1), title: 'a' }]);
    const change = {
      id: id('job', 1),
      values: { title: 'Ё', amount: { amount: '1.50', currency: 'RUB', base: '1.50' } },
    };

    expect(await run([updateRow(database.dialect, job, change, 1)])).toBe(1);
    expect(await run([updateRow(database.dialect, job, change, 1)])).toBe(0);
    expect(await locked([id('job', 1)])).toMatchObject([
      { version: 2, title: 'Ё', amount: { amount: '1.50', currency: 'RUB', base: '1.50' } },
    ]);
  });

  it('updates many rows, each with its own values and all with the same', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => id('job', index));
    await insert(
      database,
      job,
      ids.map((one): Values => ({ id: one, title: 'a', due: '2026-01-01', hours: 1 })),
    );

    const own = ids.map((one, index) => ({
      id: one,
      values: {
        title: `Т${index}`,
        rate: `${index}.2500`,
        due: index % 2 ? null : '2026-02-28',
        starts: '2026-01-01T10:00:00.500Z',
        done: index % 3 === 0,
      },
    }));
    await run(updateRows(database.dialect, job, own));
    const same = updateRows(
      database.dialect,
      job,
      ids.map((one) => ({ id: one, values: { hours: 9 } })),
    );
    await run(same);

    expect(same).toHaveLength(1);
    expect(
      (await locked(ids)).map(({ title, rate, due, starts, done, hours, version }) => ({
        title,
        rate,
        due,
        starts,
        done,
        hours,
        version,
      })),
    ).toEqual(own.map(({ values }) => ({ ...values, hours: 9, version: 3 })));
    const compiled = compileSelection(
      database.dialect,
      selection(world, 'job', { search: { text: 'т119', fields: [path(world, 'job', 'title')] } }),
    );
    expect(await database.read(compiled.statement)).toHaveLength(1);
  });

  it('bins, takes out of the bin, and deletes', async () => {
    await insert(
      database,
      job,
      [1, 2].map((number) => ({ id: id('job', number), title: 'a' })),
    );
    const stamps = { deletedAt: '2026-11-23T10:00:00.000Z', updatedAt: '2026-11-23T10:00:00.000Z', updatedBy: null };
    const listed = async () =>
      (await database.read(compileSelection(database.dialect, selection(world, 'job')).statement)).length;

    await run(binRows(database.dialect, job, [id('job', 1), id('job', 2)], stamps));
    expect(await listed()).toBe(0);
    await run(binRows(database.dialect, job, [id('job', 1)], { ...stamps, deletedAt: null }));
    expect(await listed()).toBe(1);
    expect(await run(deleteRows(database.dialect, job, [id('job', 1), id('job', 2)]))).toBe(2);
  });

  it('draws numbers without gaps or repeats from many transactions at once', async () => {
    const drawn = await Promise.all(
      Array.from({ length: 30 }, () =>
        database.write((transaction) => nextInSequence(transaction, database.dialect, 'D', 3)),
      ),
    );

    expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index * 3 + 1));
  });

  it('keeps revisions, every body once', async () => {
    const tables = createRevisionTables(database);
    const head = (number: string) => ({
      id: number,
      parent: null,
      content: 'c',
      at: '2026-01-01T00:00:00.000Z',
      author: null,
      comment: 'ё',
      packages: '[]',
      places: '{}',
      outcome: '{}',
    });
    const save = (id: string, artefacts: readonly ReturnType<typeof version>[]) =>
      tables.save({ head: head(id), artefacts, places: [] }, async () => {});
    const version = (number: number) => ({
      id: `sha${number}`,
      package: 'system',
      kind: 'entity',
      name: `n${number}`,
      file: 'f',
      body: '{"b":1,"a":2}',
    });
    expect(await tables.latest()).toBeNull();

    await save('000001', [version(2), version(1)]);
    await save('000002', [version(1), version(3)]);

    expect(await tables.latest()).toEqual(head('000002'));
    expect((await tables.list(5)).map((one) => one.id)).toEqual(['000002', '000001']);
    expect(await tables.artefacts('000001')).toEqual([version(2), version(1)]);
    await expect(save('000002', [])).rejects.toMatchObject({ reason: 'unique' });
  });
});

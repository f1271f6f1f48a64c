import fc from 'fast-check';
import { resolveCondition } from '../../platform/language/condition';
import type { Condition, Value, Values } from '../../platform/language/contracts';
import type { Selection, StorageDatabase } from '../../platform/storage/contracts';
import { applySchema } from '../../platform/storage/migrate';
import { compileCount, compileSelection } from '../../platform/storage/select';
import { ENGINES, type Place } from './engines';
import { id, insert, NOBODY, path, selection, worldOf } from './world';

const world = worldOf();
const HOSTILE = [
  `'`,
  '"',
  '`',
  '\\',
  '%',
  '_',
  '?',
  ';',
  '--',
  '/*',
  '\ue000',
  '0',
  '\ue001',
  'ё',
  '\n',
  ':a',
  '$1',
  '{',
  '😀',
];
const STAGES = ['won', 'open', 'lost', null];

describe.each(ENGINES)('a selection on $name', ({ create }) => {
  let place: Place;
  let database: StorageDatabase;
  const where = (entity: string, json: unknown): Condition => resolveCondition(json, world.entity(entity), world, {});
  const find = async (entity: string, narrowed: Partial<Selection> = {}): Promise<readonly Values[]> => {
    const compiled = compileSelection(database.dialect, selection(world, entity, narrowed));
    return (await database.read(compiled.statement)).map(compiled.decode);
  };
  const titles = async (narrowed: Partial<Selection>): Promise<unknown[]> =>
    (await find('job', { fields: [path(world, 'job', 'title')], sort: [sortBy('title')], ...narrowed })).map(
      (row) => row['title'],
    );
  const sortBy = (text: string, descending = false) => ({ path: path(world, 'job', text), descending });

  beforeAll(async () => {
    place = await create();
    database = await place.open();
    await applySchema(database, world);
    const [team, user, company, job, line] = ['team', 'user', 'company', 'job', 'jobLine'].map((name) =>
      world.entity(name),
    );
    if (!team || !user || !company || !job || !line) throw new Error('no world');
    await insert(database, team, [
      { id: id('team', 1), name: 'Top' },
      { id: id('team', 2), name: 'Below', parent: id('team', 1) },
      { id: id('team', 3), name: 'Deepest', parent: id('team', 2) },
      { id: id('team', 4), name: 'Other' },
    ]);
    await insert(database, user, [
      {
        id: id('user', 1),
        login: 'i',
        name: { last: 'Ёлкин', first: 'Яков', middle: '', full: 'Ёлкин Яков' },
        team: id('team', 3),
      },
    ]);
    await insert(database, company, [
      { id: id('company', 1), name: 'Ёлка', code: 'A', secret: 's1', owner: id('user', 1), team: id('team', 3) },
      { id: id('company', 2), name: 'берёза', code: 'B', secret: 's2', team: id('team', 4) },
      { id: id('company', 3), name: 'Gone', code: 'C', deletedAt: '2026-01-01T00:00:00.000Z' },
    ]);
    await insert(database, job, [
      {
        id: id('job', 1),
        title: 'First 100% of_it\\',
        company: id('company', 1),
        stage: 'open',
        tags: ['red', 'blue'],
        amount: { amount: '99999999999999.99', currency: 'USD', base: '1234567890123.45' },
        rate: '0.1000',
        hours: 7,
        done: true,
        due: '2024-02-29',
        starts: '2026-10-25T00:30:00.125Z',
        note: 'long\n'.repeat(1000),
      },
      {
        id: id('job', 2),
        title: 'second',
        company: id('company', 2),
        stage: 'won',
        rate: '-0.0001',
        done: false,
        hours: 3,
      },
      { id: id('job', 3), title: 'Third', company: id('company', 3), stage: 'lost', rate: '12345678901234.5678' },
      { id: id('job', 4), title: 'ёж', deletedAt: '2026-01-01T00:00:00.000Z' },
    ]);
    await insert(database, line, [{ id: id('jobLine', 1), job: id('job', 1), what: 'w', cost: '0.10', position: 0 }]);
  });
  afterAll(() => place.drop());

  it('gives every value back as it was written', async () => {
    const names = ['title', 'company', 'stage', 'tags', 'amount', 'rate', 'hours', 'done', 'due', 'starts', 'note'];
    const [row] = await find('job', {
      fields: names.map((name) => path(world, 'job', name)),
      where: where('job', { id: id('job', 1) }),
    });

    expect(row).toEqual({
      id: id('job', 1),
      version: 1,
      title: 'First 100% of_it\\',
      company: id('company', 1),
      stage: 'open',
      tags: ['red', 'blue'],
      amount: { amount: '99999999999999.99', currency: 'USD', base: '1234567890123.45' },
      rate: '0.1000',
      hours: 7,
      done: true,
      due: '2024-02-29',
      starts: '2026-10-25T00:30:00.125Z',
      note: 'long\n'.repeat(1000),
    });
  });

  it('sorts texts as people read them, choices in the order of their options, references by their titles', async () => {
    expect(await titles({})).toEqual(['First 100% of_it\\', 'second', 'Third']);
    expect(await titles({ sort: [sortBy('stage')] })).toEqual(['second', 'First 100% of_it\\', 'Third']);
    expect(await titles({ sort: [sortBy('company')] })).toEqual(
      ['Third', 'second', 'First 100% of_it\\'].sort(byCompany),
    );
    expect(await titles({ sort: [sortBy('rate', true)] })).toEqual(['Third', 'First 100% of_it\\', 'second']);
  });

  it('shows the title of a record in the bin, but not the record', async () => {
    const rows = await find('job', { fields: [path(world, 'job', 'company.name')], sort: [sortBy('title')] });

    expect(rows.map((row) => row['company.name'])).toEqual(['Ёлка', 'берёза', 'Gone']);
    expect(await find('company', {})).toHaveLength(2);
    expect(await find('company', { withDeleted: true })).toHaveLength(3);
  });

  it('finds every word of a search anywhere, in any case, ё or е, and takes no character for a pattern', async () => {
    const search = (text: string) =>
      titles({ search: { text, fields: [path(world, 'job', 'title'), path(world, 'job', 'company.name')] } });

    expect(await search('ЕЛКА fir')).toEqual(['First 100% of_it\\']);
    expect(await search('елка second')).toEqual([]);
    expect(await search('100%')).toEqual(['First 100% of_it\\']);
    expect(await search('%')).toEqual(['First 100% of_it\\']);
    expect(await search('f_it\\')).toEqual(['First 100% of_it\\']);
    expect(await search('o_f')).toEqual([]);
  });

  it('never lets a hidden record influence an answer: not shown, not found, not sorted by', async () => {
    const visible: Selection['visible'] = (entity) =>
      entity.name === 'company' ? where('company', { 'owner.team.name': 'Deepest' }) : null;
    const rows = await find('job', {
      visible,
      fields: [path(world, 'job', 'company.secret')],
      sort: [sortBy('company.secret'), sortBy('title')],
    });

    expect(rows.map((row) => row['company.secret'])).toEqual([null, null, 's1']);
    expect(await titles({ visible, where: where('job', { 'company.secret': 's2' }) })).toEqual([]);
    expect(await find('company', { visible })).toHaveLength(1);
    expect(await find('company', { visible: () => NOBODY })).toEqual([]);
  });

  it('asks collections only for rows that are visible and not in the bin', async () => {
    const having = { jobs: { $some: { done: false } } };
    const visible: Selection['visible'] = (entity) =>
      entity.name === 'job' ? where('job', { hours: { $gt: 5 } }) : null;

    expect((await find('company', { where: where('company', having) })).map((row) => row['id'])).toEqual([
      id('company', 2),
    ]);
    expect(await find('company', { where: where('company', having), visible })).toEqual([]);
  });

  it('follows a tree to all its levels', async () => {
    const below = (team: number) =>
      find('company', { where: where('company', { team: { $under: id('team', team) } }) });

    expect((await below(1)).map((row) => row['id'])).toEqual([id('company', 1)]);
    expect(await below(4)).toHaveLength(1);
    expect((await find('team', { where: where('team', { id: { $under: id('team', 2) } }) })).length).toBe(2);
  });

  it('counts what it would list, capped or not, and joins nothing for it', async () => {
    const count = async (narrowed: Partial<Selection>, cap?: number) => {
      const statement = compileCount(database.dialect, selection(world, 'job', narrowed), cap);
      return { sql: statement.sql, count: Number((await database.read(statement))[0]?.[0]) };
    };

    expect((await count({})).count).toBe(3);
    expect((await count({ sort: [sortBy('company')] })).sql).not.toContain('JOIN');
    expect((await count({ where: where('job', { 'company.name': 'Ёлка' }) })).count).toBe(1);
    expect((await count({}, 2)).count).toBe(2);
  });

  it('keeps the shape of the statement whatever the values are', async () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...HOSTILE) }), (text) => {
        const shape = (value: string) =>
          compileSelection(
            database.dialect,
            selection(world, 'job', {
              where: where('job', { title: value }),
              search: { text: `a${value.replace(/\s/g, '')}`, fields: [path(world, 'job', 'title')] },
            }),
          ).statement.sql;
        expect(shape(`x${text}`)).toBe(shape('xy'));
      }),
    );
  });

  it('reads the same dates and moments whatever zone the process lives in', async () => {
    const zone = process.env.TZ;
    const fields = ['due', 'starts', 'createdAt'].map((name) => path(world, 'job', name));
    try {
      for (const name of ['UTC', 'Asia/Kamchatka', 'America/St_Johns', 'Europe/Moscow', 'Pacific/Kiritimati']) {
        process.env.TZ = name;
        const [row] = await find('job', {
          fields,
          where: where('job', { starts: '2026-10-25T00:30:00.125Z', due: '2024-02-29' }),
        });
        expect(row).toMatchObject({
          due: '2024-02-29',
          starts: '2026-10-25T00:30:00.125Z',
          createdAt: '2026-01-01T00:00:00.000Z',
        });
      }
    } finally {
      process.env.TZ = zone;
    }
  });
});

describe.each(ENGINES)('pages on $name', ({ create }) => {
  let place: Place;
  let database: StorageDatabase;
  beforeAll(async () => {
    place = await create();
    database = await place.open();
    await applySchema(database, world);
    const random = fc.sample(
      fc.record({
        stage: fc.constantFrom(...STAGES),
        hours: fc.option(fc.integer({ min: 0, max: 5 })),
        title: fc.constantFrom('а', 'Б', 'ё', 'е', 'z', 'Z', '😀', 'яя'),
        due: fc.option(fc.constantFrom('2026-01-01', '2026-02-28')),
        rate: fc.option(fc.constantFrom('0.1000', '-2.5000', '10.0000')),
        done: fc.option(fc.boolean()),
        company: fc.option(fc.constantFrom(id('company', 1), id('company', 2))),
      }),
      { numRuns: 1500, seed: 7 },
    );
    await insert(
      database,
      world.entity('company'),
      [1, 2].map((number) => ({ id: id('company', number), name: `c${number}` })),
    );
    await insert(
      database,
      world.entity('job'),
      random.map((row, index): Values => ({ ...row, id: id('job', index) })),
    );
  });
  afterAll(() => place.drop());

  it('follow each other by key exactly as by offset, for every sort, with empty values', async () => {
    const names = ['stage', 'hours', 'title', 'due', 'rate', 'done', 'company', 'company.name', 'id', 'createdAt'];
    const terms = fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), descending: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
      selector: (term) => term.name,
    });
    await fc.assert(
      fc.asyncProperty(terms, fc.integer({ min: 1, max: 1400 }), async (sort, offset) => {
        const sorted = { sort: sort.map(({ name, descending }) => ({ path: path(world, 'job', name), descending })) };
        const before = compileSelection(database.dialect, selection(world, 'job', { ...sorted, limit: offset }));
        const last = (await database.read(before.statement)).at(-1);
        const byKey = await ids({ ...sorted, limit: 20, after: last ? before.keyset(last) : [] });
        expect(byKey).toEqual(await ids({ ...sorted, limit: 20, offset }));
      }),
      { numRuns: 60 },
    );
  });

  it('are the same far away as when read from the beginning', async () => {
    const sort = [{ path: path(world, 'job', 'company'), descending: true }];
    const all = await ids({ sort, limit: 1500 });

    expect(all).toHaveLength(1500);
    expect(new Set(all).size).toBe(1500);
    expect(await ids({ sort, limit: 30, offset: 1200 })).toEqual(all.slice(1200, 1230));
  });

  async function ids(narrowed: Partial<Selection>): Promise<Value[]> {
    const compiled = compileSelection(database.dialect, selection(world, 'job', narrowed));
    return (await database.read(compiled.statement)).map((row) => compiled.decode(row)['id'] as Value);
  }
});

/** Folded titles: "gone" before "берёза" before "ёлка" as "елка". */
function byCompany(left: string, right: string): number {
  const order = ['Third', 'second', 'First 100% of_it\\'];
  return order.indexOf(left) - order.indexOf(right);
}

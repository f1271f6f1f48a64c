import { PlatformError } from '../../platform/foundation/errors';
import type { StorageDatabase } from '../../platform/storage/contracts';
import { applySchema, planSchema } from '../../platform/storage/migrate';
import { readSchema } from '../../platform/storage/schema-now';
import { uniqueOf } from '../../platform/storage/table-shape';
import { ENGINES, type Place, SHARED_ENGINES } from './engines';
import { ENTITIES, id, insert, withField, worldOf } from './world';

describe.each(ENGINES)('the schema planner on $name', ({ create }) => {
  let place: Place;
  let database: StorageDatabase;
  beforeEach(async () => {
    place = await create();
    database = await place.open();
  });
  afterEach(() => place.drop());

  it('makes everything once and leaves it byte for byte through 20 restarts', async () => {
    const first = await applySchema(database, worldOf());
    const before = await schemaText(database);

    for (let restart = 0; restart < 20; restart++) {
      expect((await applySchema(database, worldOf())).steps).toEqual([]);
    }

    expect(first.steps.length).toBeGreaterThan(10);
    expect(await schemaText(database)).toBe(before);
  });

  it('adds a column, its index and its key for a new reference, and keeps the rows', async () => {
    await applySchema(database, worldOf());
    await insert(database, worldOf().entity('team'), [{ id: id('team', 1), name: 'A' }]);

    const grown = worldOf(withField('team', 'head', { type: 'reference', to: 'user' }));
    const plan = await applySchema(database, grown);

    expect(plan.steps.map((step) => `${step.kind} ${step.name}`)).toEqual(
      database.dialect.engine === 'mysql'
        ? ['addColumn head', 'addIndex rx_team_head', 'addForeignKey fk_team_head']
        : ['addColumn head', 'addIndex rx_team_head'],
    );
    expect((await planSchema(database, grown)).steps).toEqual([]);
    expect(await database.read({ sql: 'SELECT name, head FROM team', values: [] })).toEqual([['A', null]]);
  });

  it('follows a reference by the index of a view that begins with it, and counts without reading rows', async () => {
    const indexes = { byCompany: { fields: ['company', 'due'] } };
    await applySchema(database, worldOf({ job: { ...ENTITIES['job'], traits: { archivable: {} }, indexes } }));

    const made = (await readSchema(database)).get('job')?.indexes ?? new Set();
    expect([...made].filter((name) => /company/i.test(name))).toEqual(['ix_job_company_due']);
    if (database.dialect.engine === 'mysql') return;
    const sql = 'EXPLAIN QUERY PLAN SELECT COUNT(*) FROM job WHERE company = ? AND "deletedAt" IS NULL';
    expect(String((await database.read({ sql, values: ['x'] }))[0]?.[3])).toContain(
      'COVERING INDEX ix_job_company_due',
    );
  });

  it('fills the folded column of a field that becomes searchable', async () => {
    await applySchema(database, worldOf());
    await insert(database, worldOf().entity('company'), [{ id: id('company', 1), name: 'x', secret: 'ЁЛКА Ltd' }]);

    const searchable = worldOf(withField('company', 'secret', { type: 'text', searchable: true }));
    await applySchema(database, searchable);

    const folded = searchable.entity('company').fields.get('secret')?.folded?.name ?? '';
    const rows = await database.read({ sql: `SELECT ${database.dialect.quote(folded)} FROM company`, values: [] });
    expect(rows).toEqual([['елка ltd']]);
  });

  it('refuses to read stored values in another way', async () => {
    await applySchema(database, worldOf());

    const scaled = worldOf(withField('job', 'rate', { type: 'decimal', scale: 2 }));
    const turned = worldOf(withField('job', 'note', { type: 'integer' }));

    expect((await planSchema(database, scaled)).findings).toMatchObject([{ code: 'K021', path: '/fields/rate' }]);
    expect((await planSchema(database, turned)).findings).toMatchObject([{ code: 'K021', path: '/fields/note' }]);
    await expect(applySchema(database, scaled)).rejects.toBeInstanceOf(PlatformError);
  });

  it('widens a text without losing any', async () => {
    await applySchema(database, worldOf());
    const wide = worldOf(withField('company', 'code', { type: 'text', unique: true, maxLength: 40 }));
    await applySchema(database, wide);

    await insert(database, wide.entity('company'), [{ id: id('company', 1), name: 'x', code: 'c'.repeat(40) }]);

    expect((await planSchema(database, wide)).steps).toEqual([]);
  });

  it('lets a unique value come back once its record is in the bin, and never twice outside it', async () => {
    const world = worldOf();
    await applySchema(database, world);
    const company = world.entity('company');
    const row = (number: number, deletedAt: string | null) => ({
      id: id('company', number),
      name: 'x',
      code: 'A',
      deletedAt,
    });
    await insert(database, company, [
      row(1, '2026-01-01T00:00:00.000Z'),
      row(2, '2026-01-02T00:00:00.000Z'),
      row(3, null),
    ]);

    const error = await insert(database, company, [row(4, null)]).catch((reason: unknown) => reason);

    expect(error).toMatchObject({ reason: 'unique' });
    expect(uniqueOf(company, (error as { constraint: string }).constraint)?.fields.map((field) => field.name)).toEqual([
      'code',
    ]);
  });

  it('refuses a reference to a record that is not there', async () => {
    const world = worldOf();
    await applySchema(database, world);

    const lost = insert(database, world.entity('job'), [{ id: id('job', 1), title: 'x', company: id('company', 9) }]);

    await expect(lost).rejects.toMatchObject({ reason: 'foreignKey' });
  });

  it('creates and fills an entity of 300 text fields', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `f${index}`);
    const fields = Object.fromEntries(names.map((name) => [name, { type: 'text', maxLength: 250 }]));
    const world = worldOf({ wide: { title: 'f0', fields } });
    await applySchema(database, world);
    const text = 'я'.repeat(250);
    const values = Object.fromEntries(names.map((name) => [name, text]));

    await insert(database, world.entity('wide'), [{ id: id('wide', 1), ...values }]);

    expect(await database.read({ sql: 'SELECT f0, f299 FROM wide', values: [] })).toEqual([[text, text]]);
    expect((await planSchema(database, world)).steps).toEqual([]);
  });
});

describe.each(SHARED_ENGINES)('two nodes that start at once on $name', ({ create }) => {
  it('both come up on the same tables', async () => {
    const place = await create();
    const nodes = await Promise.all([place.open(), place.open(), place.open()]);

    await Promise.all(nodes.map((node) => applySchema(node, worldOf())));

    expect((await planSchema(nodes[0] as StorageDatabase, worldOf())).steps).toEqual([]);
    await place.drop();
  });
});

/** Everything the database would say about its tables. */
async function schemaText(database: StorageDatabase): Promise<string> {
  if (database.dialect.engine === 'sqlite') {
    return JSON.stringify(await database.read({ sql: 'SELECT sql FROM sqlite_schema ORDER BY name', values: [] }));
  }
  const tables = [...(await readSchema(database)).keys()].sort();
  const texts = await Promise.all(
    tables.map((name) => database.read({ sql: `SHOW CREATE TABLE \`${name}\``, values: [] })),
  );
  return JSON.stringify(texts);
}

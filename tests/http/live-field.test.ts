/** "Done when" 3 of the frame: one JSON file is edited, and the field of every word is there, without a restart. */
import { words } from '../../platform/vocabulary/words';
import { ADDED, ADDED_FIELDS, ADDED_VALUES, nameOf, openWorkshop, type Workshop } from '../e2e/workshop';
import { ENGINES, startWorld, type World } from './world';

jest.setTimeout(120_000);

const SOON_MILLISECONDS = 15_000;
/** Words that only the platform itself uses. */
const INTERNAL = ['id'];
const STORES_NOTHING = ['collection', 'lines'];

describe.each(ENGINES)('an entity whose file is edited while the system runs on $name', (engine) => {
  let workshop: Workshop;
  let world: World;
  let agent: Awaited<ReturnType<World['as']>>;
  let country: string;

  beforeAll(async () => {
    workshop = openWorkshop();
    world = await startWorld(engine, workshop.metadata);
    world.app.watch();
    agent = await world.as('administrator');
    const { body } = await agent.get('/api/records/country?limit=1').expect(200);
    country = body.records[0].id;
  });
  afterAll(async () => {
    await world.close();
    workshop.remove();
  });

  it('keeps its records and has a field of every word, for reading, writing, filtering, sorting and describing', async () => {
    // given
    const everyWord = words.fieldTypes.filter((type) => !INTERNAL.includes(type));
    expect(Object.keys(ADDED).sort()).toEqual([...everyWord].sort());
    const { body: old } = await agent.post('/api/records/workshop').send({ name: 'Before' }).expect(201);

    // when
    const revision = await revisionNow();
    workshop.write(ADDED_FIELDS);
    await until(async () => (await revisionNow()) !== revision);

    // then
    const { body: read } = await agent.get(`/api/records/workshop/${old.id}`).expect(200);
    expect(read).toMatchObject({ name: 'Before', f_text: null });
    const values = { name: 'After', ...ADDED_VALUES, f_reference: country };
    const { body: made } = await agent.post('/api/records/workshop').send(values).expect(201);
    const all = ['name', ...Object.keys(ADDED).map(nameOf)].filter((name) => name !== 'f_collection');
    const { body: after } = await agent.get(`/api/records/workshop/${made.id}?fields=${all.join(',')}`).expect(200);
    for (const [word, { value, read: computed }] of Object.entries(ADDED)) {
      const expected = computed ?? writtenAs(word, value);
      if (expected !== undefined) expect({ [word]: after[nameOf(word)] }).toMatchObject({ [word]: expected });
    }
    expect(after.f_reference).toMatchObject({ id: country });
  });

  it.each(Object.keys(ADDED))('lists, filters and sorts by a new field of the word %s', async (word) => {
    // given
    const name = nameOf(word);
    const many = STORES_NOTHING.includes(word);

    // when
    const where = many ? { [name]: { $some: { name: 'Saw' } } } : { [name]: { $empty: false } };
    const query = new URLSearchParams({ where: JSON.stringify(where), fields: many ? 'name' : `name,${name}` });
    const filtered = await agent.get(`/api/records/workshop?${query}`).expect(200);
    const sorted = await agent.get(`/api/records/workshop?sort=-${name}`);

    // then
    const names: readonly string[] = filtered.body.records.map((each: { name: string }) => each.name);
    expect(names).toContain('After');
    if (!['boolean', 'rollUp', 'autoNumber'].includes(word)) expect(names).not.toContain('Before');
    if (many) expect(sorted.body.findings).toMatchObject([{ code: 'L003', path: 'sort' }]);
    else expect(sorted.body.records).toMatchObject([{ name: 'After' }, { name: 'Before' }]);
  });

  it('computes a new formula for the records that were there before', async () => {
    // given
    const revision = await revisionNow();
    const loud = { type: 'formula', as: 'text', value: 'upper(name)', label: { en: 'Loud', ru: 'Громко' } };

    // when
    workshop.write({ ...ADDED_FIELDS, f_loud: loud });
    await until(async () => (await revisionNow()) !== revision);

    // then
    const { body } = await agent.get('/api/records/workshop?fields=f_loud&sort=name').expect(200);
    expect(body.records).toMatchObject([{ f_loud: 'AFTER' }, { f_loud: 'BEFORE' }]);
    expect(await readiness()).toMatchObject({ fills: 0 });
  });

  it('stands in OpenAPI', async () => {
    // when
    const { body } = await agent.get('/api/openapi.json').expect(200);

    // then
    const text = JSON.stringify(body);
    expect(Object.keys(ADDED).filter((word) => !text.includes(`"${nameOf(word)}"`))).toEqual([]);
  });

  it('is refused with a mistake in its file, and the revision before goes on', async () => {
    // given
    const revision = await revisionNow();

    // when
    workshop.write({ ...ADDED_FIELDS, f_wrong: { type: 'txet', label: { en: 'Wrong', ru: 'Не то' } } });
    await until(async () => (await readiness()).refused > 0);

    // then
    expect(await readiness()).toMatchObject({ status: 'ready', revision });
    await agent.get('/api/records/workshop?fields=f_text').expect(200);

    // when, then
    workshop.scribble('{ "name": "workshop", ');
    await until(async () => (await readiness()).refused === 1);
    await agent.post('/api/records/workshop').send({ name: 'Meanwhile' }).expect(201);

    // when, then
    workshop.write(ADDED_FIELDS);
    await until(async () => (await readiness()).refused === 0);
  });

  async function readiness(): Promise<{ status: string; revision: string; refused: number }> {
    return (await agent.get('/readyz')).body;
  }

  async function revisionNow(): Promise<string> {
    return (await readiness()).revision;
  }
});

/** How the API answers what was written. */
function writtenAs(word: string, value: unknown): unknown {
  if (word === 'money') return { amount: value };
  if (word === 'personName') return { last: 'Орлова', first: 'Анна' };
  if (word === 'lines') return [{ name: 'Saw' }];
  return value;
}

/** Asks again and again until it holds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + SOON_MILLISECONDS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

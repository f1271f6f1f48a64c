/** Defaults that are a record: the first one that fulfils a condition. */
import { openWorld, people, statementsOf, WORLDS, type World } from './world';

const ENTITIES = {
  line: {
    title: 'name',
    fields: {
      name: { type: 'text' },
      order: { type: 'integer' },
      stops: { type: 'collection', of: 'stop', by: 'line' },
    },
  },
  stop: {
    title: 'name',
    traits: { owned: {} },
    fields: {
      name: { type: 'text' },
      order: { type: 'integer' },
      closed: { type: 'boolean', default: false },
      line: { type: 'reference', to: 'line' },
    },
  },
  trip: {
    title: 'name',
    fields: {
      name: { type: 'text' },
      line: { type: 'reference', to: 'line', default: { $: 'stop.line', $first: { sort: ['order'] } } },
      stop: {
        type: 'reference',
        to: 'stop',
        where: { line: { $: 'line.id' } },
        default: { $first: { where: { closed: false }, sort: ['order'] } },
      },
    },
  },
};
const ROLES = {
  traveller: { entities: { trip: { read: 'all', create: 'all' }, line: { read: 'all' }, stop: { read: 'own' } } },
  blind: { entities: { trip: { read: 'all', create: 'all' } } },
};

describe.each(WORLDS)('a default that is the first record, on $name', (engine) => {
  let world: World;
  let who: Awaited<ReturnType<typeof people>>;
  let ids: Readonly<Record<string, string>>;
  beforeAll(async () => {
    world = await openWorld(engine, ENTITIES, ROLES);
    who = await people(world);
    const make = async (entity: string, values: Readonly<Record<string, unknown>>) =>
      (await world.records.create(world.system, entity, values)).id;
    const red = await make('line', { name: 'Red', order: 2 });
    const blue = await make('line', { name: 'Blue', order: 1 });
    const stop = (name: string, line: string, order: number, more = {}) =>
      make('stop', { name, line, order, owner: who.nora, ...more });
    ids = {
      red,
      blue,
      blueClosed: await stop('Closed', blue, 1, { closed: true }),
      blueSecond: await stop('Second', blue, 3),
      blueFirst: await stop('First', blue, 2, { owner: who.sam }),
      redOnly: await stop('Only', red, 1),
    };
  });
  afterAll(() => world.close());

  const at = (actor: Parameters<World['as']>[0]) => world.as({ id: who.nora, ...actor });
  const made = async (context = who.admin, values = {}) => {
    const trip = await world.records.create(context, 'trip', { name: 'T', ...values });
    return [trip['line'], trip['stop']].map((value) => (value as { id: string } | null)?.id ?? null);
  };

  it('should be given in the order asked, within the condition of the reference', async () => {
    expect(await made()).toEqual([ids.blue, ids.blueFirst]);
  });

  it('should follow what the caller gave', async () => {
    expect(await made(who.admin, { line: ids.red })).toEqual([ids.red, ids.redOnly]);
  });

  it('should stand behind an expression that gives something', async () => {
    expect(await made(who.admin, { stop: ids.redOnly })).toEqual([ids.red, ids.redOnly]);
  });

  it('should leave a field empty that was emptied on purpose', async () => {
    expect(await made(who.admin, { stop: null })).toEqual([ids.blue, null]);
  });

  it('should be one that the caller may see', async () => {
    expect(await made(at({ roles: ['traveller'] }))).toEqual([ids.blue, ids.blueSecond]);
    expect(await made(at({ roles: ['blind'] }))).toEqual([null, null]);
  });

  it('should cost as many statements for a hundred records of two lines as for one', async () => {
    const batch = (count: number) => {
      const create = Array.from({ length: count }, (_, i) => ({ name: 'T', line: i % 2 ? ids.red : ids.blue }));
      return statementsOf(world, () => world.records.batch(who.admin, 'trip', { create }));
    };
    await batch(2);

    const [few, many] = [await batch(2), await batch(100)];

    expect(many).toHaveLength(few.length);
  });
});

/** What people and programs send by mistake, and the one answer that tells all of it. */
import { PlatformError } from '../../platform/foundation/errors';
import { openWorld, people, WORLDS, type World } from './world';

describe.each(WORLDS)('mistakes on $name', (engine) => {
  let world: World;
  let who: Awaited<ReturnType<typeof people>>;
  beforeAll(async () => {
    world = await openWorld(engine);
    who = await people(world);
  });
  afterAll(() => world.close());

  const told = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof PlatformError)) throw error ?? new Error('nothing was wrong');
    return {
      code: error.code,
      findings: error.findings.map((finding) => `${finding.code} ${finding.path}`).sort(),
      hints: JSON.stringify(error.findings),
    };
  };

  it.each([
    ['a text too long', { title: 'x'.repeat(41) }, ['V004 title']],
    ['a number beyond its precision', { title: 'A', weight: '1e30' }, ['V008 weight']],
    ['too many places', { title: 'A', weight: '1.005' }, ['V007 weight']],
    ['a date that does not exist', { title: 'A', begins: '2026-02-29' }, ['V009 begins']],
    ['a text for a number', { title: 'A', weight: 'abc' }, ['V003 weight']],
    ['an object for a text', { title: { a: 1 } }, ['V003 title']],
    ['an unknown option', { title: 'A', kind: 'z' }, ['V010 kind']],
    ['a broken reference', { title: 'A', room: 'nonsense' }, ['V011 room']],
    ['a reference to nothing', { title: 'A', room: '0199ffff-0000-7000-8000-000000000000' }, ['V011 room']],
    ['lines that are no list', { title: 'A', lines: { item: 'x' } }, ['V003 lines']],
    ['characters no database keeps', { title: 'A\u0000' }, ['V024 title']],
    ['a negative amount', { title: 'A', price: -1 }, ['V005 price']],
    [
      'what the platform computes',
      { title: 'A', total: '5.00', number: 'B-9999', createdAt: '2020-01-01T00:00:00Z' },
      ['V013 createdAt', 'V013 number', 'V013 total'],
    ],
    ['an end before the beginning', { title: 'A', begins: '2026-02-02', due: '2026-02-01' }, ['V019 ']],
    ['a missing reason', { title: 'A', kind: 'b' }, ['V001 reason']],
  ])('names %s', async (_, input, findings) => {
    expect(await told(world.records.create(who.admin, 'box', input))).toMatchObject({ code: 'invalid', findings });
  });

  it('refuses a reference that does not fit its condition, also when it was not chosen by the caller now', async () => {
    const { records } = world;
    const shut = await records.create(who.admin, 'shelf', { name: 'Shut', open: false });

    expect(await told(records.create(who.admin, 'box', { title: 'A', shelf: shut.id }))).toMatchObject({
      findings: ['V020 shelf'],
    });
  });

  it('suggests names for fields, operators, entities and sort terms that do not exist', async () => {
    const { records } = world;

    expect(await told(records.create(who.admin, 'box', { titel: 'A', title: 'A' }))).toMatchObject({
      findings: ['V002 titel'],
      hints: expect.stringContaining('title'),
    });
    expect(await told(records.find(who.admin, 'box', { where: { wieght: 1 } }))).toMatchObject({
      code: 'badCondition',
      hints: expect.stringContaining('weight'),
    });
    expect(await told(records.find(who.admin, 'box', { where: { weight: { $gtt: 1 } } }))).toMatchObject({
      code: 'badCondition',
      hints: expect.stringContaining('$gt'),
    });
    expect(await told(records.find(who.admin, 'box', { sort: ['wieght', '-titel'] }))).toMatchObject({
      code: 'badRequest',
      findings: ['L001 sort', 'L001 sort'],
    });
    expect(await told(records.find(who.admin, 'box', { fields: ['room.nmae', 'secrets'] }))).toMatchObject({
      code: 'badRequest',
      findings: ['L001 fields', 'L001 fields'],
    });
    expect(
      await told(
        records.query(who.admin, {
          from: 'box',
          group: ['knid'],
          measures: { a: { sum: 'title' }, b: { total: 'weight' } },
        }),
      ),
    ).toMatchObject({ findings: ['K007 measures/b', 'L001 group', 'L003 measures/a'] });
    await expect(records.find(who.admin, 'bxo', {})).rejects.toMatchObject({ code: 'unknownEntity' });
  });

  it('answers an unknown, a malformed and a removed id alike', async () => {
    const { records } = world;
    const box = await records.create(who.admin, 'box', { title: 'A' });
    await records.remove(who.admin, 'box', box.id, box.version);

    for (const id of ['x', '0199ffff-0000-7000-8000-000000000000', box.id]) {
      expect(await told(records.read(who.admin, 'box', id))).toMatchObject({ code: 'notFound' });
      expect(await told(records.update(who.admin, 'box', id, { title: 'B' }, null))).toMatchObject({
        code: 'notFound',
      });
      expect(await told(records.remove(who.admin, 'box', id, null))).toMatchObject({ code: 'notFound' });
    }
  });

  it('keeps limits and refuses cursors of other lists', async () => {
    const { records } = world;
    await records.batch(who.admin, 'room', { create: Array.from({ length: 7 }, (_, n) => ({ name: `R${n}` })) });
    const seen: unknown[] = [];
    let after: string | undefined;
    do {
      const page = await records.find(who.admin, 'room', {
        sort: ['-name'],
        limit: 3,
        fields: ['name'],
        ...(after ? { after } : {}),
      });
      seen.push(...page.records.map((record) => record['name']));
      after = page.next ?? undefined;
    } while (after);
    const first = await records.find(who.admin, 'room', { sort: ['-name'], limit: 3 });

    expect(seen).toEqual(['R6', 'R5', 'R4', 'R3', 'R2', 'R1', 'R0']);
    expect(
      await told(records.find(who.admin, 'room', { sort: ['name'], limit: 3, after: first.next ?? '' })),
    ).toMatchObject({ code: 'badCursor' });
    expect(await told(records.find(who.admin, 'room', { after: 'forged' }))).toMatchObject({ code: 'badCursor' });
    expect(await told(records.find(who.admin, 'room', { limit: 0 }))).toMatchObject({ code: 'badRequest' });
    expect(await told(records.find(who.admin, 'room', { limit: 1001 }))).toMatchObject({ code: 'badRequest' });
  });

  it('removes nothing on a stale version, and tells what changed', async () => {
    const { records } = world;
    const box = await records.create(who.admin, 'box', { title: 'A' });
    await records.update(who.admin, 'box', box.id, { title: 'B' }, box.version);

    expect(await told(records.remove(who.admin, 'box', box.id, box.version))).toMatchObject({
      code: 'conflict',
      findings: ['V025 title'],
    });
  });
});

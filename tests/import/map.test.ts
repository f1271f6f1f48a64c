/** A map with mistakes is refused with all of them at once, before anything is written. */
import { PlatformError } from '../../platform/foundation/errors';
import { WORLDS } from '../records/world';
import { type ImportWorld, openImportWorld } from './world';

describe.each(WORLDS.slice(0, 1))('a map', (engine) => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await openImportWorld(engine);
  });
  afterAll(() => world.close());

  const FILE = 'serial,title,title,Unit price\nA,One,Uno,5\n';
  const mistakes = async (map: unknown, entity = 'box') => {
    const error = await world.run(entity, world.file(FILE), map).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof PlatformError)) throw error ?? new Error('it was taken');
    return error.findings.map(({ code, path, params }) => [
      code,
      path,
      (params?.['hint'] as { en?: string } | undefined)?.en ?? '',
    ]);
  };

  it('is told every mistake at once: form, fields, columns, expressions, lookups, key', async () => {
    const map = {
      kye: 'serial',
      key: 'weight',
      encoding: 'utf8',
      repeated: 'fial',
      nulls: 'NULL',
      where: 'serial +',
      fields: {
        serail: 'serial',
        serial: 'seril',
        title: 'title',
        weight: { expression: 'number(Unit_prise)' },
        kind: { column: 1, constant: 'a' },
        price: { parts: { amount: 9 } },
        room: { column: 'serial', lookup: 'nmae' },
        due: { column: 'serial', lookup: 'name' },
        net: 'serial',
        version: 1,
        number: 1,
        begins: 0,
        secret: null,
        reason: {},
      },
    };

    expect(await mistakes(map)).toEqual([
      ['K004', '/kye', ' Did you mean “key”?'],
      ['K007', '/encoding', ' Did you mean “utf-8”?'],
      ['K007', '/repeated', ' Did you mean “fail”?'],
      ['K006', '/nulls', ''],
      ['K006', '/fields/kind', ''],
      ['K006', '/fields/begins', ''],
      ['K006', '/fields/secret', ''],
      ['K006', '/fields/reason', ''],
      ['V002', '/fields/serail', ' Did you mean “serial”?'],
      ['I001', '/fields/serial', ' Did you mean “serial”?'],
      ['I002', '/fields/title', ''],
      ['L001', '/fields/weight/expression', ' Did you mean “Unit_price”?'],
      ['I001', '/fields/price/parts/amount', ''],
      ['V002', '/fields/room/lookup', ' Did you mean “name”?'],
      ['I008', '/fields/due/lookup', ''],
      ['V013', '/fields/net', ''],
      ['V013', '/fields/version', ''],
      ['V013', '/fields/number', ''],
      ['L005', '/where', ''],
      ['I009', '/key', ''],
    ]);
    expect(await world.count('box')).toBe(0);
  });

  it.each([
    ['a list', [], [['K006', '', '']]],
    ['a text', 'fields', [['K006', '', '']]],
    [
      'without fields',
      { key: 'serial' },
      [
        ['K005', '', ''],
        ['I010', '/key', ''],
      ],
    ],
    ['whose condition is no question', { where: 'serial', fields: { title: 2 } }, [['L008', '/where', '']]],
  ])('is refused when it is %s', async (_, map, expected) => {
    expect(await mistakes(map)).toEqual(expected);
  });

  it('is refused for an entity that nobody knows, and for people who may not import', async () => {
    const file = world.file(FILE);
    const clerk = world.as({ id: '01a00000-0000-7000-8000-000000000000', name: 'nora', roles: ['clerk'] });

    await expect(world.run('bocks', file, { fields: {} })).rejects.toMatchObject({ code: 'unknownEntity' });
    await expect(openImportFor(world, clerk, file)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

async function openImportFor(world: ImportWorld, context: ImportWorld['system'], file: string): Promise<unknown> {
  const { runImport } = await import('../../platform/records/import/run');
  const job = {
    entity: 'box',
    file,
    map: { fields: { title: 1 } },
    result: null,
    dryRun: false,
    onProgress: () => undefined,
  };
  return runImport(world.records, context, job);
}

/** The command as people run it, in a process of its own, on a database in a folder. */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, makeFolder, SMALL } from '../publishing/world';

const ROOT = join(__dirname, '../..');
jest.setTimeout(180_000);

describe('karkas plan', () => {
  let folder: Folder;
  beforeAll(() => {
    folder = makeFolder();
    cpSync(join(ROOT, 'metadata/system'), join(folder.path, 'metadata/system'), { recursive: true });
    folder.write('metadata/small', SMALL);
    expect(karkas('publish').code).toBe(0);
  });
  afterAll(() => folder.remove());

  const thing = SMALL['things/sm_thing.entity.json'] as { readonly fields: object };
  const label = { en: 'Size', ru: 'Размер' };

  it('says what publishing the folder would do, in words or as JSON, and does nothing', () => {
    // given
    const fields = { ...thing.fields, size: { type: 'integer', label, required: true } };
    folder.write('metadata/small', { 'things/sm_thing.entity.json': { ...thing, fields } });

    // when
    const said = karkas('plan');
    const json = karkas('plan', '--json');
    const again = karkas('plan', join(folder.path, 'metadata'));

    // then
    expect(said.code).toBe(0);
    expect(said.text).toContain('  The field ‘Size’ was added.\n');
    expect(said.text).toContain('  safe: Add the column size to sm_thing.\n');
    expect(said.text).toContain('  breaking: The field sm_thing.size is new and must be filled in.\n');
    expect(JSON.parse(json.text)).toMatchObject({ findings: [], confirm: [], api: [{ breaking: true }] });
    expect(again.text).toBe(said.text);
  });

  it('fails when it finds mistakes, and when there is nothing to plan', () => {
    // given
    const fields = { ...thing.fields, size: { type: 'integer', label, min: 9, max: 3 } };
    folder.write('metadata/small', { 'things/sm_thing.entity.json': { ...thing, fields } });

    // when
    const refused = karkas('plan');
    const nowhere = karkas('plan', join(folder.path, 'nowhere'));

    // then
    expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('Mistakes\n  C006 small/things') });
    expect(nowhere).toMatchObject({ code: 1, error: expect.stringContaining('there is no folder') });
  });

  it('names the losses that publishing wants confirmed', () => {
    // given
    const size = { type: 'integer', label };
    folder.write('metadata/small', {
      'things/sm_thing.entity.json': { ...thing, fields: { ...thing.fields, size } },
      'things/sm_things.data.json': {
        name: 'sm_things',
        entity: 'sm_thing',
        key: 'name',
        records: { one: { name: 'One', size: 3 } },
      },
    });
    folder.write('metadata/small', {
      'things/sm_thing.entity.json': {
        ...thing,
        fields: { name: { type: 'text', label, required: true, unique: true }, size },
      },
    });
    const published = karkas('publish', '--yes');
    folder.write('metadata/small', {
      'things/sm_thing.entity.json': {
        ...thing,
        fields: { name: { type: 'text', label, required: true, unique: true } },
      },
      'things/sm_things.data.json': {
        name: 'sm_things',
        entity: 'sm_thing',
        key: 'name',
        records: { one: { name: 'One' } },
      },
    });

    // when
    const planned = karkas('plan');
    const refused = karkas('publish');
    const done = karkas('publish', '--confirm', 'leave sm_thing.size');

    // then
    expect(published).toMatchObject({ code: 0 });
    expect(planned.text).toContain('To confirm\n  leave sm_thing.size\n');
    expect(refused).toMatchObject({ code: 1, error: 'Confirm what would be lost: leave sm_thing.size.\n' });
    expect(done.code).toBe(0);
  });

  function karkas(...args: readonly string[]): {
    readonly code: number | null;
    readonly text: string;
    readonly error: string;
  } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'platform/karkas.cjs'), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        KARKAS_DATA: join(folder.path, 'data'),
        KARKAS_METADATA: join(folder.path, 'metadata'),
        DATABASE_URL: undefined,
      },
    });
    return { code: status, text: stdout, error: stderr };
  }
});

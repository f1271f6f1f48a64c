/** What becomes of rows: created, updated, unchanged, skipped, failed – and never anything else. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { OUTCOMES } from '../../platform/records/import/contracts';
import { WORLDS } from '../records/world';
import { describeWithData } from './shared-data';
import { type ImportWorld, openImportWorld } from './world';

jest.setTimeout(60_000);

const BOX = { key: 'serial', fields: { serial: 'serial', title: 'title', weight: 'weight' } };

describe.each(WORLDS)('an import on $name', (engine) => {
  let world: ImportWorld;
  beforeEach(async () => {
    world = await openImportWorld(engine);
  });
  afterEach(() => world.close());

  it('creates, then leaves alone, then updates what changed', async () => {
    const file = world.file('serial,title,weight\nA,First,1.50\nB,Second,2\n');

    const first = await world.run('box', file, BOX);
    const lines = await world.count('_history');
    const second = await world.run('box', file, BOX);
    const third = await world.run('box', world.file('serial,title,weight\nA,First,1.5\nB,Second,3\nC,Third,\n'), BOX);

    expect(first).toMatchObject({
      rows: 2,
      tally: { created: 2, updated: 0, unchanged: 0, skipped: 0, failed: 0 },
      header: true,
    });
    expect(second.tally).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(lines).toBe(2);
    expect(third.tally).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
    expect(await world.list('box', 'serial', 'title', 'weight')).toEqual([
      ['A', 'First', '1.50'],
      ['B', 'Second', '3.00'],
      ['C', 'Third', null],
    ]);
    expect(await world.count('_history')).toBe(4);
  });

  it('finds its own records again without a key, and adds nothing twice', async () => {
    const file = world.file('title\nsame\nsame\nother\n');
    const map = { fields: { title: 'title' } };

    const first = await world.run('box', file, map);
    const second = await world.run('box', file, map);

    expect([first.tally.created, second.tally.created, second.tally.unchanged]).toEqual([3, 0, 3]);
    expect(await world.count('box')).toBe(3);
  });

  it('reads columns by number, null words, expressions, constants, parts and translated values', async () => {
    const file = world.file('A;Box;NULL;ja;2026-11-23 00:00:00.000\nB;Crate;7,5;nein;-\n');
    const map = {
      key: 'serial',
      nulls: ['NULL', '-'],
      fields: {
        serial: 1,
        title: { expression: "concat(upper(column2), ' ', column1)" },
        weight: 3,
        kind: { column: 4, values: { ja: 'a', nein: 'b' } },
        reason: { expression: "if(column4 = 'nein', 'because')" },
        due: { expression: 'left(column5, 10)' },
        price: { parts: { amount: { constant: '12.50' }, currency: { constant: 'RUB' } } },
      },
    };

    const summary = await world.run('box', file, map);

    expect(summary).toMatchObject({ header: false, examples: [] });
    expect(await world.list('box', 'serial', 'title', 'weight', 'kind', 'reason', 'due', 'price')).toEqual([
      ['A', 'BOX A', null, 'a', null, '2026-11-23', '12.50'],
      ['B', 'CRATE B', '7.50', 'b', 'because', null, '12.50'],
    ]);
  });

  it('looks references up by any field of the target, and says which lead nowhere or to several', async () => {
    await world.run('shelf', world.file('name,factor\nTop,1\nTwin,2\nTwin,3\nShut,4\n'), {
      fields: { name: 'name', factor: 'factor', open: { expression: "name != 'Shut'" } },
    });
    const file = world.file('serial,shelf,factor\n1,Top,\n2,Nowhere,x\n3,Twin,\n4,,4.00\n5,,1\n6,,abc\n');
    const map = (column: string, lookup: string) => ({
      key: 'serial',
      fields: { serial: 'serial', title: 'serial', shelf: { column, lookup } },
    });

    const byName = await world.run('box', file, map('shelf', 'name'));
    const byFactor = await world.run('box', file, map('factor', 'factor'));

    expect(byName.examples.map(({ row, messages }) => [row, ...messages])).toEqual([
      [3, 'shelf: There is no such record: Nowhere.'],
      [4, 'shelf: Several records have the value “Twin”.'],
    ]);
    expect(byFactor.examples.map(({ row, messages }) => [row, ...messages])).toEqual([
      [3, 'shelf: A number is needed.'],
      [5, 'shelf: The record chosen does not fit the condition of this field.'],
      [7, 'shelf: A number is needed.'],
    ]);
    expect(await world.list('box', 'serial', 'shelf')).toEqual([
      ['1', null],
      ['3', null],
      ['4', null],
      ['5', 'Top'],
      ['6', null],
    ]);
  });

  it('sets references to rows of the same file, wherever they stand', async () => {
    const file = world.file(
      'serial,parent\nleaf,branch\nbranch,root\nroot,\nlost,nobody\nbad row\norphan,bad\nring,ring\n',
    );
    const map = {
      key: 'serial',
      fields: { serial: 'serial', title: 'serial', parent: { column: 'parent', lookup: 'serial' } },
    };

    const first = await world.run('box', file, map);
    const second = await world.run('box', file, map);

    expect(first).toMatchObject({ rows: 7, tally: { created: 6, failed: 1 }, incomplete: 2 });
    expect(second).toMatchObject({ tally: { created: 0, updated: 0, unchanged: 6, failed: 1 }, incomplete: 2 });
    expect(await world.list('box', 'serial', 'parent')).toEqual([
      ['branch', 'root'],
      ['leaf', 'branch'],
      ['lost', null],
      ['orphan', null],
      ['ring', 'ring'],
      ['root', null],
    ]);
  });

  it('counts the first of two rows with one key, in one batch and far apart', async () => {
    const far = Array.from({ length: 1200 }, (_, index) => `k${index},title ${index},1`);
    const file = world.file(['serial,title,weight', 'k1,first word,1', ...far, 'k0,last word,1'].join('\n'));

    const strict = await world.run('box', file, BOX);
    const lenient = await world.run('box', file, { ...BOX, repeated: 'skip' });

    expect(strict.tally).toMatchObject({ created: 1200, failed: 2 });
    expect(strict.examples.map(({ row, messages }) => [row, ...messages])).toEqual([
      [4, 'serial: Row 2 of the file has the same value.'],
      [1203, 'serial: Row 3 of the file has the same value.'],
    ]);
    expect(lenient.tally).toMatchObject({ unchanged: 1200, skipped: 2, failed: 0 });
  });

  it('passes over empty rows and rows that the map does not want', async () => {
    const file = world.file('serial,title\nA,keep\n,\nB,drop\n');

    const summary = await world.run('box', file, {
      key: 'serial',
      where: "title = 'keep'",
      fields: { serial: 'serial', title: 'title' },
    });

    expect(summary).toMatchObject({ rows: 3, tally: { created: 1, skipped: 2, failed: 0 } });
  });

  it('empties a field by an empty cell, or leaves it alone when told so', async () => {
    await world.run('box', world.file('serial,title,weight\nA,One,5\n'), BOX);

    await world.run('box', world.file('serial,title,weight\nA,One,\nB,Two,\n'), { ...BOX, empty: 'keep' });
    const kept = await world.list('box', 'serial', 'weight');
    await world.run('box', world.file('serial,title,weight\nA,One,\n'), BOX);

    expect(kept).toEqual([
      ['A', '5.00'],
      ['B', null],
    ]);
    expect(await world.list('box', 'serial', 'weight')).toEqual([
      ['A', null],
      ['B', null],
    ]);
  });

  it('joins what a delimiter without quotes took apart, only when that leaves no doubt', async () => {
    const file = world.file(
      'serial,title,weight\nA,Pavlova, Ltd.,1\nB,a, b, c,2\nC,no,doubt, here,3\nD,x,y,4\nE,plain,5,,\n',
    );

    const summary = await world.run('box', file, { ...BOX, rejoin: true });

    expect(await world.list('box', 'serial', 'title')).toEqual([
      ['A', 'Pavlova, Ltd.'],
      ['B', 'a, b, c'],
      ['E', 'plain'],
    ]);
    expect(summary.examples.map(({ messages }) => messages)).toEqual([
      ['The row has 5 cells, not 3.'],
      ['The row has 4 cells, not 3.'],
    ]);
  });

  it('says of every bad value in a row what is wrong with it, and imports the others', async () => {
    const rows = [
      `1,${'x'.repeat(41)},1,2026-01-01,a`,
      '2,ok,abc,2026-02-30,a',
      '3,ok,1.234,01.12.2026,zz',
      '4,,1,31/12/2026,a',
      '5,ok,12345678901234567890,2026-12-31,a',
      '6,fine,"1 250,50",31.12.2026,A',
      '7,ok,1,2019-01-01,a',
    ];
    const file = world.file(['serial,title,weight,due,kind', ...rows].join('\n'));
    const map = {
      key: 'serial',
      fields: {
        serial: 'serial',
        title: 'title',
        weight: 'weight',
        due: 'due',
        kind: 'kind',
        begins: { constant: '2020-01-01' },
      },
    };

    const summary = await world.run('box', file, map);

    expect(summary.examples.map(({ row, messages }) => [row, ...messages])).toEqual([
      [2, 'title: At most 40 characters.'],
      [3, 'weight: A number is needed.', 'due: There is no such date.'],
      [4, 'weight: At most 2 digits after the point.', expect.stringContaining('kind: “zz” is not among the options.')],
      [5, 'due: A date such as 2026-11-23 is needed.', 'title: Fill this in.'],
      [6, 'weight: The number has more than 18 digits.'],
      [8, 'It cannot end before it begins.'],
    ]);
    expect(await world.list('box', 'serial', 'weight', 'due', 'kind')).toEqual([['6', '1250.50', '2026-12-31', 'a']]);
  });

  it('tells a value that another record holds, by the title of that record', async () => {
    await world.records.create(world.system, 'user', { login: 'nancy' });
    const file = world.file('login,other\nNancy,1\nnancy,2\npeter,3\n');

    const summary = await world.run('user', file, { fields: { login: 'login' } });

    expect(summary.examples).toEqual([
      { row: 3, outcome: 'failed', id: null, messages: ['login: This value is taken by “nancy”.'] },
    ]);
    expect(summary.tally).toMatchObject({ created: 2, failed: 1 });
  });

  it('writes nothing in a dry run and reports the same', async () => {
    await world.run('box', world.file('serial,title,weight\nB,Second,2\n'), BOX);
    const lines = await world.count('_history');
    const content =
      'serial,title,weight,parent\nA,First,x,B\nB,Second,2,C\nC,Third,3,\nC,Again,4,\nD,Fourth,1,A\nE,Fifth,1,C\n';
    const file = world.file(content);
    const map = { ...BOX, fields: { ...BOX.fields, parent: { column: 'parent', lookup: 'serial' } } };

    const dry = await world.run('box', file, map, { dryRun: true });
    const untouched = [await world.count('box'), await world.count('_history')];
    const real = await world.run('box', file, map);

    expect(untouched).toEqual([1, lines]);
    expect(dry).toEqual(real);
    expect(real).toMatchObject({ rows: 6, tally: { created: 3, updated: 1, failed: 2 }, incomplete: 1 });
  });

  it('writes a result with one row per input row, in their order, links included', async () => {
    const file = world.file('serial,title,weight,parent\nA,First,1,B\nB,Second,x,\nC,Third,3,D\nD,"Fo,urth",4,\n');
    const result = `${file}.result`;

    await world.run(
      'box',
      file,
      { ...BOX, fields: { ...BOX.fields, parent: { column: 'parent', lookup: 'serial' } } },
      { result },
    );

    const ids = Object.fromEntries(await world.list('box', 'serial', 'id'));
    expect(readFileSync(result, 'utf8').split('\n')).toEqual([
      'row,outcome,id,messages',
      `2,created,${ids['A']},parent: There is no such record: B.`,
      '3,failed,,weight: A number is needed.',
      `4,created,${ids['C']},`,
      `5,created,${ids['D']},`,
      '',
    ]);
    expect([`${result}.part`, `${result}.later`, `${result}.merged`].filter(existsSync)).toEqual([]);
  });

  it('shows how far it is', async () => {
    const file = world.file(
      ['serial,title,weight', ...Array.from({ length: 1700 }, (_, index) => `${index},t,1`)].join('\n'),
    );
    const seen: [number, number][] = [];

    await world.run('box', file, BOX, { onProgress: (rows, share) => seen.push([rows, share]) });

    expect(seen.map(([rows]) => rows)).toEqual([500, 1000, 1500, 1700, 1700]);
    expect(seen.every(([, share], index) => share <= 1 && share >= (seen[index - 1]?.[1] ?? 0))).toBe(true);
    expect(seen.at(-1)).toEqual([1700, 1]);
  });

  it('gives back what any texts were, and accounts for every row of any file', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('1', '2,5', 'NULL', '"', ',', '\n', 'x\ty', "O'Neil", 'Ёж'),
    );
    const table = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', ''), cell, cell), {
      minLength: 1,
      maxLength: 30,
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, ragged) => {
        const before = await world.count('box');
        const lines = rows.map(
          (row, index) => row.map(quoted).join(',') + (ragged && index % 5 === 3 ? ',surplus' : ''),
        );
        const file = world.file(['serial,title,weight', ...lines].join('\r\n'));

        const dry = await world.run('box', file, BOX, { dryRun: true });
        const real = await world.run('box', file, BOX);
        const again = await world.run('box', file, BOX);

        expect({ ...dry, examples: [] }).toEqual({ ...real, examples: [] });
        expect(OUTCOMES.reduce((sum, outcome) => sum + real.tally[outcome], 0)).toBe(real.rows);
        expect(real.rows).toBe(rows.length);
        expect((await world.count('box')) - before).toBe(real.tally.created);
        expect(again.tally).toMatchObject({ created: 0, updated: 0, failed: real.tally.failed });
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  describeWithData('strings', 'naughty strings', (path) => {
    it('come in as the strings they are', async () => {
      const strings: readonly string[] = JSON.parse(readFileSync(`${path}/blns.json`, 'utf8'));
      const naughty = await openImportWorld(engine, {
        note: { fields: { code: { type: 'text', unique: true }, text: { type: 'longText' } } },
      });
      const field = naughty.snapshot.entity('note').fields.get('text');
      const expected = strings.map((text, index) => {
        const coerced = field && text.trim() !== '' ? field.word.coerce(text, field) : { value: null };
        return [String(index).padStart(4, '0'), 'value' in coerced ? coerced.value : 'refused'];
      });
      const lines = strings.map((text, index) => `${String(index).padStart(4, '0')},"${text.replaceAll('"', '""')}"`);

      const summary = await naughty.run('note', naughty.file(['code,text', ...lines].join('\n')), {
        key: 'code',
        fields: { code: 'code', text: 'text' },
      });

      expect(summary).toMatchObject({ rows: strings.length, dialect: { encoding: 'utf-8', delimiter: ',' } });
      expect(await naughty.list('note', 'code', 'text')).toEqual(expected.filter(([, text]) => text !== 'refused'));
      expect(summary.tally.failed).toBe(expected.filter(([, text]) => text === 'refused').length);
      await naughty.close();
    });
  });

  describeWithData('russia', 'the Russian classifier of activities', (path) => {
    const CODE = '^\\d{2}(\\.\\d{1,2}){0,3}$';
    const ACTIVITY = {
      title: 'name',
      fields: {
        code: { type: 'text', unique: true, required: true, pattern: CODE },
        name: { type: 'longText', required: true },
        section: { type: 'text' },
        parent: { type: 'reference', to: 'activity' },
      },
    };
    const shorter = "replace(replace(concat(left(column2, length(column2) - 1), '#'), '.#', ''), '#', '')";
    const MAP = {
      key: 'code',
      where: 'not isEmpty(column2)',
      fields: {
        code: 2,
        name: 3,
        section: 1,
        parent: { expression: `if(length(column2) > 2, ${shorter})`, lookup: 'code' },
      },
    };

    it('comes in from windows-1251 without a header, as the tree it is', async () => {
      const classified = await openImportWorld(engine, { activity: ACTIVITY });

      const summary = await classified.run('activity', `${path}/okved2-rosstat-cp1251.csv`, MAP);
      const roots = await classified.records.find(classified.importing, 'activity', {
        where: { parent: { $empty: true } },
        limit: 1,
        count: 'exact',
      });

      expect(summary).toMatchObject({
        rows: 2899,
        tally: { created: 2878, skipped: 21, failed: 0 },
        incomplete: 0,
        header: false,
      });
      expect(roots.count).toBe(88);
      await classified.close();
    }, 60_000);

    it('is refused where Excel made dates of codes, row by row', async () => {
      const classified = await openImportWorld(engine, { activity: ACTIVITY });
      const { parent: _parent, ...fields } = MAP.fields;

      const summary = await classified.run('activity', `${path}/okved2-excel-mangled.csv`, { ...MAP, fields });

      const mangled = summary.examples.filter(({ messages }) =>
        messages.some((message) => message.startsWith('code: ')),
      );
      expect(mangled[0]).toMatchObject({ row: 2, messages: ['code: The value has the wrong form.'] });
      expect(summary.tally.failed).toBeGreaterThanOrEqual(479);
      expect(OUTCOMES.reduce((sum, outcome) => sum + summary.tally[outcome], 0)).toBe(2944);
      expect(await classified.count('activity')).toBe(summary.tally.created);
      await classified.close();
    }, 60_000);
  });
});

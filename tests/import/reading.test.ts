/** How files are read: encoding, delimiter, header, rows, and what is broken in them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { detectDialect } from '../../platform/records/import/detect';
import { readHeader } from '../../platform/records/import/header';
import { type InputRow, openRows } from '../../platform/records/import/rows';
import { describeWithData } from './shared-data';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'karkas-reading-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function fileOf(content: string | Buffer): string {
  count += 1;
  const file = join(folder, `${count}.csv`);
  writeFileSync(file, content);
  return file;
}

async function rowsIn(file: string): Promise<readonly InputRow[]> {
  const rows: InputRow[] = [];
  for await (const row of openRows(file, await detectDialect(file)).rows) rows.push(row);
  return rows;
}

const RUSSIAN = 'Имя;Город;Сумма\r\nООО «Ромашка»;Санкт-Петербург;1 250,50\r\nЁлка;Тверь;3\r\n';
const WESTERN = 'name,city\nFrédérique Citeaux,Strasbourg\nMartín Sommer,Madrid\nJytte Petersen,København\n';

describe('detecting how a file is written', () => {
  it.each([
    ['utf-8', 0],
    ['windows-1251', 0],
  ])('tells Russian in %s', async (encoding, skip) => {
    const dialect = await detectDialect(fileOf(iconv.encode(RUSSIAN, encoding)));

    expect(dialect).toEqual({ encoding, delimiter: ';', skip });
  });

  it.each(['utf-8', 'windows-1252'])('tells western languages in %s', async (encoding) => {
    const dialect = await detectDialect(fileOf(iconv.encode(WESTERN, encoding)));

    expect(dialect).toEqual({ encoding, delimiter: ',', skip: 0 });
  });

  it('tells UTF-8 and UTF-16 by their byte-order marks, and reads both', async () => {
    const utf8 = fileOf(`\ufeff${RUSSIAN}`);
    const utf16 = fileOf(iconv.encode(RUSSIAN.replaceAll(';', '\t'), 'utf-16le', { addBOM: true }));

    expect(await detectDialect(utf8)).toEqual({ encoding: 'utf-8', delimiter: ';', skip: 3 });
    expect(await detectDialect(utf16)).toEqual({ encoding: 'utf-16le', delimiter: '\t', skip: 2 });
    expect((await rowsIn(utf16)).map(({ cells }) => cells)).toEqual((await rowsIn(utf8)).map(({ cells }) => cells));
  });

  it('finds the encoding where the first thousands of rows are plain ASCII', async () => {
    const content = `code;name\n${'1;plain\n'.repeat(20_000)}2;Ёлка зелёная\n`;

    const dialect = await detectDialect(fileOf(iconv.encode(content, 'windows-1251')));

    expect(dialect.encoding).toBe('windows-1251');
  });

  it.each([
    ['semicolons where numbers hold commas', '1,5;2,5;3,5\n4,5;5,5;6,5\n', ';'],
    ['commas where quoted texts hold semicolons', 'a,b\n"x;y;z",1\n"u;v;w",2\n', ','],
    ['tabs', 'a\tb, c\n1\t2, 3\n', '\t'],
    ['bars', 'a|b|c\n1|2|3\n', '|'],
    ['commas for a single column', 'name\nfirst\nsecond\n', ','],
  ])('takes %s', async (_, content, delimiter) => {
    expect((await detectDialect(fileOf(content))).delimiter).toBe(delimiter);
  });

  it('lets what is asked for win', async () => {
    const file = fileOf(WESTERN);

    expect(await detectDialect(file, { encoding: 'windows-1251', delimiter: ';' })).toEqual({
      encoding: 'windows-1251',
      delimiter: ';',
      skip: 0,
    });
  });

  it('reads back any table it could have been given', async () => {
    const letters = fc.constantFrom(...'абвгдежАБВЁё');
    const word = fc.string({ unit: letters, minLength: 3, maxLength: 12 });
    const table = fc.array(fc.tuple(word, word, word), { minLength: 2, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('utf-8', 'windows-1251'),
        fc.constantFrom(',', ';', '\t', '|'),
        async (rows, encoding, delimiter) => {
          const file = fileOf(iconv.encode(`${rows.map((row) => row.join(delimiter)).join('\r\n')}\r\n`, encoding));

          expect((await rowsIn(file)).map(({ cells }) => cells)).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a missing file', () => join(folder, 'nothing.csv'), /there is no file .*nothing\.csv/],
    ['a folder', () => folder, /this is a folder/],
    ['an empty file', () => fileOf(''), /is empty/],
  ])('says %s in a sentence', async (_, file, sentence) => {
    await expect(detectDialect(file())).rejects.toThrow(sentence);
  });
});

describe('finding the header', () => {
  const headerOf = async (content: string, map: object) => {
    const file = fileOf(content);
    return readHeader(file, await detectDialect(file), { fields: {}, ...map });
  };

  it('believes a map that names columns', async () => {
    expect(await headerOf('a,b\nx,y\n', { fields: { title: 'a' } })).toEqual({ names: ['a', 'b'], width: 2 });
    expect(await headerOf('a,b\nx,y\n', { fields: { title: { expression: 'upper(b)' } } })).toEqual({
      names: ['a', 'b'],
      width: 2,
    });
  });

  it('sees a row of words above a column of numbers or dates', async () => {
    expect((await headerOf('name,sum\nIvan,12.50\nPetr,3\n', { fields: { title: 1 } })).names).toEqual(['name', 'sum']);
    expect((await headerOf('name,day\nIvan,2026-11-23\n', { fields: { title: 1 } })).names).toEqual(['name', 'day']);
  });

  it('takes the first row as data when nothing speaks against it', async () => {
    expect((await headerOf('Ivan,Moscow\nPetr,Tver\n', { fields: { title: 1 } })).names).toBeNull();
    expect((await headerOf('Ivan,12\nPetr,3\n', { fields: { title: 1 } })).names).toBeNull();
  });

  it('lets the map decide', async () => {
    expect((await headerOf('Ivan,Moscow\nPetr,Tver\n', { header: true, fields: { title: 1 } })).names).toEqual([
      'Ivan',
      'Moscow',
    ]);
    expect((await headerOf('name,sum\nIvan,12.50\n', { header: false, fields: { title: 1 } })).names).toBeNull();
  });
});

describe('broken files', () => {
  it('spoils one row by half a UTF-8 sequence, and no other', async () => {
    const half = Buffer.concat([
      Buffer.from('name,city\nИван,Мос'),
      Buffer.from([0xd0]),
      Buffer.from(',\nПётр,Тверь\n'),
    ]);

    const rows = await rowsIn(fileOf(half));

    expect(rows.map(({ number, fault }) => [number, fault?.code])).toEqual([
      [1, undefined],
      [2, 'I004'],
      [3, undefined],
    ]);
    expect(rows[2]?.cells).toEqual(['Пётр', 'Тверь']);
  });

  it('counts rows as a spreadsheet does, empty lines and lines inside a cell included', async () => {
    const rows = await rowsIn(fileOf('a,b\n\n1,"two\nlines"\n\n3,4\n'));

    expect(rows.map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, 'a', 'b'],
      [3, '1', 'two\nlines'],
      [5, '3', '4'],
    ]);
  });

  it('reports a quote that is never closed as one last row', async () => {
    const rows = await rowsIn(fileOf('a,b\n1,2\n3,"four\n5,6\n'));

    expect(rows.map(({ number, fault }) => [number, fault?.code])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 'I007'],
    ]);
  });

  it('does not swallow a large file behind an open quote', async () => {
    const rows = await rowsIn(fileOf(`a,b\n1,2\n3,"four\n${'5,6\n'.repeat(3_000_000)}`));

    expect(rows.map(({ number, fault }) => [number, fault?.code])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 'I007'],
    ]);
  });
});

describeWithData('csv/csv-spectrum', 'the csv-spectrum samples', (path) => {
  it.each(readdirSync(join(path, 'csvs')).map((name) => [name.replace('.csv', '')]))('reads %s', async (name) => {
    const expected: readonly Readonly<Record<string, string>>[] = JSON.parse(
      // The files were stored with LF throughout, whatever their names say.
      readFileSync(join(path, 'json', `${name}.json`), 'utf8').replaceAll('\\r\\n', '\\n'),
    );

    const [header, ...rows] = await rowsIn(join(path, 'csvs', `${name}.csv`));

    expect(
      rows.map(({ cells }) => Object.fromEntries(header?.cells.map((column, index) => [column, cells[index]]) ?? [])),
    ).toEqual(expected);
  });
});

describeWithData('csv/papaparse', 'the papaparse samples', (path) => {
  it('passes over a byte-order mark', async () => {
    expect((await rowsIn(join(path, 'utf-8-bom-sample.csv'))).map(({ cells }) => cells)).toEqual([
      ['A', 'B', 'C'],
      ['X', 'Y', 'Z'],
    ]);
  });

  it.each([
    ['sample.csv', { 3: 2 }],
    ['sample-header.csv', { 2: 3 }],
    ['long-sample.csv', { 7: 8 }],
    ['verylong-sample.csv', { 2: 4, 3: 1997 }],
  ])('cuts %s into the right cells, ragged rows included', async (name, expected) => {
    const widths: Record<number, number> = {};
    for (const { cells } of await rowsIn(join(path, name))) widths[cells.length] = (widths[cells.length] ?? 0) + 1;

    expect(widths).toEqual(expected);
  });
});

describeWithData('russia', 'the Russian classifier of activities', (path) => {
  it('is found to be windows-1251 with semicolons, and Excel’s copy UTF-8 with a mark', async () => {
    expect(await detectDialect(join(path, 'okved2-rosstat-cp1251.csv'))).toEqual({
      encoding: 'windows-1251',
      delimiter: ';',
      skip: 0,
    });
    expect(await detectDialect(join(path, 'okved2-excel-mangled.csv'))).toEqual({
      encoding: 'utf-8',
      delimiter: ';',
      skip: 3,
    });
  });

  it('has no header, and all its rows', async () => {
    const file = join(path, 'okved2-rosstat-cp1251.csv');
    const header = await readHeader(file, await detectDialect(file), { fields: { code: 2 } });
    const rows = await rowsIn(file);

    expect(header).toEqual({ names: null, width: 3 });
    expect([rows.length, rows[0]?.cells[2]]).toEqual([
      2899,
      'СЕЛЬСКОЕ, ЛЕСНОЕ ХОЗЯЙСТВО, ОХОТА, РЫБОЛОВСТВО И РЫБОВОДСТВО',
    ]);
  });
});

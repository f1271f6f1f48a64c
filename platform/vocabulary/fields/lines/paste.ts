/** Cells copied from a spreadsheet, read into rows. */
import type { Surroundings } from '../../contracts';
import type { LineColumn } from './columns';
import type { Row } from './rows';

const MOST_ROWS = 1000;

/** The cells of a copied range; null when the text is a single cell, which an input takes by itself. */
export function cellsOf(text: string): readonly (readonly string[])[] | null {
  const trimmed = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (!/[\t\n]/.test(trimmed)) return null;
  return splitQuoted(trimmed).slice(0, MOST_ROWS);
}

/** What the cells mean from a column on; computed columns swallow their cell. */
export async function readCells(
  cells: readonly (readonly string[])[],
  columns: readonly LineColumn[],
  first: number,
  surroundings: Surroundings,
): Promise<readonly Row[]> {
  const known = new Map<string, unknown>();
  const rows: Row[] = [];
  for (const line of cells) {
    const row: Record<string, unknown> = {};
    for (const [offset, text] of line.entries()) {
      const column = columns[first + offset];
      if (column?.writable) row[column.field.name] = await readCell(text.trim(), column, surroundings, known);
    }
    rows.push(row);
  }
  return rows;
}

async function readCell(
  text: string,
  { field, view }: LineColumn,
  surroundings: Surroundings,
  known: Map<string, unknown>,
): Promise<unknown> {
  if (text === '') return null;
  const key = `${field.name}\t${text}`;
  if (known.has(key)) return known.get(key);
  const read = view.read ? await view.read(text, field, surroundings) : text;
  const coerced = field.relation || read === null ? null : field.word.coerce(read, field);
  const value = coerced && 'value' in coerced ? coerced.value : read;
  known.set(key, value);
  return value;
}

/** Tab-separated text; a cell in quotes may hold tabs and line breaks. */
function splitQuoted(text: string): string[][] {
  const lines: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;
  for (let at = 0; at <= text.length; ) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    lines.at(-1)?.push(found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? '');
    at = cell.lastIndex;
    if (text[at] === '\n') lines.push([]);
    at += 1;
  }
  return lines;
}

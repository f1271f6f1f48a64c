import { PlatformError } from '../../foundation/errors';
import { nameInExpressions } from './columns';
import type { FieldSource, Header, ImportMap } from './contracts';
import type { Dialect } from './detect';
import { openRows } from './rows';

const SAMPLE = 50;

/**
 * The header of a file. The map decides when it says so or names columns by name; otherwise the first row is a
 * header when it is all words while a column below it is all numbers or dates.
 */
export async function readHeader(file: string, dialect: Dialect, map: ImportMap): Promise<Header> {
  const rows = await firstRows(file, dialect);
  const [first = []] = rows;
  const isHeader = map.header ?? (namesColumns(map, first) || looksLikeHeader(rows));
  return {
    names: isHeader ? first.map((name) => name.trim()) : null,
    width: isHeader ? first.length : commonest(rows),
  };
}

async function firstRows(file: string, dialect: Dialect): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const { cells, fault } of openRows(file, dialect).rows) {
    if (fault && rows.length === 0)
      throw new PlatformError('badRequest', { reason: 'the first row cannot be read' }, [fault]);
    if (!fault) rows.push(cells);
    if (rows.length === SAMPLE) break;
  }
  if (rows.length === 0) throw new PlatformError('badRequest', { reason: `the file ${file} has no rows` });
  return rows;
}

function namesColumns(map: ImportMap, first: readonly string[]): boolean {
  const sources = Object.values(map.fields).flatMap(flat);
  if (sources.some((source) => typeof (typeof source === 'object' ? source.column : source) === 'string')) return true;
  const expressions = [
    map.where ?? '',
    ...sources.map((source) => (typeof source === 'object' ? (source.expression ?? '') : '')),
  ];
  const withoutTexts = expressions.join(' ').replace(/'[^']*'|"[^"]*"/g, ' ');
  const words = new Set(withoutTexts.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  return first.some((name) => words.has(nameInExpressions(name)));
}

function flat(source: FieldSource): readonly FieldSource[] {
  return typeof source === 'object' && source.parts ? Object.values(source.parts).flatMap(flat) : [source];
}

const NUMBER_OR_DATE = /^[+-]?[\d\s.,:/%T-]*\d[\d\s.,:/%Z-]*$/;

function looksLikeHeader([first = [], ...rest]: readonly (readonly string[])[]): boolean {
  const isNaming = first.every((cell) => cell.trim() !== '' && !NUMBER_OR_DATE.test(cell.trim()));
  if (!isNaming || new Set(first).size < first.length || rest.length === 0) return false;
  return first.some((_, column) => {
    const below = rest.map((cells) => cells[column]?.trim() ?? '').filter((cell) => cell !== '');
    return below.length > 0 && below.every((cell) => NUMBER_OR_DATE.test(cell));
  });
}

function commonest(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Dialect } from './detect';

/** One row of the file: its number (0 is the first, the header where there is one) and its cells, or what is wrong with its bytes. */
export type InputRow =
  | { readonly number: number; readonly cells: readonly string[]; readonly fault: null }
  | { readonly number: number; readonly cells: readonly string[]; readonly fault: string };

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * The rows of a file as a stream: flat memory at any size. Cells are cut as bytes and decoded one by one, so
 * half a UTF-8 sequence spoils one row and not the file. Empty lines are passed over.
 */
export async function* readRows(file: string, dialect: Dialect): AsyncGenerator<InputRow> {
  const parser = parse({
    delimiter: dialect.delimiter,
    encoding: null,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 8 * 1024 * 1024,
  });
  const stream = createReadStream(file, { start: dialect.skip });
  stream.on('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<readonly (Buffer | string)[]>) {
      yield decodeRow(number, cells, dialect.encoding);
      number += 1;
    }
  } finally {
    stream.destroy();
  }
}

function decodeRow(number: number, cells: readonly (Buffer | string)[], encoding: Dialect['encoding']): InputRow {
  let fault: string | null = null;
  const decoded = cells.map((cell) => {
    if (typeof cell === 'string') return cell;
    if (encoding !== 'utf-8') return iconv.decode(cell, encoding);
    try {
      return strict.decode(cell);
    } catch {
      fault = 'the bytes are not valid UTF-8';
      return cell.toString('utf8');
    }
  });
  return { number, cells: decoded, fault };
}

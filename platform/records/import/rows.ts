import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Finding } from '../../foundation/errors';
import type { Dialect } from './detect';

/** One row of a file. */
export interface InputRow {
  /** As a spreadsheet counts: the first line of the file is 1, the header counts, and so do empty lines. */
  readonly number: number;
  readonly cells: readonly string[];
  /** What is wrong with its bytes. */
  readonly fault: Finding | null;
}

export interface RowReader {
  readonly rows: AsyncIterable<InputRow>;
  /** Bytes of the file read so far. */
  bytesRead(): number;
}

/** A row is never longer than this; an open quote would otherwise swallow the whole file. */
const LONGEST_ROW = 8 * 1024 * 1024;

/**
 * The rows of a file as a stream: flat memory at any size. UTF-8 is cut into cells as bytes and decoded cell by cell, so
 * half a sequence spoils one row and not the file. Empty lines are counted and passed over. Where a quote is never
 * closed, the last row says so.
 */
export function openRows(file: string, dialect: Dialect): RowReader {
  const stream = createReadStream(file, { start: dialect.skip });
  return { rows: rowsOf(stream, dialect), bytesRead: () => dialect.skip + stream.bytesRead };
}

async function* rowsOf(stream: ReturnType<typeof createReadStream>, dialect: Dialect): AsyncGenerator<InputRow> {
  const parser = parse({
    delimiter: Buffer.from(dialect.delimiter),
    encoding: null,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });
  stream.on('error', (error) => parser.destroy(error));
  if (dialect.encoding === 'utf-8') stream.pipe(parser);
  else stream.pipe(iconv.decodeStream(dialect.encoding)).pipe(iconv.encodeStream('utf-8')).pipe(parser);
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<readonly (Buffer | string)[]>) {
      number += 1;
      if (cells.length > 1 || (cells[0]?.length ?? 0) > 0) yield decoded(number, cells);
    }
  } catch (error) {
    if (!isEndless(error)) throw error;
    yield { number: number + 1, cells: [], fault: { code: 'I007', path: '' } };
  } finally {
    stream.destroy();
  }
}

function isEndless(error: unknown): boolean {
  return error instanceof CsvError && (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE');
}

function decoded(number: number, cells: readonly (Buffer | string)[]): InputRow {
  let fault: Finding | null = null;
  const texts = cells.map((cell) => {
    if (typeof cell === 'string') return cell;
    if (!isUtf8(cell)) fault = { code: 'I004', path: '' };
    return cell.toString('utf8');
  });
  return { number, cells: texts, fault };
}

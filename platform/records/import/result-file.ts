import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { PlatformError } from '../../foundation/errors';
import type { Outcome, RowResult } from './contracts';

/** One row per input row: row, outcome, id, messages. */
export interface ResultFile {
  write(results: readonly RowResult[]): Promise<void>;
  /** Puts the file in its place in one step; `later` are second words on rows, in the order of the file. */
  finish(later: ResultPart | null): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** Results on their way, in a file of their own, so that memory stays flat. */
export interface ResultPart {
  readonly path: string;
  write(results: readonly RowResult[]): Promise<void>;
  close(): Promise<void>;
  abandon(): Promise<void>;
}

/** Rows written together. */
const AT_ONCE = 500;
const HEADER = stringify([['row', 'outcome', 'id', 'messages']]);

/** Opened before anything is imported, so that a place that cannot be written stops the import at once. */
export async function openResultFile(file: string): Promise<ResultFile> {
  const isDevice = await stat(file).then(
    (found) => !found.isFile(),
    () => false,
  );
  const part = await openPart(isDevice ? file : `${file}.part`);
  await part.write([]);
  return {
    write: part.write,
    async finish(later) {
      await part.close();
      if (isDevice) return;
      if (!later) return rename(part.path, file);
      await later.close();
      await merge(part.path, later.path, `${file}.merged`);
      await rename(`${file}.merged`, file);
      await Promise.all([part.path, later.path].map((path) => rm(path, { force: true })));
    },
    async abandon() {
      if (isDevice) return part.close();
      await part.abandon();
      await rm(`${file}.merged`, { force: true });
    },
  };
}

/** A part that begins with the names of its columns. Throws badRequest when it cannot be written. */
export async function openPart(path: string): Promise<ResultPart> {
  const handle = await open(path, 'w').catch(refuse(path));
  await handle.appendFile(HEADER).catch(async (error: NodeJS.ErrnoException) => {
    await handle.close();
    return refuse(path)(error);
  });
  return {
    path,
    write: (results) => handle.appendFile(written(results)).catch(refuse(path)),
    close: () => handle.close(),
    async abandon() {
      await handle.close().catch(() => undefined);
      await rm(path, { force: true });
    },
  };
}

function written(results: readonly RowResult[]): string {
  return results.length === 0
    ? ''
    : stringify(results.map(({ row, outcome, id, messages }) => [row, outcome, id ?? '', messages.join(' ')]));
}

function refuse(path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const why = error.code === 'ENOSPC' ? 'there is no space left on the disk' : error.message;
    throw new PlatformError('badRequest', { reason: `the result file ${path} cannot be written: ${why}` });
  };
}

/** The first results, with those replaced that `later` says something about; a row keeps its id. */
async function merge(first: string, later: string, into: string): Promise<void> {
  const out = await openPart(into);
  const seconds = resultsIn(later)[Symbol.asyncIterator]();
  let waiting: RowResult[] = [];
  try {
    let second = await seconds.next();
    for await (const result of resultsIn(first)) {
      const isSame = !second.done && second.value.row === result.row;
      waiting.push(isSame ? { ...second.value, id: result.id } : result);
      if (isSame) second = await seconds.next();
      if (waiting.length < AT_ONCE) continue;
      await out.write(waiting);
      waiting = [];
    }
    await out.write(waiting);
  } finally {
    await out.close();
  }
}

async function* resultsIn(path: string): AsyncGenerator<RowResult> {
  const rows = createReadStream(path).pipe(parse({ from: 2 }));
  for await (const [row = '', outcome = '', id = '', messages = ''] of rows as AsyncIterable<readonly string[]>) {
    yield { row: Number(row), outcome: outcome as Outcome, id: id || null, messages: messages ? [messages] : [] };
  }
}

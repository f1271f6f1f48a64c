import { createWriteStream, renameSync, type WriteStream } from 'node:fs';
import { stringify } from 'csv-stringify/sync';

export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';

export interface RowResult {
  readonly row: number;
  readonly outcome: Outcome;
  readonly id: string | null;
  readonly messages: string;
}

export type Tally = Record<Outcome, number>;

export interface ResultFile {
  readonly tally: Tally;
  write(results: readonly RowResult[]): Promise<void>;
  /** Closes the file and puts it in its place in one step. */
  finish(): Promise<void>;
}

/** One row per input row, written beside its final name until the import is through. */
export function openResultFile(file: string | null): ResultFile {
  const tally: Tally = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  const stream = file ? createWriteStream(`${file}.part`) : null;
  let failure: Error | null = null;
  stream?.on('error', (error) => {
    failure = error;
  });
  const put = (text: string) => (stream ? written(stream, text) : Promise.resolve());
  let begun = false;
  return {
    tally,
    async write(results) {
      for (const { outcome } of results) tally[outcome] += 1;
      if (!begun) await put('row,outcome,id,messages\n');
      begun = true;
      await put(stringify(results.map(({ row, outcome, id, messages }) => [row, outcome, id ?? '', messages])));
    },
    async finish() {
      if (!stream || !file) return;
      if (!begun) await put('row,outcome,id,messages\n');
      await new Promise<void>((resolve) => stream.end(resolve));
      if (failure) throw failure;
      renameSync(`${file}.part`, file);
    },
  };
}

function written(stream: WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())));
}

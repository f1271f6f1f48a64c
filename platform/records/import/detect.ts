import { open } from 'node:fs/promises';

/** How a delimited text file is written. */
export interface Dialect {
  readonly encoding: 'utf-8' | 'windows-1251' | 'windows-1252';
  readonly delimiter: string;
  /** Bytes of a byte-order mark at the beginning. */
  readonly skip: number;
}

const SAMPLE_BYTES = 64 * 1024;
const DELIMITERS = [',', ';', '\t', '|'];

/** What the beginning of a file (64 KB) tells about its encoding and delimiter; what is asked for wins. */
export async function detectDialect(file: string, asked: Partial<Dialect> = {}): Promise<Dialect> {
  const sample = await beginningOf(file);
  const encoding = asked.encoding ?? encodingOf(sample);
  const text = new TextDecoder(encoding).decode(sample);
  const skip = sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf ? 3 : 0;
  return { encoding, delimiter: asked.delimiter ?? delimiterOf(text), skip };
}

async function beginningOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * UTF-8 when nearly all high bytes form valid sequences. Otherwise a Windows code page: Cyrillic words are runs
 * of high bytes (1251), while in western texts accented letters stand alone between ASCII letters (1252).
 */
function encodingOf(sample: Uint8Array): Dialect['encoding'] {
  let high = 0;
  let inRuns = 0;
  for (let i = 0; i < sample.length; i++) {
    if (!isHigh(sample[i])) continue;
    high += 1;
    if (isHigh(sample[i - 1]) || isHigh(sample[i + 1])) inRuns += 1;
  }
  if (high === 0) return 'utf-8';
  const broken = new TextDecoder('utf-8').decode(sample).split('\uFFFD').length - 1;
  if (broken <= Math.max(2, high / 50)) return 'utf-8';
  return inRuns > high / 2 ? 'windows-1251' : 'windows-1252';
}

function isHigh(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80;
}

/** The delimiter that splits the first lines most evenly: same count in each, and at least one. */
function delimiterOf(text: string): string {
  const lines = withoutQuoted(text).split(/\r?\n/).filter(Boolean).slice(0, 20);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = whole.map((line) => line.split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    const even = counts.filter((count) => count === first).length / Math.max(1, counts.length);
    const score = first * even;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function withoutQuoted(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '""');
}

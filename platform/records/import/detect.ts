import { open } from 'node:fs/promises';
import { PlatformError } from '../../foundation/errors';
import { delimiterOf } from './delimiter';

export const ENCODINGS = ['utf-8', 'windows-1251', 'windows-1252', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** How a delimited text file is written. */
export interface Dialect {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Bytes of a byte-order mark at the beginning. */
  readonly skip: number;
}

const CHUNK = 64 * 1024;

/**
 * What a file tells about its encoding and delimiter; what is asked for wins. The delimiter shows in the first 64 KB, the
 * encoding in the first part that has anything besides ASCII. Throws badRequest when the file is missing or empty.
 */
export async function detectDialect(file: string, asked: Partial<Dialect> = {}): Promise<Dialect> {
  const { beginning, telling } = await samplesOf(file);
  const mark = markOf(beginning);
  const encoding = asked.encoding ?? mark?.encoding ?? encodingOf(telling);
  const skip = mark?.encoding === encoding ? mark.skip : 0;
  const text = new TextDecoder(encoding).decode(beginning.subarray(skip));
  return { encoding, delimiter: asked.delimiter ?? delimiterOf(text), skip };
}

/** Files are opened here first, so what is wrong with one as a whole is said here. */
async function samplesOf(file: string): Promise<{ beginning: Uint8Array; telling: Uint8Array }> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(file, error);
  });
  try {
    if ((await handle.stat()).isDirectory()) throw unreadable(file, { code: 'EISDIR' });
    const beginning = await chunkAt(handle, 0);
    if (beginning.length === 0) throw new PlatformError('badRequest', { reason: `the file ${file} is empty` });
    let telling = beginning;
    for (let at = CHUNK; !telling.some(isHigh) && telling.length > 0; at += CHUNK) telling = await chunkAt(handle, at);
    return { beginning, telling };
  } finally {
    await handle.close();
  }
}

async function chunkAt(handle: Awaited<ReturnType<typeof open>>, position: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, position);
  return buffer.subarray(0, bytesRead);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no file',
  EISDIR: 'this is a folder:',
  EACCES: 'there is no right to read',
};

/** The refusal of a file that cannot be read. */
export function unreadable(
  file: string,
  { code, message }: { readonly code?: string; readonly message?: string },
): PlatformError {
  return new PlatformError('badRequest', { reason: `${REASONS[code ?? ''] ?? message ?? 'cannot read'} ${file}` });
}

function markOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly skip: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  return undefined;
}

/**
 * UTF-8 when at least as many characters beyond ASCII are valid sequences as are broken. Otherwise a Windows code page:
 * Cyrillic words are runs of high bytes (1251), while in western texts accented letters stand alone between ASCII (1252).
 */
function encodingOf(sample: Uint8Array): Encoding {
  const text = new TextDecoder('utf-8').decode(sample);
  const beyond = text.match(/[^\0-\x7f]/gu) ?? [];
  const broken = beyond.filter((character) => character === '\ufffd').length;
  if (beyond.length - broken >= broken) return 'utf-8';
  const high = sample.filter(isHigh).length;
  const inRuns = sample.filter((byte, i) => isHigh(byte) && (isHigh(sample[i - 1]) || isHigh(sample[i + 1]))).length;
  return inRuns > high / 2 ? 'windows-1251' : 'windows-1252';
}

function isHigh(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80;
}

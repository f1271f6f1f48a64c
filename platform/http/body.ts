import type { IncomingMessage } from 'node:http';
import { PlatformError } from '../foundation/errors';

const MEGABYTE = 1024 * 1024;
const LIMIT = 10;
const ARCHIVE_LIMIT = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON body of a request: at most 10 MB of valid UTF-8; anything else is a clear 4xx error. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type))
    throw new PlatformError('unsupportedType', { type: 'application/json' });
  return parse(await readAll(request, LIMIT));
}

/** The gzip archive that a request brings: at most 32 MB; anything else is a clear 4xx error. */
export async function readGzip(request: IncomingMessage): Promise<Buffer> {
  if (!/^application\/(x-)?gzip\b/i.test(request.headers['content-type'] ?? ''))
    throw new PlatformError('unsupportedType', { type: 'application/gzip' });
  return readAll(request, ARCHIVE_LIMIT);
}

/** `limit` in megabytes; what is announced as longer is not read at all. */
function readAll(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = new PlatformError('tooLarge', { limit: `${limit} MB` });
  if (Number(request.headers['content-length'] ?? 0) > limit * MEGABYTE) return Promise.reject(tooLarge);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit * MEGABYTE) {
        request.removeAllListeners('data').resume();
        reject(tooLarge);
        return;
      }
      chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

function parse(bytes: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new PlatformError('badRequest', { reason: 'the body is not UTF-8' });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlatformError('badRequest', { reason: `the body is not JSON (${(error as Error).message})` });
  }
}

/** The body when it must be a JSON object. */
export async function readObject(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const body = await readJson(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new PlatformError('badRequest', { reason: 'the body must be a JSON object' });
  }
  return body as Readonly<Record<string, unknown>>;
}

import type { IncomingMessage } from 'node:http';
import { PlatformError } from '../foundation/errors';

const LIMIT = 10 * 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON body of a request: at most 10 MB of valid UTF-8; anything else is a clear 4xx error. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type)) throw new PlatformError('unsupportedType');
  if (Number(request.headers['content-length'] ?? 0) > LIMIT) throw new PlatformError('tooLarge', { limit: '10 MB' });
  return parse(await readAll(request));
}

function readAll(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LIMIT) {
        request.removeAllListeners('data').resume();
        reject(new PlatformError('tooLarge', { limit: '10 MB' }));
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

import type { IncomingMessage, ServerResponse } from 'node:http';
import { PlatformError } from '../foundation/errors';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a state-changing request that a browser sends from another site. With the SameSite=Lax
 * cookie this closes cross-site request forgery; programs without Origin and Sec-Fetch-Site pass.
 */
export function refuseForeignOrigin(request: IncomingMessage): void {
  if (SAFE.has(request.method ?? 'GET')) return;
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') throw new PlatformError('foreignOrigin');
  const origin = request.headers.origin;
  if (origin && hostOf(origin) !== request.headers.host) throw new PlatformError('foreignOrigin');
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/** Headers of every answer that holds data, name after name: never cached, never sniffed, never framed, never run. */
export const DATA_HEADERS: readonly string[] = [
  'Cache-Control',
  'no-store',
  'X-Content-Type-Options',
  'nosniff',
  'Content-Security-Policy',
  "default-src 'none'; frame-ancestors 'none'",
];

export function setDataHeaders(response: ServerResponse): void {
  for (let at = 0; at < DATA_HEADERS.length; at += 2)
    response.setHeader(DATA_HEADERS[at] ?? '', DATA_HEADERS[at + 1] ?? '');
}

import type { ServerResponse } from 'node:http';
import type { Log } from '../foundation/context';
import { errorMessage, type Locale, PlatformError, sayFinding } from '../foundation/errors';

/**
 * Sends any error as RFC 9457 problem+json. An error the platform did not throw on purpose becomes
 * `internal`: the log gets it whole under the request's number, the caller gets the number only.
 */
export function sendProblem(response: ServerResponse, error: unknown, request: string, locale: Locale, log: Log): void {
  const known = error instanceof PlatformError ? error : unexpected(error, request, log);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify({
    type: `urn:karkas:error:${known.code}`,
    title: errorMessage(known, locale),
    status: known.status,
    code: known.code,
    request,
    findings: known.findings.map((finding) => sayFinding(finding, locale)),
    ...known.details,
  });
  response.statusCode = known.status;
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  const wait = known.params['seconds'];
  if (known.code === 'tooManyAttempts' && wait !== undefined) response.setHeader('Retry-After', String(wait));
  response.end(body);
}

function unexpected(error: unknown, request: string, log: Log): PlatformError {
  const parser = error as { type?: string; status?: number };
  if (parser.type === 'entity.too.large') return new PlatformError('tooLarge', { limit: '10 MB' });
  if (parser.type === 'entity.parse.failed') return new PlatformError('badRequest', { reason: 'the body is not JSON' });
  if (parser.status === 404) return new PlatformError('noSuchAddress');
  if (parser.status === 400) return new PlatformError('badRequest', { reason: 'the address or the body is malformed' });
  log.error({ request, error }, 'request failed');
  return new PlatformError('internal', { request });
}

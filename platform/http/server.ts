import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import compression from 'compression';
import type { Context, Log } from '../foundation/context';
import type { Locale } from '../foundation/errors';
import type { Events } from '../foundation/events';
import { newId } from '../foundation/id';
import type { Snapshot } from '../language/contracts';
import type { Records } from '../records/contracts';
import type { SignInTables } from '../storage/sign-in';
import { createPages } from './pages';
import { sendProblem } from './problem';
import { type Answer, recordsApi } from './records-api';
import { askedLocale, contextOf, signedIn } from './request-context';
import { refuseForeignOrigin, setDataHeaders } from './security';
import { createSessions } from './sessions';

export interface HttpParts {
  readonly records: Records;
  readonly tables: SignInTables;
  readonly snapshot: () => Snapshot;
  readonly events: Events;
  readonly log: Log;
  /** Folder with the built browser application. */
  readonly runtimeFolder: string;
  readonly secureCookies: boolean;
  /** Answers within a moment when the database is there; throws otherwise. */
  readonly ready: () => Promise<void>;
  /** Findings of artefacts on disk that were refused; empty when disk and database agree. */
  readonly refused: () => readonly unknown[];
}

/**
 * The server: record API first (its own table of routes), everything else through Express.
 * Every answer carries the number of its request; every error is a problem document.
 */
export function createHttpServer(parts: HttpParts): Server {
  const { records, log } = parts;
  const sessions = createSessions(parts);
  const route = recordsApi(records);
  const pages = createPages({ ...parts, sessions });
  const compress = compression();

  return createServer((request, response) => {
    const number = requestNumber(request);
    const began = performance.now();
    response.setHeader('X-Request-Id', number);
    response.on('finish', () => {
      const { method, url } = request;
      log.info(
        { request: number, method, url, status: response.statusCode, ms: Math.round(performance.now() - began) },
        'request',
      );
    });
    compress(request as never, response as never, () => {
      handle(request, response, number).catch((error: unknown) => {
        sendProblem(response, error, number, askedLocale(request) ?? 'en', log);
      });
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse, number: string): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const data = url.pathname.startsWith('/api/records/') || url.pathname === '/api/query';
    if (!data) {
      pages(request, response, number);
      return;
    }
    setDataHeaders(response);
    let locale: Locale = askedLocale(request) ?? 'en';
    try {
      refuseForeignOrigin(request);
      const call = route(request, url);
      if (!call) {
        pages(request, response, number);
        return;
      }
      const user = await signedIn(request, sessions);
      const context = contextOf(request, user, parts.snapshot(), log);
      locale = context.actor.locale;
      send(response, context, await call(context));
    } catch (error) {
      sendProblem(response, error, number, locale, log);
    }
  }
}

function send(response: ServerResponse, context: Context, answer: Answer): void {
  response.statusCode = answer.status;
  response.setHeader('Karkas-Revision', context.snapshot.revision);
  if (answer.version !== undefined) response.setHeader('ETag', `"${answer.version}"`);
  if (answer.body === undefined) {
    response.end();
    return;
  }
  const text = JSON.stringify(answer.body);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}

/** The number a proxy gave the request when it is harmless text, or our own. */
function requestNumber(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newId();
}

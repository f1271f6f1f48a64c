import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import compression from 'compression';
import type { Context, Log } from '../foundation/context';
import type { Locale } from '../foundation/errors';
import { PlatformError } from '../foundation/errors';
import type { Events } from '../foundation/events';
import { newId } from '../foundation/id';
import type { Snapshot } from '../language/contracts';
import type { Publishing } from '../publishing/publishing';
import type { Records } from '../records/contracts';
import type { SignInTables } from '../storage/sign-in';
import { createPages } from './pages';
import { sendProblem } from './problem';
import { type Answer, recordsApi } from './records-api';
import { askedLocale, contextOf, PREVIEW, signedIn } from './request-context';
import { DATA_HEADERS, refuseForeignOrigin, setDataHeaders } from './security';
import { createSessions } from './sessions';

export interface HttpParts {
  readonly records: Records;
  readonly tables: SignInTables;
  readonly snapshot: () => Snapshot;
  readonly events: Events;
  readonly log: Log;
  readonly publishing: Publishing;
  /** Folder with the built browser application. */
  readonly runtimeFolder: string;
  readonly secureCookies: boolean;
  /** ISO 4217 code of the currency in which amounts are totalled. */
  readonly baseCurrency: string;
  /** Answers within a moment when the database is there; throws otherwise. */
  readonly ready: () => Promise<void>;
  /** Findings of artefacts on disk that were refused; empty when disk and database agree. */
  readonly refused: () => readonly unknown[];
  /** How many computed fields still lack values in records that were there before them. */
  readonly fills: () => number;
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
    response.on('finish', () => {
      const { method, url } = request;
      log.info(
        { request: number, method, url, status: response.statusCode, ms: Math.round(performance.now() - began) },
        'request',
      );
    });
    const isPlain = isData(request) && request.headers['accept-encoding'] === undefined;
    if (isPlain) answer(request, response, number);
    else compress(request as never, response as never, () => answer(request, response, number));
  });

  function answer(request: IncomingMessage, response: ServerResponse, number: string): void {
    if (!isData(request)) {
      showPage(request, response, number);
      return;
    }
    answerData(request, response, number).catch((error: unknown) => {
      refuse(response, error, number, askedLocale(request) ?? 'en');
    });
  }

  async function answerData(request: IncomingMessage, response: ServerResponse, number: string): Promise<void> {
    let locale: Locale = askedLocale(request) ?? 'en';
    try {
      refuseForeignOrigin(request);
      const call = route(request, new URL(request.url ?? '/', 'http://localhost'));
      if (!call) {
        showPage(request, response, number);
        return;
      }
      const user = await signedIn(request, sessions);
      const context = await seenBy(request, contextOf(request, user, parts.snapshot(), log));
      locale = context.actor.locale;
      send(response, context, number, await call(context));
    } catch (error) {
      refuse(response, error, number, locale);
    }
  }

  /** The context on the metadata of a change set, for a request that asks to preview it; a preview only reads. */
  async function seenBy(request: IncomingMessage, context: Context): Promise<Context> {
    const changeSet = request.headers[PREVIEW];
    if (typeof changeSet !== 'string') return context;
    if (request.method !== 'GET' && !request.url?.startsWith('/api/query')) throw new PlatformError('previewOnly');
    return { ...context, snapshot: await parts.publishing.previews.snapshot(context, changeSet) };
  }

  function showPage(request: IncomingMessage, response: ServerResponse, number: string): void {
    response.setHeader('X-Request-Id', number);
    pages(request, response, number);
  }

  function refuse(response: ServerResponse, error: unknown, number: string, locale: Locale): void {
    if (!response.headersSent) {
      response.setHeader('X-Request-Id', number);
      setDataHeaders(response);
    }
    sendProblem(response, error, number, locale, log);
  }
}

/** Whether the record API answers, which is dispatched here. */
function isData(request: IncomingMessage): boolean {
  const { url = '' } = request;
  return url.startsWith('/api/records/') || /^\/api\/query(\?|$)/.test(url);
}

/** The request used a name that is no longer the present one; the description of the API has those. */
const DEPRECATED = ['Deprecation', 'true', 'Link', '</api/openapi.json>; rel="deprecation"'];

/** Headers are written at once: set one by one they cost as much as the routing. */
function send(response: ServerResponse, context: Context, number: string, answer: Answer): void {
  const headers = ['X-Request-Id', number, 'Karkas-Revision', context.snapshot.revision, ...DATA_HEADERS];
  if (answer.version !== undefined) headers.push('ETag', `"${answer.version}"`);
  if (answer.isDeprecated) headers.push(...DEPRECATED);
  if (answer.body === undefined) {
    response.writeHead(answer.status, headers);
    response.end();
    return;
  }
  const text = JSON.stringify(answer.body);
  headers.push('Content-Type', 'application/json; charset=utf-8', 'Content-Length', String(Buffer.byteLength(text)));
  response.writeHead(answer.status, headers);
  response.end(text);
}

/** The number a proxy gave the request when it is harmless text, or our own. */
function requestNumber(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newId();
}

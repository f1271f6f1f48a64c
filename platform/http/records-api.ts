import type { IncomingMessage } from 'node:http';
import type { Context } from '../foundation/context';
import { PlatformError } from '../foundation/errors';
import { isId } from '../foundation/id';
import type { BatchRequest, FindRequest, QueryRequest, RecordBody, Records } from '../records/contracts';
import { readObject } from './body';
import { borderOf } from './border';

/** What an API call answers: a status, a body (none for 204) and, for one record, its version as the ETag. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly version?: number;
  /** A former name of an entity or a field was used. */
  readonly isDeprecated?: boolean;
}

type Asked = [request: IncomingMessage, match: RegExpExecArray, query: URLSearchParams];
type Call = (records: Records, context: Context, ...asked: Asked) => Promise<Answer>;

interface Route {
  readonly pattern: RegExp;
  readonly methods: Readonly<Partial<Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Call>>>;
}

/**
 * The record API as a table of addresses and verbs (design.md section 6). It is dispatched before
 * Express, whose routing alone would cost as much as the whole rest of such a request.
 */
export function recordsApi(
  records: Records,
): (request: IncomingMessage, url: URL) => ((context: Context) => Promise<Answer>) | null {
  const routes: readonly Route[] = [
    { pattern: /^\/api\/records\/(\w+)$/, methods: { GET: find, POST: create } },
    { pattern: /^\/api\/records\/(\w+)\/batch$/, methods: { POST: batch } },
    { pattern: /^\/api\/records\/(\w+)\/([^/]+)$/, methods: { GET: read, PATCH: update, DELETE: remove } },
    { pattern: /^\/api\/records\/(\w+)\/([^/]+)\/restore$/, methods: { POST: restore } },
    { pattern: /^\/api\/records\/(\w+)\/([^/]+)\/history$/, methods: { GET: history } },
    { pattern: /^\/api\/query$/, methods: { POST: aggregate } },
  ];

  return (request, url) => {
    for (const { pattern, methods } of routes) {
      const match = pattern.exec(url.pathname);
      if (!match) continue;
      const call = methods[request.method as keyof typeof methods];
      if (!call) throw new PlatformError('methodNotAllowed', { method: request.method });
      return (context) => answer(call, context, request, match, url.searchParams);
    }
    return null;
  };

  /** Former names are known at this border only. */
  async function answer(call: Call, context: Context, ...asked: Asked): Promise<Answer> {
    const border = borderOf(context.snapshot, records);
    if (!border) return call(records, context, ...asked);
    const answered = await call(border.records, context, ...asked);
    return border.isDeprecated() ? { ...answered, isDeprecated: true } : answered;
  }

  async function find(
    records: Records,
    context: Context,
    _: IncomingMessage,
    match: RegExpExecArray,
    query: URLSearchParams,
  ): Promise<Answer> {
    return { status: 200, body: await records.find(context, entityIn(match), findRequest(query)) };
  }

  async function read(
    records: Records,
    context: Context,
    _: IncomingMessage,
    match: RegExpExecArray,
    query: URLSearchParams,
  ): Promise<Answer> {
    return one(200, await records.read(context, entityIn(match), idIn(match), list(query.get('fields'))));
  }

  async function create(
    records: Records,
    context: Context,
    request: IncomingMessage,
    match: RegExpExecArray,
  ): Promise<Answer> {
    return one(201, await records.create(context, entityIn(match), await readObject(request)));
  }

  async function update(
    records: Records,
    context: Context,
    request: IncomingMessage,
    match: RegExpExecArray,
  ): Promise<Answer> {
    const { id: _, version, ...input } = await readObject(request);
    const seen = versionOf(request, version);
    if (seen === null) throw new PlatformError('preconditionNeeded');
    return one(200, await records.update(context, entityIn(match), idIn(match), input, seen));
  }

  async function remove(
    records: Records,
    context: Context,
    request: IncomingMessage,
    match: RegExpExecArray,
    query: URLSearchParams,
  ): Promise<Answer> {
    const seen = versionOf(request, query.get('version') ?? undefined);
    await records.remove(context, entityIn(match), idIn(match), seen);
    return { status: 204 };
  }

  async function restore(
    records: Records,
    context: Context,
    _: IncomingMessage,
    match: RegExpExecArray,
  ): Promise<Answer> {
    return one(200, await records.restore(context, entityIn(match), idIn(match)));
  }

  async function history(
    records: Records,
    context: Context,
    _: IncomingMessage,
    match: RegExpExecArray,
    query: URLSearchParams,
  ): Promise<Answer> {
    const page = { limit: whole(query, 'limit') ?? 50, offset: whole(query, 'offset') ?? 0 };
    return { status: 200, body: { entries: await records.history(context, entityIn(match), idIn(match), page) } };
  }

  async function batch(
    records: Records,
    context: Context,
    request: IncomingMessage,
    match: RegExpExecArray,
  ): Promise<Answer> {
    const key = request.headers['idempotency-key'];
    const body = (await readObject(request)) as BatchRequest;
    return {
      status: 200,
      body: await records.batch(context, entityIn(match), body, typeof key === 'string' ? key : undefined),
    };
  }

  async function aggregate(records: Records, context: Context, request: IncomingMessage): Promise<Answer> {
    return { status: 200, body: await records.query(context, (await readObject(request)) as unknown as QueryRequest) };
  }
}

function one(status: number, body: RecordBody): Answer {
  return { status, body, version: body.version };
}

function entityIn(match: RegExpExecArray): string {
  return match[1] ?? '';
}

/** A malformed id is answered like an unknown one: there is no such record. */
function idIn(match: RegExpExecArray): string {
  const id = match[2] ?? '';
  if (!isId(id)) throw new PlatformError('notFound');
  return id;
}

/** The version the caller saw: If-Match (`"7"`) wins over a `version` in the body. */
function versionOf(request: IncomingMessage, inBody: unknown): number | null {
  const header = /^(?:W\/)?"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '');
  if (header) return Number(header[1]);
  if (inBody === undefined || inBody === null) return null;
  const version = Number(inBody);
  if (!Number.isInteger(version) || version < 1)
    throw new PlatformError('badRequest', { reason: '"version" must be a whole number' });
  return version;
}

function findRequest(query: URLSearchParams): FindRequest {
  const count = query.get('count') ?? undefined;
  if (count !== undefined && count !== 'none' && count !== 'capped' && count !== 'exact') {
    throw new PlatformError('badRequest', { reason: '"count" is none, capped or exact' });
  }
  return {
    where: condition(query.get('where')),
    sort: list(query.get('sort')),
    fields: list(query.get('fields')),
    limit: whole(query, 'limit'),
    offset: whole(query, 'offset'),
    after: query.get('after') ?? undefined,
    count,
    search: query.get('search') ?? undefined,
    deleted: query.get('deleted') === 'true' || undefined,
  };
}

function condition(text: string | null): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new PlatformError('badRequest', { reason: '"where" is not JSON' });
  }
}

function list(text: string | null): readonly string[] | undefined {
  return text
    ? text
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean)
    : undefined;
}

function whole(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new PlatformError('badRequest', { reason: `"${name}" must be a whole number` });
  return Number(text);
}

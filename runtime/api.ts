import type { Locale, SaidFinding } from '../platform/foundation/errors';

/** What the server refused and why (RFC 9457), or `offline` when it could not be reached. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly findings: readonly SaidFinding[];
  /** Whatever else the problem carries, for example both values of a conflict. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    status: number,
    title: string,
    findings: readonly SaidFinding[],
    details: Readonly<Record<string, unknown>>,
  ) {
    super(title);
    this.name = 'ProblemError';
    this.code = code;
    this.status = status;
    this.findings = findings;
    this.details = details;
  }
}

export interface Call {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Answers a missing session with the problem instead of asking the user to sign in again. */
  readonly anonymous?: boolean;
  /** Asks of what is published, also while a change set is previewed. */
  readonly published?: boolean;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An answer as it came: 304 has no body. */
export interface Reply {
  readonly status: number;
  readonly etag: string | null;
  readonly body: unknown;
}

export interface Api {
  /** The body of a successful answer. Throws ProblemError. */
  call<T>(method: Method, path: string, call?: Call): Promise<T>;
  /** The answer with its ETag; 304 is no error. Throws ProblemError. */
  ask(method: Method, path: string, call?: Call): Promise<Reply>;
}

export interface ApiHooks {
  locale(): Locale;
  /** The change set that is previewed, if any. */
  preview(): string | null;
  /** The sentence for an unreachable server. */
  offline(): string;
  /** Called when the session ended; resolves when the user has signed in again, and the call is repeated. */
  signInAgain(): Promise<void>;
}

/** The application's only way to the server. */
export function createApi(hooks: ApiHooks): Api {
  return {
    ask,
    call: async <T>(method: Method, path: string, call: Call = {}) => (await ask(method, path, call)).body as T,
  };

  async function ask(method: Method, path: string, call: Call = {}): Promise<Reply> {
    const response = await send(method, path, call, hooks);
    if (response.status === 401 && !call.anonymous) {
      await hooks.signInAgain();
      return ask(method, path, call);
    }
    if (response.status === 304) return { status: 304, etag: response.headers.get('ETag'), body: null };
    if (!response.ok) throw await problemOf(response, hooks);
    const text = await response.text();
    return { status: response.status, etag: response.headers.get('ETag'), body: text ? JSON.parse(text) : null };
  }
}

async function send(method: Method, path: string, call: Call, hooks: ApiHooks): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': hooks.locale(),
    ...call.headers,
  };
  const preview = call.published ? null : hooks.preview();
  if (preview !== null) headers['Karkas-Preview'] = preview;
  if (call.body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(path + queryText(call.query ?? {}), {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      ...(call.signal ? { signal: call.signal } : {}),
    });
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw new ProblemError('offline', 0, hooks.offline(), [], {});
  }
}

function queryText(query: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') params.set(name, String(value));
  const text = params.toString();
  return text ? `?${text}` : '';
}

async function problemOf(response: Response, hooks: ApiHooks): Promise<ProblemError> {
  try {
    const { code, title, findings, ...details } = (await response.json()) as Record<string, unknown>;
    const said = Array.isArray(findings) ? (findings as SaidFinding[]) : [];
    return new ProblemError(String(code), response.status, String(title), said, details);
  } catch {
    return new ProblemError('offline', response.status, hooks.offline(), [], {});
  }
}

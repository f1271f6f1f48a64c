/** The HTTP API as another program uses it: to prepare what a test needs and to ask what the server really holds. */

export interface Client {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  remove(path: string): Promise<void>;
  /** The one record of this entity that the condition selects. */
  one(entity: string, where: unknown, fields?: readonly string[]): Promise<ApiRecord>;
}

export interface ApiRecord {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** A client with a bearer token, and the token. Every answer that is not a success throws with what the server said. */
export async function signedInClient(
  url: string,
  login: string,
  password: string,
): Promise<{ readonly token: string; readonly api: Client }> {
  let token = '';
  token = (await call<{ token: string }>('POST', '/api/session', { login, password, bearer: true })).token;

  const api: Client = {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    remove: (path) => call('DELETE', path),
    async one(entity, where, fields) {
      const query = new URLSearchParams({
        where: JSON.stringify(where),
        ...(fields ? { fields: fields.join(',') } : {}),
      });
      const { records } = await call<{ records: readonly ApiRecord[] }>('GET', `/api/records/${entity}?${query}`);
      const [record] = records;
      if (!record) throw new Error(`no ${entity} where ${JSON.stringify(where)}`);
      return record;
    },
  };
  return { token, api };

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/json' };
    if (token) headers['Authorization'] = `Bearer ${token}`;
    const response = await fetch(url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}

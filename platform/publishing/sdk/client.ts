/**
 * The client of the HTTP contract: everything below travels as it stands in the file that `karkas types`
 * writes, so it imports nothing. The types of the entities come from the metadata of one revision.
 */

/** What the client must know of an entity. */
export interface EntityTypes {
  readonly record: object;
  readonly create: object;
  readonly update: object;
  /** References by field: the entity they lead to. */
  readonly one: object;
  /** Lines that are read inside the record. */
  readonly lines: object;
  /** Lines and related records, about which conditions may ask. */
  readonly many: object;
}

type Known<E> = { readonly [N in keyof E]: EntityTypes };
type Names<T> = keyof T & string;
type Target<E, To> = To extends keyof E ? To : never;
type Less = { 2: 1; 1: 0; 0: never };

/** Fields of the record itself, and over at most two references: "name", "account.name", "account.owner.name". */
export type FieldPath<E extends Known<E>, N extends keyof E, Hops extends 0 | 1 | 2 = 2> =
  | Exclude<Names<E[N]['record']>, Names<E[N]['lines']>>
  | (Hops extends 0
      ? never
      : {
          [F in Names<E[N]['one']>]: `${F}.${FieldPath<E, Target<E, E[N]['one'][F]>, Less[Hops]>}`;
        }[Names<E[N]['one']>]);

/** What may be asked for: a path, all rows of lines, or one field of them. */
export type Selection<E extends Known<E>, N extends keyof E> =
  | FieldPath<E, N>
  | Names<E[N]['lines']>
  | { [F in Names<E[N]['lines']>]: `${F}.${FieldPath<E, Target<E, E[N]['lines'][F]>, 1>}` }[Names<E[N]['lines']>];

/** The type of the value at a path. */
export type ValueAt<E extends Known<E>, N extends keyof E, P> =
  P extends Names<E[N]['record']>
    ? NonNullable<E[N]['record'][P]>
    : P extends `${infer F}.${infer Rest}`
      ? F extends Names<E[N]['one']>
        ? ValueAt<E, Target<E, E[N]['one'][F]>, Rest>
        : never
      : never;

/** What a value is compared with: a reference by its id, money by its amount, a name by its full text. */
type Compared<T> = T extends readonly (infer Item)[]
  ? Item
  : T extends { id: string }
    ? string
    : T extends object
      ? string | number
      : string extends T
        ? string | number
        : T;

/** An expression the server computes, such as `{ $: 'me.id' }`. */
export interface Computed {
  readonly $: string;
}

type Operand<V> = V | Computed | null;

export interface Operators<V> {
  readonly $eq?: Operand<V>;
  readonly $ne?: Operand<V>;
  readonly $gt?: Operand<V>;
  readonly $gte?: Operand<V>;
  readonly $lt?: Operand<V>;
  readonly $lte?: Operand<V>;
  readonly $in?: readonly V[];
  readonly $nin?: readonly V[];
  readonly $between?: readonly [V, V];
  readonly $contains?: string;
  readonly $startsWith?: string;
  readonly $endsWith?: string;
  readonly $empty?: boolean;
  readonly $under?: string;
  readonly $during?: string;
}

export interface Quantifiers<W> {
  readonly $some?: W;
  readonly $none?: W;
  readonly $every?: W;
}

/** A condition over an entity. */
export type Where<E extends Known<E>, N extends keyof E> = {
  readonly [P in FieldPath<E, N>]?: Operand<Compared<ValueAt<E, N, P>>> | Operators<Compared<ValueAt<E, N, P>>>;
} & {
  readonly [F in Names<E[N]['many']>]?: Quantifiers<Where<E, Target<E, E[N]['many'][F]>>>;
} & {
  readonly $and?: readonly Where<E, N>[];
  readonly $or?: readonly Where<E, N>[];
  readonly $not?: Where<E, N>;
};

type Head<P> = P extends `${infer F}.${string}` ? F : P;
type Tail<P, F extends string> = P extends `${F}.${infer Rest}` ? Rest : never;
type OrNull<T> = null extends T ? null : never;

/** A record with the fields that were asked for. */
export type Selected<E extends Known<E>, N extends keyof E, P extends string> = {
  readonly id: string;
  readonly version: number;
} & { readonly [F in Head<P> & Names<E[N]['record']>]: Part<E, N, F, Tail<P, F>> };

type Part<E extends Known<E>, N extends keyof E, F extends Names<E[N]['record']>, Rest extends string> = [
  Rest,
] extends [never]
  ? Exclude<E[N]['record'][F], undefined>
  : F extends Names<E[N]['one']>
    ? Beyond<E, Target<E, E[N]['one'][F]>, Rest> | OrNull<E[N]['record'][F]>
    : F extends Names<E[N]['lines']>
      ? readonly Selected<E, Target<E, E[N]['lines'][F]>, Rest>[]
      : never;

/** A reference with what was asked for beyond it. */
type Beyond<E extends Known<E>, N extends keyof E, P extends string> = {
  readonly id: string;
  readonly title: string | null;
} & { readonly [F in Head<P> & Names<E[N]['record']>]: Part<E, N, F, Tail<P, F>> };

export interface ListRequest<E extends Known<E>, N extends keyof E, P extends string = never> {
  readonly where?: Where<E, N>;
  /** "-" before a path sorts downwards. */
  readonly sort?: readonly (FieldPath<E, N> | `-${FieldPath<E, N>}`)[];
  /** All stored fields when left out. */
  readonly fields?: readonly P[];
  readonly search?: string;
  /** 1 to 1,000; 50 when left out. */
  readonly limit?: number;
  readonly offset?: number;
  /** `next` of the page before. */
  readonly after?: string;
  readonly count?: 'none' | 'capped' | 'exact';
}

export interface Page<T> {
  readonly records: readonly T[];
  readonly next: string | null;
  readonly count?: number;
}

type Answered<E extends Known<E>, N extends keyof E, P extends string> = [P] extends [never]
  ? E[N]['record']
  : Selected<E, N, P>;

export interface BatchRequest<E extends Known<E>, N extends keyof E> {
  readonly create?: readonly E[N]['create'][];
  readonly update?: readonly ({ readonly id: string; readonly version?: number } & E[N]['update'])[];
  readonly delete?: readonly { readonly id: string; readonly version?: number }[];
  readonly upsert?: { readonly key: Names<E[N]['record']>; readonly records: readonly E[N]['update'][] };
}

export interface BatchAnswer {
  readonly created: readonly { readonly id: string; readonly version: number }[];
  readonly updated: readonly { readonly id: string; readonly version: number }[];
  readonly deleted: readonly string[];
  readonly upserted: readonly { readonly id: string; readonly outcome: 'created' | 'updated' | 'unchanged' }[];
}

export interface Records<E extends Known<E>, N extends keyof E> {
  list<P extends Selection<E, N> = never>(request?: ListRequest<E, N, P>): Promise<Page<Answered<E, N, P>>>;
  /** Every record, page after page. */
  all<P extends Selection<E, N> = never>(request?: ListRequest<E, N, P>): AsyncGenerator<Answered<E, N, P>>;
  get<P extends Selection<E, N> = never>(id: string, fields?: readonly P[]): Promise<Answered<E, N, P>>;
  create(values: E[N]['create']): Promise<E[N]['record']>;
  /** `version` is the one that was seen; a conflict is a KarkasError with both values among its findings. */
  update(id: string, version: number, values: E[N]['update']): Promise<E[N]['record']>;
  remove(id: string, version?: number): Promise<void>;
  restore(id: string): Promise<E[N]['record']>;
  /** One transaction. A repeated `key` answers what the first call did. */
  batch(request: BatchRequest<E, N>, key?: string): Promise<BatchAnswer>;
}

type Measure<P> =
  | { readonly count: '*' }
  | { readonly sum: P }
  | { readonly avg: P }
  | { readonly min: P }
  | { readonly max: P }
  | { readonly countDistinct: P };

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface QueryRequest<E extends Known<E>, N extends keyof E, M extends string> {
  readonly from: N;
  readonly where?: Where<E, N>;
  readonly search?: string;
  readonly group?: readonly (FieldPath<E, N> | { readonly [P in FieldPath<E, N>]?: Period })[];
  readonly measures?: { readonly [K in M]: Measure<FieldPath<E, N>> };
  readonly sort?: readonly string[];
  readonly limit?: number;
}

export type QueryRow<M extends string> = { readonly [K in M]: string | number | null } & {
  readonly [group: string]: unknown;
};

export interface Client<E extends Known<E>> {
  /** The revision of the metadata that the server answered with last; another one than the types’ means they are old. */
  readonly serverRevision: string | null;
  signIn(login: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  me(): Promise<{ readonly user: { readonly id: string; readonly login: string; readonly title: string } }>;
  records<N extends Names<E>>(entity: N): Records<E, N>;
  query<N extends Names<E>, M extends string>(
    request: QueryRequest<E, N, M>,
  ): Promise<{ rows: readonly QueryRow<M>[] }>;
}

export interface ClientOptions {
  /** Where the server is: "https://crm.example.com". */
  readonly url: string;
  /** A token of an earlier sign-in. */
  readonly token?: string;
  /** Another fetch, for proxies and tests. */
  readonly fetch?: typeof fetch;
}

export interface Finding {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What the server refused: its problem document as an error. */
export class KarkasError extends Error {
  readonly code: string;
  readonly status: number;
  readonly findings: readonly Finding[];

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    super(typeof problem['title'] === 'string' ? problem['title'] : `the server answered ${status}`);
    this.name = 'KarkasError';
    this.status = status;
    this.code = typeof problem['code'] === 'string' ? problem['code'] : 'unknown';
    this.findings = Array.isArray(problem['findings']) ? problem['findings'] : [];
  }
}

interface Call {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client of the entities E. */
export function connect<E extends Known<E>>(options: ClientOptions): Client<E> {
  const send = options.fetch ?? fetch;
  let token = options.token;
  let serverRevision: string | null = null;

  async function call<T>(method: string, path: string, { body, query = {}, headers = {} }: Call = {}): Promise<T> {
    const url = new URL(path, options.url);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    const response = await send(url, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    serverRevision = response.headers.get('Karkas-Revision') ?? serverRevision;
    const text = await response.text();
    if (!response.ok) throw new KarkasError(response.status, problemIn(text));
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  function records<N extends Names<E>>(entity: N): Records<E, N> {
    const base = `/api/records/${encodeURIComponent(entity)}`;
    const of = (id: string) => `${base}/${encodeURIComponent(id)}`;
    const list: Records<E, N>['list'] = (request = {}) => call('GET', base, { query: queryOf(request) });
    return {
      list,
      async *all(request = {}) {
        let after = request.after;
        do {
          const page = await list({ ...request, ...(after === undefined ? {} : { after }) });
          yield* page.records;
          after = page.next ?? undefined;
        } while (after !== undefined);
      },
      get: (id, fields) => call('GET', of(id), { query: { fields: fields?.join(',') } }),
      create: (values) => call('POST', base, { body: values }),
      update: (id, version, values) => call('PATCH', of(id), { body: values, headers: ifMatch(version) }),
      remove: (id, version) => call('DELETE', of(id), version === undefined ? {} : { headers: ifMatch(version) }),
      restore: (id) => call('POST', `${of(id)}/restore`),
      batch: (request, key) =>
        call('POST', `${base}/batch`, { body: request, headers: key === undefined ? {} : { 'Idempotency-Key': key } }),
    };
  }

  return {
    get serverRevision() {
      return serverRevision;
    },
    async signIn(login, password) {
      const answer = await call<{ token: string }>('POST', '/api/session', { body: { login, password, bearer: true } });
      token = answer.token;
    },
    async signOut() {
      await call('DELETE', '/api/session');
      token = undefined;
    },
    me: () => call('GET', '/api/me'),
    records,
    query: (request) => call('POST', '/api/query', { body: request }),
  };
}

interface AnyListRequest {
  readonly where?: unknown;
  readonly sort?: readonly string[];
  readonly fields?: readonly string[];
  readonly search?: string;
  readonly limit?: number;
  readonly offset?: number;
  readonly after?: string;
  readonly count?: string;
}

function queryOf(request: AnyListRequest): Readonly<Record<string, string | undefined>> {
  return {
    where: request.where === undefined ? undefined : JSON.stringify(request.where),
    sort: request.sort?.join(','),
    fields: request.fields?.join(','),
    search: request.search,
    limit: request.limit?.toString(),
    offset: request.offset?.toString(),
    after: request.after,
    count: request.count,
  };
}

function ifMatch(version: number): Readonly<Record<string, string>> {
  return { 'If-Match': `"${version}"` };
}

function problemIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

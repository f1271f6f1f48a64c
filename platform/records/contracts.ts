/** The one way to read and write records, for every channel. */
import type { Context } from '../foundation/context';
import type { Value } from '../language/contracts';

/** A record as the API sends it: `{id, version, …fields}`, references as `{id, title}`, only readable fields. */
export type RecordBody = { readonly id: string; readonly version: number; readonly [field: string]: unknown };
export type RecordInput = Readonly<Record<string, unknown>>;

export interface FindRequest {
  readonly where?: unknown;
  /** `-closeDate`, `title`, `account.name`; id is always the last term. */
  readonly sort?: readonly string[];
  /** Dotted paths; all readable stored fields when absent. */
  readonly fields?: readonly string[];
  /** 1–1000, 50 when absent. */
  readonly limit?: number;
  readonly offset?: number;
  /** Opaque cursor from `next`. */
  readonly after?: string;
  readonly count?: 'none' | 'capped' | 'exact';
  readonly search?: string;
  /** Only rows in the bin. */
  readonly deleted?: boolean;
}

export interface FindAnswer {
  readonly records: readonly RecordBody[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
  /** Number of rows; with `capped`, 1001 means "more than 1,000". */
  readonly count?: number;
}

export interface BatchRequest {
  readonly create?: readonly RecordInput[];
  readonly update?: readonly RecordInput[];
  readonly delete?: readonly { readonly id: string; readonly version?: number }[];
  readonly upsert?: { readonly key: string; readonly records: readonly RecordInput[] };
}

export interface BatchAnswer {
  readonly created: readonly { readonly id: string; readonly version: number }[];
  readonly updated: readonly { readonly id: string; readonly version: number }[];
  readonly deleted: readonly string[];
  /** For upsert: one entry per input record, in order. */
  readonly upserted: readonly { readonly id: string; readonly outcome: 'created' | 'updated' | 'unchanged' }[];
}

export interface QueryRequest {
  readonly from: string;
  readonly where?: unknown;
  /** Text that the searchable fields must contain, as in find. */
  readonly search?: string;
  /** "stage", "product.category", {"closeDate": "month"}, or {"key": …} aliases are not needed: the path is the key of the answer. */
  readonly group?: readonly (string | Readonly<Record<string, string>>)[];
  /** {"total": {"sum": "amount"}, "n": {"count": "*"}} */
  readonly measures?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Names of measures or groups, "-" for descending. */
  readonly sort?: readonly string[];
  /** 1–10,000, 1,000 when absent. */
  readonly limit?: number;
}

export interface HistoryEntry {
  readonly at: string;
  readonly by: { readonly id: string | null; readonly title: string };
  readonly action: 'create' | 'update' | 'delete' | 'restore';
  readonly channel: string;
  /** The version the record had after this. */
  readonly version?: number;
  /** The row it happened to, when that is a part of the record asked for. */
  readonly of?: { readonly entity: string; readonly id: string };
  /** Readable fields only. */
  readonly changes: readonly { readonly field: string; readonly from: Value; readonly to: Value }[];
}

export interface Records {
  find(context: Context, entity: string, request: FindRequest): Promise<FindAnswer>;
  read(context: Context, entity: string, id: string, fields?: readonly string[]): Promise<RecordBody>;
  create(context: Context, entity: string, input: RecordInput): Promise<RecordBody>;
  /** `version` is the version the caller saw; a stale one merges by field and throws `conflict` only for fields both sides changed. */
  update(context: Context, entity: string, id: string, input: RecordInput, version: number | null): Promise<RecordBody>;
  remove(context: Context, entity: string, id: string, version: number | null): Promise<void>;
  restore(context: Context, entity: string, id: string): Promise<RecordBody>;
  batch(context: Context, entity: string, request: BatchRequest, idempotencyKey?: string): Promise<BatchAnswer>;
  /** What `batch` would do: the same steps and findings, and nothing is kept. */
  rehearse(context: Context, entity: string, request: BatchRequest): Promise<BatchAnswer>;
  query(
    context: Context,
    request: QueryRequest,
  ): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
  history(
    context: Context,
    entity: string,
    id: string,
    page: { limit: number; offset: number },
  ): Promise<readonly HistoryEntry[]>;
}

/** What the floors above know of a database. */
import type { Condition, Entity, Environment, Path, Snapshot, SqlDialect, Value, Values } from '../language/contracts';

/** SQL with placeholders `?` and the values already encoded for the engine. Identifiers come from the catalogue only. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** A row in the order of the select list. */
export type Row = readonly unknown[];

/** Hears a statement and its values, encoded for the engine, before it runs. */
export type StatementListener = (sql: string, values: readonly unknown[]) => void;

export interface Transaction {
  read(statement: Statement): Promise<readonly Row[]>;
  /** Returns the number of rows changed. */
  run(statement: Statement): Promise<number>;
  /**
   * A part of the unit of work that is taken back by itself when it fails. Violations arrive as StorageError; where the
   * database ended the whole transaction, its own error arrives, so that the unit is repeated.
   */
  part<T>(work: () => Promise<T>): Promise<T>;
}

export interface Database {
  readonly dialect: SqlDialect;
  /** A read outside a transaction. */
  read(statement: Statement): Promise<readonly Row[]>;
  /**
   * One unit of work in one transaction. A deadlock, a busy database or a lock time-out repeats the
   * whole unit (at most 5 times, with back-off), so `work` must not keep state of an earlier try.
   * Unique and foreign-key violations arrive as StorageError.
   */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Called for every statement, for tests and metrics. Returns the unsubscriber. */
  onStatement(listener: StatementListener): () => void;
  close(): Promise<void>;
}

/** What `openDatabase` gives: only the storage floor itself defines tables. */
export interface StorageDatabase extends Database {
  /** Runs DDL in order; one transaction where the engine has that for DDL. */
  define(statements: readonly string[]): Promise<void>;
}

/** A violation the database reported, translated; `constraint` is our own name of the index or key where the engine tells it. */
export class StorageError extends Error {
  constructor(
    readonly reason: 'unique' | 'foreignKey' | 'notNull' | 'full' | 'gone',
    readonly constraint: string | null,
    override readonly cause: unknown,
  ) {
    super(`storage: ${reason}${constraint ? ` (${constraint})` : ''}`);
    this.name = 'StorageError';
  }
}

/** Which rows of an entity the caller may see, for the entity itself and for every hop and collection: null is all, a constant false none. */
export type Visibility = (entity: Entity) => Condition | null;

export interface SortTerm {
  readonly path: Path;
  readonly descending: boolean;
}

/** A list or a read, compiled to one statement; to-one hops are LEFT JOINs by primary key, restricted by visibility. */
export interface Selection {
  /** Where hops find the entities they lead to. */
  readonly snapshot: Snapshot;
  readonly entity: Entity;
  readonly fields: readonly Path[];
  readonly where: Condition | null;
  readonly visible: Visibility;
  readonly environment: Environment;
  readonly sort: readonly SortTerm[];
  readonly limit: number;
  readonly offset?: number;
  /** Sort values and id of the last row seen (keyset). */
  readonly after?: readonly Value[];
  /** Folded search text over the searchable fields given. */
  readonly search?: { readonly text: string; readonly fields: readonly Path[] };
  /** Include rows in the bin. */
  readonly withDeleted?: boolean;
}

export interface CompiledSelection {
  readonly statement: Statement;
  /** A row as Values by dotted path (`id` and `version` always included), with decoded values. */
  decode(row: Row): Values;
  /** The keyset of a row for `after`. */
  keyset(row: Row): readonly Value[];
}

export interface Measure {
  readonly function: 'sum' | 'count' | 'countDistinct' | 'min' | 'max' | 'avg';
  /** Absent for count(*). */
  readonly path?: Path;
  /** Only rows that fulfil this are measured. */
  readonly where?: Condition | null;
  /** Decimals of an average, rounded once, half away from zero; two more than its field has when absent. */
  readonly places?: number;
}

export interface GroupTerm {
  readonly path: Path;
  readonly bucket?: 'year' | 'quarter' | 'month' | 'week' | 'day';
  /** Sort by the stored value itself; a reference then needs no look at its title. */
  readonly plain?: true;
  /** What names a grouped reference: joined to the finished groups, which then sort by it. Answers under `titleKey`. */
  readonly title?: Path;
}

export interface Aggregation {
  readonly snapshot: Snapshot;
  readonly entity: Entity;
  readonly where: Condition | null;
  readonly visible: Visibility;
  readonly environment: Environment;
  readonly search?: { readonly text: string; readonly fields: readonly Path[] };
  readonly group: Readonly<Record<string, GroupTerm>>;
  readonly measures: Readonly<Record<string, Measure>>;
  readonly sort: readonly { readonly key: string; readonly descending: boolean }[];
  readonly limit: number;
}

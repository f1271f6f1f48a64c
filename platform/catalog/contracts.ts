/** What the catalogue asks of the floor that keeps its revisions. */
import type { Snapshot } from '../language/contracts';
import type { Evolved, KnownPlace } from '../language/evolution';
import type { Operation } from '../language/operations';
import type { Transaction } from '../storage/contracts';

/** One version of one artefact of one package; `id` is the sha256 of everything else, so equal versions are stored once. */
export interface ArtefactVersion {
  readonly id: string;
  readonly package: string;
  readonly kind: string;
  readonly name: string;
  /** Path of the file below the metadata folder, for findings and provenance. */
  readonly file: string;
  /** JSON text with the order of keys kept. */
  readonly body: string;
}

export interface RevisionHead {
  /** Six digits or more, ascending: "000013". The primary key, so two publications can never both be the next one. */
  readonly id: string;
  readonly parent: string | null;
  /** sha256 of the packages and of all versions in order. */
  readonly content: string;
  /** ISO, UTC. */
  readonly at: string;
  /** Record id of the user; null for the system. */
  readonly author: string | null;
  readonly comment: string;
  /** JSON text: the manifests of the packages in order. */
  readonly packages: string;
  /** Where the database keeps what is not kept under its own name, as JSON text (Places). */
  readonly places: string;
  /** What came of it, as JSON text. */
  readonly outcome: string;
}

export interface RevisionTables {
  /** The head with the greatest id; null when nothing was ever published. */
  latest(): Promise<RevisionHead | null>;
  /** Newest first, at most `limit`, older than `before` where that is given. */
  list(limit: number, before?: string): Promise<readonly RevisionHead[]>;
  /** One head by its id; null when there is none. */
  head(id: string): Promise<RevisionHead | null>;
  /** The versions of a revision in their order. */
  artefacts(revision: string): Promise<readonly ArtefactVersion[]>;
  /** Every place there is or was, those left behind last first. */
  places(): Promise<readonly KnownPlace[]>;
  /**
   * Stores the head, the bodies that are not stored yet, the list and the changed places, and does `also`, in one
   * transaction. Rejects with StorageError "unique" when the id is taken.
   */
  save(revision: SavedRevision, also: (transaction: Transaction) => Promise<void>): Promise<void>;
}

export interface SavedRevision {
  readonly head: RevisionHead;
  readonly artefacts: readonly ArtefactVersion[];
  /** Places whose row is new or changed. */
  readonly places: readonly KnownPlace[];
}

/** What one publication changes, as far as the database is concerned. */
export interface Change {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly evolved: Evolved;
  readonly operations: readonly Operation[];
}

/** Brings the database from one revision to the next, so that either is whole at any moment. */
export interface Migrator {
  /**
   * Adds whatever `after` needs and fills new places; the revision before does not notice. May be repeated after any
   * interruption. Throws invalidMetadata when `after` cannot be stored.
   */
  expand(change: Change): Promise<void>;
  /** Changes stored values that both revisions read, in the transaction that stores the new revision. */
  alter(transaction: Transaction, change: Change): Promise<void>;
  /** Removes what only the revision before needed: constraints, never values. May be repeated. */
  contract(after: Snapshot): Promise<void>;
}

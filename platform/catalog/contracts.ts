/** What the catalogue asks of the floor that keeps its revisions. */

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
  /** What came of it, as JSON text. */
  readonly outcome: string;
}

export interface RevisionTables {
  /** The head with the greatest id; null when nothing was ever published. */
  latest(): Promise<RevisionHead | null>;
  /** Newest first, at most `limit`. */
  list(limit: number): Promise<readonly RevisionHead[]>;
  /** The versions of a revision in their order. */
  artefacts(revision: string): Promise<readonly ArtefactVersion[]>;
  /** Stores the head, the bodies that are not stored yet and the list, in one transaction. Rejects with StorageError "unique" when the id is taken. */
  save(head: RevisionHead, artefacts: readonly ArtefactVersion[]): Promise<void>;
}

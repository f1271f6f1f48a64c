import { createHash } from 'node:crypto';
import type { Evolved, KnownPlace, Return } from '../language/evolution';
import type { Layer, PackageManifest } from '../language/layers';
import type { Operation } from '../language/operations';
import type { Places } from '../language/places';
import type { Transaction } from '../storage/contracts';
import type { ArtefactVersion, RevisionHead, RevisionTables } from './contracts';

export interface RevisionMeta {
  /** Record id of the user; null for the system. */
  readonly author: string | null;
  readonly comment: string;
  /** What the change means for the records there are. */
  readonly operations?: readonly Operation[];
  /** Where a revision is brought back. */
  readonly back?: Return;
}

export interface StoredRevision {
  readonly head: RevisionHead;
  readonly layers: readonly Layer[];
}

/** The next revision, named but not stored yet. */
export interface NextRevision {
  readonly head: Omit<RevisionHead, 'at' | 'places' | 'outcome'>;
  readonly versions: readonly ArtefactVersion[];
}

/** Revisions for ever: each publication as the full list of artefact versions, every body stored once. */
export interface Store {
  latest(): Promise<StoredRevision | null>;
  /** Newest first, older than the revision `before` where that is given. */
  list(limit?: number, before?: string): Promise<readonly RevisionHead[]>;
  /** One head by its id; null when there is none. */
  head(id: string): Promise<RevisionHead | null>;
  layersOf(head: RevisionHead): Promise<readonly Layer[]>;
  /** Every place there is or was, those left behind last first. */
  places(): Promise<readonly KnownPlace[]>;
  /** The revision these layers would become after `parent`; null when they are just what the parent holds. */
  next(layers: readonly Layer[], parent: RevisionHead | null, meta: RevisionMeta): NextRevision | null;
  /** Stores it with the places it uses, and does `also` in the same transaction. Rejects with StorageError "unique" when another publication was faster. */
  save(
    next: NextRevision,
    evolved: Evolved,
    outcome: Readonly<Record<string, unknown>>,
    also: (transaction: Transaction) => Promise<void>,
  ): Promise<RevisionHead>;
}

export function createStore(tables: RevisionTables): Store {
  const layersOf = async (head: RevisionHead) => assemble(head, await tables.artefacts(head.id));
  return {
    layersOf,
    async latest() {
      const head = await tables.latest();
      return head && { head, layers: await layersOf(head) };
    },
    list: (limit = 100, before) => tables.list(limit, before),
    head: tables.head,
    places: tables.places,
    next(layers, parent, { author, comment }) {
      const versions = layers.flatMap(versionsOf);
      const packages = JSON.stringify(layers.map((layer) => layer.package));
      const content = sha256(packages, ...versions.map((version) => version.id));
      if (content === parent?.content) return null;
      const id = String(Number(parent?.id ?? 0) + 1).padStart(6, '0');
      return { head: { id, parent: parent?.id ?? null, content, author, comment, packages }, versions };
    },
    async save({ head, versions }, evolved, outcome, also) {
      const stored: RevisionHead = {
        ...head,
        at: new Date().toISOString(),
        places: JSON.stringify(evolved.places),
        outcome: JSON.stringify(outcome),
      };
      const left = evolved.left.map((place) => ({ ...place, gone: head.id }));
      await tables.save({ head: stored, artefacts: versions, places: [...evolved.fresh, ...left] }, also);
      return stored;
    },
  };
}

/** Where the database keeps what a revision names. */
export function placesOf({ places }: RevisionHead): Places {
  return places ? (JSON.parse(places) as Places) : {};
}

/** How a revision is called outside: its number for people, a piece of its content so that two databases never share a name. */
export function revisionName({ id, content }: Pick<RevisionHead, 'id' | 'content'>): string {
  return `${Number(id)}-${content.slice(0, 8)}`;
}

function versionsOf(layer: Layer): readonly ArtefactVersion[] {
  return layer.artefacts.map(({ kind, name, file, body }) => {
    const text = JSON.stringify(body);
    const owner = layer.package.name;
    return { id: sha256(owner, kind, name, file, text), package: owner, kind, name, file, body: text };
  });
}

function assemble(head: RevisionHead, versions: readonly ArtefactVersion[]): readonly Layer[] {
  const manifests = JSON.parse(head.packages) as readonly PackageManifest[];
  return manifests.map((manifest) => ({
    package: manifest,
    artefacts: versions
      .filter((version) => version.package === manifest.name)
      .map(({ kind, name, file, body }) => ({ kind, name, file, body: JSON.parse(body) as Record<string, unknown> })),
  }));
}

function sha256(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

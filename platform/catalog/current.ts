import type { Log } from '../foundation/context';
import { type Finding, PlatformError, sayFinding } from '../foundation/errors';
import type { Events } from '../foundation/events';
import { examineLayers } from '../language/check-layers';
import type { Compiled, Snapshot } from '../language/contracts';
import { type Evolved, evolve } from '../language/evolution';
import type { Layer } from '../language/layers';
import { placeRenames } from '../language/operations';
import { OWN_NAMES, placedAt } from '../language/places';
import { compileSnapshot } from '../language/snapshot';
import type { Words } from '../vocabulary/contracts';
import type { Migrator, RevisionHead } from './contracts';
import { placesOf, type RevisionMeta, revisionName, type Store } from './store';

export interface Publication {
  /** Whether the layers given are what runs now. */
  readonly published: boolean;
  /** Whether that is a new revision. */
  readonly changed: boolean;
  readonly findings: readonly Finding[];
}

/** Has its say about a revision for which the database is ready, before it is stored. */
export type Prove = (snapshot: Snapshot) => Promise<void>;

/** The metadata that this process serves. */
export interface Current {
  current(): Snapshot;
  /** What the current revision was made of, lowest layer first. */
  layersOf(): readonly Layer[];
  /**
   * check → compile → expand → prove → store → fill → swap → announce → contract. Publications run one after another.
   * Mistakes keep the old revision running, are announced and returned; the same content again changes nothing. What
   * `prove` throws keeps the old revision running, too.
   */
  publish(layers: readonly Layer[], meta: RevisionMeta, prove?: Prove): Promise<Publication>;
  /** Takes over a newer revision that another node stored; resolves to whether there was one. */
  refresh(): Promise<boolean>;
}

export interface CurrentParts {
  readonly words: Words;
  readonly store: Store;
  readonly migrator: Migrator;
  /** What refuses metadata although it compiles. */
  readonly errors?: (layers: readonly Layer[], snapshot: Snapshot) => readonly Finding[];
  /** Computes what records lack for a snapshot, for a moment at most; the rest is filled while it runs. */
  readonly fill?: (snapshot: Snapshot) => Promise<unknown>;
  readonly events: Events;
  readonly log: Log;
}

const NO_REVISION = { id: '0', content: '' };
const NOTHING_EVOLVED: Evolved = { places: {}, fresh: [], moves: [], left: [], restored: [] };

interface Running {
  /** False when the stored revision does not compile: nothing of it runs. */
  readonly whole: boolean;
  readonly head: RevisionHead | null;
  readonly layers: readonly Layer[];
  readonly snapshot: Snapshot;
}

/** Begins with the newest stored revision, or with no metadata at all. */
export async function createCurrent(parts: CurrentParts): Promise<Current> {
  const { store, events, migrator } = parts;
  let running = await begin(parts);
  let migrated = false;
  let last: Promise<unknown> = Promise.resolve();

  async function publish(layers: readonly Layer[], meta: RevisionMeta, prove?: Prove): Promise<Publication> {
    const next = store.next(layers, running.head, meta);
    if (next === null && running.whole) return migrated ? unchanged() : settle(running);
    const operations = meta.operations ?? [];
    const evolution = evolve(await store.places(), placeRenames(operations), meta.back);
    const revision = revisionName(next?.head ?? running.head ?? NO_REVISION);
    const placement = next || !running.head ? evolution.placement : placedAt(placesOf(running.head));
    const examined = examineLayers(layers, parts.words, revision, placement);
    const { snapshot, findings } = next ? withErrors(examined, layers) : examined;
    if (!snapshot) return refused(findings);
    const change = { before: running.snapshot, after: snapshot, evolved: evolution.outcome(), operations };
    const unfit = await findingsOf(migrator.expand(change));
    if (unfit.length > 0) return refused(unfit);
    await prove?.(snapshot);
    const head = next
      ? await store.save(next, change.evolved, { operations }, (transaction) => migrator.alter(transaction, change))
      : running.head;
    await fill(snapshot);
    swap({ whole: true, head, layers, snapshot });
    await migrator.contract(snapshot);
    return { published: true, changed: next !== null, findings: [] };
  }

  /** Whatever ran once may run again; what is new is refused for what could never work. */
  function withErrors(examined: Compiled, layers: readonly Layer[]): Compiled {
    const errors = (examined.snapshot && parts.errors?.(layers, examined.snapshot)) ?? [];
    return errors.length > 0 ? { snapshot: null, findings: errors } : examined;
  }

  /** What is published already, on a database that may lack some of it. */
  async function settle({ snapshot }: Running): Promise<Publication> {
    const change = { before: snapshot, after: snapshot, evolved: NOTHING_EVOLVED, operations: [] };
    const unfit = await findingsOf(migrator.expand(change));
    if (unfit.length > 0) return refused(unfit);
    await migrator.contract(snapshot);
    migrated = true;
    return unchanged();
  }

  function swap(next: Running): void {
    running = next;
    migrated = true;
    events.announce('metadata.published', { revision: next.snapshot.revision });
  }

  /** The revision is stored, so nothing here may stop it. */
  async function fill(snapshot: Snapshot): Promise<void> {
    await parts.fill?.(snapshot).catch((error: unknown) => {
      parts.log.error({ error }, 'computed fields were not filled before the revision was announced');
    });
  }

  function refused(findings: readonly Finding[]): Publication {
    events.announce('metadata.refused', { findings: findings.map((finding) => sayFinding(finding, 'en')) });
    return { published: false, changed: false, findings };
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    current: () => running.snapshot,
    layersOf: () => running.layers,
    publish: (layers, meta, prove) => inTurn(() => publish(layers, meta, prove)),
    refresh: () =>
      inTurn(async () => {
        const [newest] = await store.list(1);
        if (!newest || newest.id === running.head?.id) return false;
        running = compiledFrom(newest, await store.layersOf(newest), parts);
        events.announce('metadata.published', { revision: running.snapshot.revision });
        return true;
      }),
  };
}

function unchanged(): Publication {
  return { published: true, changed: false, findings: [] };
}

/** What a step has against the metadata. */
async function findingsOf(step: Promise<void>): Promise<readonly Finding[]> {
  try {
    await step;
    return [];
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'invalidMetadata') return error.findings;
    throw error;
  }
}

async function begin(parts: CurrentParts): Promise<Running> {
  const stored = await parts.store.latest();
  if (!stored) return nothing(parts.words, null);
  try {
    return compiledFrom(stored.head, stored.layers, parts);
  } catch (error) {
    parts.log.error(
      { error, revision: stored.head.id },
      'the stored metadata does not compile any more; starting without it',
    );
    return nothing(parts.words, stored.head);
  }
}

function compiledFrom(head: RevisionHead, layers: readonly Layer[], { words }: CurrentParts): Running {
  const { snapshot, findings } = compileSnapshot(layers, words, revisionName(head), placedAt(placesOf(head)));
  if (!snapshot) throw new PlatformError('invalidMetadata', {}, findings);
  return { whole: true, head, layers, snapshot };
}

function nothing(words: Words, head: RevisionHead | null): Running {
  const { snapshot } = compileSnapshot([], words, '0', OWN_NAMES);
  if (!snapshot) throw new Error('no metadata at all always compiles');
  return { whole: head === null, head, layers: [], snapshot };
}

/** Change sets from their first line to their publication. Only administrators come here; records keep who did what. */
import { policyOf } from '../../access/policy';
import type { Context } from '../../foundation/context';
import { PlatformError } from '../../foundation/errors';
import type { Artefact, Snapshot } from '../../language/contracts';
import type { Layer } from '../../language/layers';
import type { Operation } from '../../language/operations';
import type { Records } from '../../records/contracts';
import { type Candidate, compileCandidate } from '../candidate';
import type { Plan } from '../contracts';
import { planLayers } from '../plan/plan';
import { type PublishParts, publishProposal } from '../publish';
import type { Rehearsal } from '../rehearsal/contracts';
import { type RehearsalParts, rehearse } from '../rehearsal/rehearse';
import { type Address, effectiveOf } from './documents';
import { changeFor, layersWith, type Wish } from './edit';
import { type RebaseClash, rebaseChanges } from './rebase';
import { type Renaming, renameIn } from './rename';
import { type ChangeSet, changeSetStore, refuseUnlessAdministrator, type State } from './store';

export interface ChangeSetParts extends PublishParts, Pick<RehearsalParts, 'baseCurrency' | 'language'> {
  readonly records: Records;
  /** Kinds of which changes need a second person's approval. */
  readonly reviewedKinds: readonly string[];
}

export interface ChangeSets {
  open(context: Context, input: { readonly name: string; readonly description?: string }): Promise<ChangeSet>;
  read(context: Context, id: string): Promise<ChangeSet>;
  /** Makes a wish about one artefact part of the set; customer's layer when the address names no package. */
  change(context: Context, id: string, address: Address, wish: Wish): Promise<ChangeSet>;
  /** Takes a change out of the set again: the artefact stays as it is published. */
  withdraw(context: Context, id: string, address: Address): Promise<ChangeSet>;
  /**
   * Another name for something of the customer's own: every mention in the set's documents is rewritten, the values stay, and
   * the API goes on answering to the old name. Throws ownedByPackage, invalidMetadata (what stands against the name).
   */
  rename(context: Context, id: string, rename: Renaming): Promise<ChangeSet>;
  /** Effective artefact as the set makes it; null when there is none. */
  artefact(context: Context, id: string, kind: string, name: string): Promise<Artefact | null>;
  /** Carries the set over to what runs now; with clashes nothing is kept unless `keepMine`. */
  rebase(
    context: Context,
    id: string,
    keepMine: boolean,
  ): Promise<{ readonly changeSet: ChangeSet; readonly clashes: readonly RebaseClash[] }>;
  plan(context: Context, id: string): Promise<Plan>;
  /** Tries the set on a copy of the live system and says what comes of it. */
  rehearse(context: Context, id: string): Promise<Rehearsal>;
  publish(context: Context, id: string, confirmed: readonly string[]): Promise<ChangeSet>;
  /** draft → review, review → approved or draft, draft or approved → scheduled, anything open → discarded. */
  move(context: Context, id: string, to: State, at?: string): Promise<ChangeSet>;
  /** What its author and testers see, by a name that changes with it; throws forbidden for others. */
  preview(context: Context, id: string): Promise<Preview>;
  /** Publishes what is due; what cannot be published goes back to draft with the reason. */
  publishDue(context: Context): Promise<void>;
}

export interface Preview {
  readonly name: string;
  /** Compiles it; throws invalidMetadata, rebaseNeeded. */
  candidate(): Promise<Candidate & { readonly snapshot: Snapshot }>;
}

export function createChangeSets(parts: ChangeSetParts): ChangeSets {
  const { current, records } = parts;
  const store = changeSetStore(records);

  async function own(context: Context, id: string): Promise<ChangeSet> {
    refuseUnlessAdministrator(policyOf(context.snapshot, context.actor).administrator);
    return store.read(context, id);
  }

  async function open(context: Context, id: string, ...states: State[]): Promise<ChangeSet> {
    const changeSet = await own(context, id);
    if (!states.includes(changeSet.state)) throw new PlatformError('wrongState', { state: changeSet.state });
    return changeSet;
  }

  function proposalOf(changeSet: ChangeSet): (running: readonly Layer[]) => {
    readonly layers: readonly Layer[];
    readonly operations: readonly Operation[];
  } {
    return (running) => {
      const { changes, clashes } = rebaseChanges(running, changeSet.changes);
      if (clashes.length > 0) throw new PlatformError('rebaseNeeded', {}, [], { clashes });
      return { layers: layersWith(running, { changes }), operations: changeSet.operations };
    };
  }

  function refuseUnreviewed({ state, changes }: ChangeSet): void {
    const kinds = [...new Set(changes.map(({ kind }) => kind))].filter((kind) => parts.reviewedKinds.includes(kind));
    if (kinds.length > 0 && state !== 'approved') throw new PlatformError('reviewNeeded', { kinds: kinds.join(', ') });
  }

  async function publish(context: Context, changeSet: ChangeSet, confirmed: readonly string[]): Promise<ChangeSet> {
    const meta = { author: context.actor.id, comment: changeSet.name };
    const { revision } = await publishProposal(parts, proposalOf(changeSet), meta, confirmed);
    const published = { ...context, snapshot: current.current() };
    return store.set(published, changeSet, { state: 'published', revision, publishAt: null, outcome: null });
  }

  async function previewed(changeSet: ChangeSet, name: string): Promise<Candidate & { readonly snapshot: Snapshot }> {
    const { layers, operations } = proposalOf(changeSet)(current.layersOf());
    const { snapshot, ...candidate } = await compileCandidate(parts, layers, operations, name);
    if (!snapshot) throw new PlatformError('invalidMetadata', {}, candidate.findings);
    return { ...candidate, snapshot };
  }

  const changeSets: ChangeSets = {
    async open(context, input) {
      refuseUnlessAdministrator(policyOf(context.snapshot, context.actor).administrator);
      return store.create(context, { ...input, base: current.current().revision });
    },
    read: own,
    async change(context, id, address, wish) {
      const changeSet = await open(context, id, 'draft');
      return store.write(context, changeSet, [changeFor(current.layersOf(), changeSet, address, wish)]);
    },
    async withdraw(context, id, { kind, name, package: owner }) {
      const changeSet = await open(context, id, 'draft');
      const mine = changeSet.changes.filter(
        (each) => each.kind === kind && each.name === name && each.package === owner,
      );
      return store.write(
        context,
        changeSet,
        mine.map((change) => ({ ...change, becomes: change.was })),
      );
    },
    async rename(context, id, rename) {
      const changeSet = await open(context, id, 'draft');
      const { changes, operations } = renameIn(current.layersOf(), changeSet, rename);
      return store.write(context, changeSet, changes, { operations });
    },
    async artefact(context, id, kind, name) {
      const layers = layersWith(current.layersOf(), await own(context, id));
      return effectiveOf(layers, kind, name);
    },
    async rebase(context, id, keepMine) {
      const changeSet = await open(context, id, 'draft');
      const { changes, clashes, moved } = rebaseChanges(current.layersOf(), changeSet.changes);
      if (clashes.length > 0 && !keepMine) return { changeSet, clashes };
      const heading = { base: current.current().revision };
      if (!moved) return { changeSet: await store.set(context, changeSet, heading), clashes };
      return { changeSet: await store.replace(context, changeSet, changes, heading), clashes };
    },
    async plan(context, id) {
      const { layers, operations } = proposalOf(await own(context, id))(current.layersOf());
      return (await planLayers(parts, layers, operations)).plan;
    },
    async rehearse(context, id) {
      return rehearse(parts, proposalOf(await own(context, id)));
    },
    async publish(context, id, confirmed) {
      const changeSet = await open(context, id, 'draft', 'approved', 'scheduled');
      refuseUnreviewed(changeSet);
      return publish(context, changeSet, confirmed);
    },
    async move(context, id, to, at) {
      const changeSet = await open(context, id, ...FROM[to]);
      if (to === 'approved' && changeSet.author === context.actor.id)
        throw new PlatformError('reviewNeeded', { kinds: parts.reviewedKinds.join(', ') });
      if (to === 'scheduled') refuseUnreviewed(changeSet);
      if (to === 'scheduled' && !(at && Date.parse(at) > context.now.getTime()))
        throw new PlatformError('badRequest', { reason: 'say a moment to come ("at": ISO, UTC)' });
      const reviewer = to === 'approved' ? { reviewer: context.actor.id } : {};
      return store.set(context, changeSet, {
        state: to,
        publishAt: to === 'scheduled' ? (at ?? null) : null,
        ...reviewer,
      });
    },
    async preview(context, id) {
      const changeSet = await store.read({ ...context, actor: { ...context.actor, kind: 'system' } }, id);
      const mine = [changeSet.author, ...changeSet.testers].includes(context.actor.id);
      if (!mine) throw new PlatformError('forbidden');
      const name = `${current.current().revision}+${changeSet.id.slice(-6)}.${changeSet.version}`;
      return { name, candidate: () => previewed(changeSet, name) };
    },
    async publishDue(context) {
      for (const id of await store.scheduled(context)) {
        const changeSet = await store.read(context, id);
        await publish(context, changeSet, []).catch(async (error: unknown) => {
          const outcome = error instanceof Error ? error.message : String(error);
          await store.set(context, changeSet, { state: 'draft', publishAt: null, outcome });
        });
      }
    },
  };
  return changeSets;
}

const FROM: Readonly<Record<State, readonly State[]>> = {
  draft: ['review', 'approved', 'scheduled'],
  review: ['draft'],
  approved: ['review'],
  scheduled: ['draft', 'approved'],
  published: [],
  discarded: ['draft', 'review', 'approved', 'scheduled'],
};

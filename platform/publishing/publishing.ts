/** Everything that changes metadata: change sets, revisions, and who may do it. */
import { policyOf } from '../access/policy';
import { CUSTOMER } from '../catalog/compose';
import type { Migrator } from '../catalog/contracts';
import type { Context } from '../foundation/context';
import { PlatformError } from '../foundation/errors';
import type { Layer } from '../language/layers';
import { type ChangeSetParts, type ChangeSets, createChangeSets } from './change-sets/change-sets';
import type { Plan, PlanStep } from './contracts';
import { differenceOfLayers, type LayerDifference } from './difference';
import type { PackageParts } from './installed/contracts';
import { createPackages, type Packages } from './installed/packages';
import type { Package } from './packages/contracts';
import { planLayers } from './plan/plan';
import { createPreviews, type Previews } from './preview';
import { type Proposal, publishProposal } from './publish';
import type { Rehearsal } from './rehearsal/contracts';
import { packageProposal } from './rehearsal/package-proposal';
import { rehearse } from './rehearsal/rehearse';
import { findRevision, type Revision, restoreArtefact, revertTo, revisionOf } from './revisions';

export interface PublishingParts extends ChangeSetParts, PackageParts {
  readonly migrator: Migrator;
}

export interface Published {
  readonly revision: string;
  /** What was done to tables and values. */
  readonly steps: readonly PlanStep[];
}

export interface Publishing {
  readonly changeSets: ChangeSets;
  readonly previews: Previews;
  readonly packages: Packages;
  /** What these layers would do in place of those that run now; for the command line, which asks nobody's rights. */
  planLayers(layers: readonly Layer[]): Promise<Plan>;
  /** Newest first, older than the revision `before` where that is given. */
  revisions(context: Context, limit: number, before?: string): Promise<readonly Revision[]>;
  /** What became different in the documents of all packages from one revision to another. */
  difference(context: Context, from: string, to: string): Promise<readonly LayerDifference[]>;
  planRevert(context: Context, revision: string): Promise<Plan>;
  /** Tries a package on a copy of the live system: installed, or in place of its older version. */
  rehearsePackage(context: Context, found: Package): Promise<Rehearsal>;
  /** Publishes the way back to a revision, with the records' values. */
  revert(context: Context, revision: string, confirmed: readonly string[]): Promise<Published>;
  /** Gives one artefact back what a package said of it in a revision. */
  restore(
    context: Context,
    revision: string,
    artefact: { readonly kind: string; readonly name: string; readonly package?: string },
    confirmed: readonly string[],
  ): Promise<Published>;
}

export function createPublishing(parts: PublishingParts): Publishing {
  const { current, store } = parts;
  const changeSets = createChangeSets(parts);

  const publish = (context: Context, propose: () => Promise<Proposal>, comment: string, confirmed: readonly string[]) =>
    publishProposal(parts, propose, { author: context.actor.id, comment }, confirmed);

  return {
    changeSets,
    packages: createPackages(parts),
    previews: createPreviews(parts, changeSets),
    planLayers: async (layers) => (await planLayers(parts, layers, [])).plan,
    async revisions(context, limit, before) {
      refuseOthers(context);
      return (await store.list(limit, before)).map(revisionOf);
    },
    async difference(context, from, to) {
      refuseOthers(context);
      const [one, other] = await Promise.all([findRevision(store, from), findRevision(store, to)]);
      return differenceOfLayers(await store.layersOf(one), await store.layersOf(other));
    },
    async planRevert(context, revision) {
      refuseOthers(context);
      const { layers, operations, back } = await revertTo(
        store,
        await findRevision(store, revision),
        current.layersOf(),
      );
      return (await planLayers(parts, layers, operations, back)).plan;
    },
    async rehearsePackage(context, found) {
      refuseOthers(context);
      return rehearse(parts, (running) => packageProposal(found, running));
    },
    async revert(context, revision, confirmed) {
      refuseOthers(context);
      const head = await findRevision(store, revision);
      const propose = () => revertTo(store, head, current.layersOf());
      return publish(context, propose, `back to revision ${Number(head.id)}`, confirmed);
    },
    async restore(context, revision, artefact, confirmed) {
      refuseOthers(context);
      const head = await findRevision(store, revision);
      const address = { ...artefact, package: artefact.package ?? CUSTOMER };
      const propose = () => restoreArtefact(store, head, address, current.layersOf());
      const comment = `${artefact.kind} ${artefact.name} as in revision ${Number(head.id)}`;
      return publish(context, propose, comment, confirmed);
    },
  };
}

function refuseOthers(context: Context): void {
  if (!policyOf(context.snapshot, context.actor).administrator) throw new PlatformError('forbidden');
}

/** The life of a change: candidate → check → plan → confirm → migrate → prove → store → swap → announce. */
import type { Prove } from '../catalog/current';
import type { RevisionMeta } from '../catalog/store';
import { PlatformError } from '../foundation/errors';
import type { Return } from '../language/evolution';
import type { Layer } from '../language/layers';
import type { Operation } from '../language/operations';
import { StorageError } from '../storage/contracts';
import type { PlanStep } from './contracts';
import { describe, type PlanParts, weigh } from './plan/plan';
import { renameInSavedFilters } from './saved-filters';

export interface Proposal {
  readonly layers: readonly Layer[];
  readonly operations: readonly Operation[];
  /** Where a revision is brought back. */
  readonly back?: Return;
  /** Done right before it is published, when nothing is known to stand against it. */
  readonly prepare?: () => Promise<void>;
}

export interface PublishParts extends PlanParts {
  /** Has the last say before a revision is stored: its scenarios. */
  readonly prove?: Prove;
}

export interface Outcome<P extends Proposal> {
  readonly proposal: P;
  readonly revision: string;
  /** What ran before: the way back. */
  readonly before: string;
  readonly steps: readonly PlanStep[];
  readonly changed: boolean;
}

const TRIES = 3;

/**
 * Publishes what `propose` makes of the layers that run now; it is asked again when somebody else was faster. Every step of
 * the plan that loses something must be among `confirmed`. Throws invalidMetadata, confirmationNeeded (with the plan),
 * scenariosFailed (with the results), or whatever `propose` throws; then nothing changed.
 */
export async function publishProposal<P extends Proposal>(
  parts: PublishParts,
  propose: (running: readonly Layer[]) => Promise<P> | P,
  meta: Pick<RevisionMeta, 'author' | 'comment'>,
  confirmed: readonly string[],
): Promise<Outcome<P>> {
  for (let tried = 1; ; tried++) {
    await parts.current.refresh();
    const before = { layers: parts.current.layersOf(), snapshot: parts.current.current() };
    const proposal = await propose(before.layers);
    const { layers, operations, back } = proposal;
    const weighed = await weigh(parts, layers, operations, back);
    if (weighed.findings.length > 0) throw new PlatformError('invalidMetadata', {}, weighed.findings);
    const open = weighed.confirm.filter((step) => !confirmed.includes(step));
    if (open.length > 0) {
      const plan = await describe(parts, weighed);
      throw new PlatformError('confirmationNeeded', { steps: open.join(', ') }, [], { plan });
    }
    await proposal.prepare?.();
    try {
      const known = { ...meta, operations, ...(back && { back }) };
      const outcome = await parts.current.publish(layers, known, parts.prove);
      if (!outcome.published) throw new PlatformError('invalidMetadata', {}, outcome.findings);
      await renameInSavedFilters(parts, before, operations);
      const { revision } = parts.current.current();
      const { steps } = weighed;
      return { proposal, before: before.snapshot.revision, revision, steps, changed: outcome.changed };
    } catch (error) {
      if (!isOvertaken(error) || tried === TRIES) throw error;
    }
  }
}

/** Two nodes made the same next revision; this one was slower. */
function isOvertaken(error: unknown): boolean {
  return error instanceof StorageError && error.reason === 'unique';
}

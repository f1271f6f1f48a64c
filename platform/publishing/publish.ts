/** The life of a change: candidate → check → plan → confirm → migrate → store → swap → announce. */
import type { RevisionMeta } from '../catalog/store';
import { PlatformError } from '../foundation/errors';
import type { Layer } from '../language/layers';
import type { Operation } from '../language/operations';
import { StorageError } from '../storage/contracts';
import type { Plan } from './contracts';
import { type PlanParts, planLayers } from './plan/plan';

export interface Proposal {
  readonly layers: readonly Layer[];
  readonly operations: readonly Operation[];
  /** Done right before it is published, when nothing is known to stand against it. */
  readonly prepare?: () => Promise<void>;
}

export interface Outcome<P extends Proposal> {
  readonly proposal: P;
  readonly revision: string;
  /** What ran before: the way back. */
  readonly before: string;
  readonly plan: Plan;
  readonly changed: boolean;
}

const TRIES = 3;

/**
 * Publishes what `propose` makes of the layers that run now; it is asked again when somebody else was faster. Every step of
 * the plan that loses something must be among `confirmed`. Throws invalidMetadata, confirmationNeeded (with the plan), or
 * whatever `propose` throws; then nothing changed.
 */
export async function publishProposal<P extends Proposal>(
  parts: PlanParts,
  propose: (running: readonly Layer[]) => Promise<P> | P,
  meta: Pick<RevisionMeta, 'author' | 'comment'>,
  confirmed: readonly string[],
): Promise<Outcome<P>> {
  for (let tried = 1; ; tried++) {
    await parts.current.refresh();
    const before = parts.current.current().revision;
    const proposal = await propose(parts.current.layersOf());
    const { layers, operations } = proposal;
    const { plan } = await planLayers(parts, layers, operations);
    if (plan.findings.length > 0) throw new PlatformError('invalidMetadata', {}, plan.findings);
    const open = plan.confirm.filter((step) => !confirmed.includes(step));
    if (open.length > 0) throw new PlatformError('confirmationNeeded', { steps: open.join(', ') }, [], { plan });
    await proposal.prepare?.();
    try {
      const outcome = await parts.current.publish(layers, { ...meta, operations });
      if (!outcome.published) throw new PlatformError('invalidMetadata', {}, outcome.findings);
      return { proposal, before, revision: parts.current.current().revision, plan, changed: outcome.changed };
    } catch (error) {
      if (!isOvertaken(error) || tried === TRIES) throw error;
    }
  }
}

/** Two nodes made the same next revision; this one was slower. */
function isOvertaken(error: unknown): boolean {
  return error instanceof StorageError && error.reason === 'unique';
}

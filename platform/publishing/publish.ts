/** The life of a change: candidate → check → plan → confirm → migrate → store → swap → announce. */
import type { RevisionMeta } from '../catalog/store';
import { PlatformError } from '../foundation/errors';
import type { Layer } from '../language/layers';
import type { Operation } from '../language/operations';
import { StorageError } from '../storage/contracts';
import type { PlanStep } from './contracts';
import { describe, type PlanParts, weigh } from './plan/plan';
import { renameInSavedFilters } from './saved-filters';

export interface Proposal {
  readonly layers: readonly Layer[];
  readonly operations: readonly Operation[];
}

const TRIES = 3;

/**
 * Publishes what `propose` makes of the layers that run now; it is asked again when somebody else was faster. Every step of
 * the plan that loses something must be among `confirmed`. Throws invalidMetadata, confirmationNeeded (with the plan), or
 * whatever `propose` throws; then nothing changed.
 */
export async function publishProposal(
  parts: PlanParts,
  propose: (running: readonly Layer[]) => Promise<Proposal> | Proposal,
  meta: Pick<RevisionMeta, 'author' | 'comment'>,
  confirmed: readonly string[],
): Promise<{ readonly revision: string; readonly steps: readonly PlanStep[]; readonly changed: boolean }> {
  for (let tried = 1; ; tried++) {
    await parts.current.refresh();
    const { layers, operations } = await propose(parts.current.layersOf());
    const weighed = await weigh(parts, layers, operations);
    if (weighed.findings.length > 0) throw new PlatformError('invalidMetadata', {}, weighed.findings);
    const open = weighed.confirm.filter((step) => !confirmed.includes(step));
    if (open.length > 0) {
      const plan = await describe(parts, weighed);
      throw new PlatformError('confirmationNeeded', { steps: open.join(', ') }, [], { plan });
    }
    const before = { layers: parts.current.layersOf(), snapshot: parts.current.current() };
    try {
      const outcome = await parts.current.publish(layers, { ...meta, operations });
      if (!outcome.published) throw new PlatformError('invalidMetadata', {}, outcome.findings);
      await renameInSavedFilters(parts, before, operations);
      return { revision: parts.current.current().revision, steps: weighed.steps, changed: outcome.changed };
    } catch (error) {
      if (!isOvertaken(error) || tried === TRIES) throw error;
    }
  }
}

/** Two nodes made the same next revision; this one was slower. */
function isOvertaken(error: unknown): boolean {
  return error instanceof StorageError && error.reason === 'unique';
}

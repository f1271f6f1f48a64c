/** What came of trying a proposal on a copy. */
import type { Judged } from '../check';
import type { Plan, PlanStep } from '../contracts';
import type { ScenarioResult } from '../scenarios/contracts';

/** How much of an entity was tried on. */
export interface Sampled {
  readonly entity: string;
  readonly records: number;
}

export interface Rehearsal {
  /** Whether it could be published as it is: sound, migrated, all scenarios kept. Losses still want confirmation. */
  readonly passed: boolean;
  /** What the live database would be told, over all its rows. */
  readonly plan: Plan;
  /** Mistakes first, then advice. */
  readonly findings: readonly Judged[];
  readonly sampled: readonly Sampled[];
  /** Steps that lost something of the sample, with examples. */
  readonly losses: readonly PlanStep[];
  readonly scenarios: readonly ScenarioResult[];
  readonly milliseconds: { readonly copy: number; readonly migration: number; readonly scenarios: number };
}

import type { Return } from '../../language/evolution';
import type { Layer } from '../../language/layers';
import type { Operation } from '../../language/operations';
import { type Candidate, type CandidateParts, compileCandidate } from '../candidate';
import type { Plan, StepClass } from '../contracts';
import { type SchemaPlanParts, schemaSteps } from './schema-steps';

export type PlanParts = CandidateParts & SchemaPlanParts;

export interface Planned {
  readonly plan: Plan;
  readonly candidate: Candidate;
}

const TO_CONFIRM: ReadonlySet<StepClass> = new Set(['lossy', 'destructive']);

/** What publishing these layers over what runs now would do. Changes nothing. */
export async function planLayers(
  parts: PlanParts,
  layers: readonly Layer[],
  operations: readonly Operation[],
  back?: Return,
): Promise<Planned> {
  const before = parts.current.current();
  const candidate = await compileCandidate(parts, layers, operations, `${before.revision}+`, back);
  const { snapshot: after, evolved, findings } = candidate;
  if (!after) return { candidate, plan: { base: before.revision, steps: [], findings, confirm: [] } };
  const schema = await schemaSteps(parts, { before, after, evolved, operations });
  const confirm = schema.steps.filter((step) => TO_CONFIRM.has(step.class)).map((step) => step.id);
  return { candidate, plan: { base: before.revision, steps: schema.steps, findings: schema.findings, confirm } };
}

import type { Layer } from '../../language/layers';
import type { Operation } from '../../language/operations';
import { words } from '../../vocabulary/words';
import { type Candidate, type CandidateParts, compileCandidate } from '../candidate';
import { adviceOn, type Judged } from '../check';
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
): Promise<Planned> {
  const before = parts.current.current();
  const candidate = await compileCandidate(parts, layers, operations, `${before.revision}+`);
  const { snapshot: after, evolved, findings } = candidate;
  const advice = fresh(candidate.advice, adviceOn(parts.current.layersOf(), before, words));
  const base = before.revision;
  if (!after) return { candidate, plan: { base, steps: [], findings, advice, confirm: [] } };
  const schema = await schemaSteps(parts, { before, after, evolved, operations });
  const confirm = schema.steps.filter((step) => TO_CONFIRM.has(step.class)).map((step) => step.id);
  return { candidate, plan: { base, ...schema, advice, confirm } };
}

/** The advice that was not there before. */
function fresh(advice: readonly Judged[], before: readonly Judged[]): readonly Judged[] {
  const known = new Set(before.map(sayingOf));
  return advice.filter((each) => !known.has(sayingOf(each)));
}

function sayingOf({ code, file, path, params }: Judged): string {
  return JSON.stringify([code, file, path, params]);
}

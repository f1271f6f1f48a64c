import type { Change } from '../../catalog/contracts';
import type { Snapshot } from '../../language/contracts';
import type { Return } from '../../language/evolution';
import type { Layer } from '../../language/layers';
import type { Operation } from '../../language/operations';
import { words } from '../../vocabulary/words';
import { type Candidate, type CandidateParts, compileCandidate } from '../candidate';
import { adviceOn, type Judged } from '../check';
import type { Plan, PlanStep, SchemaPart, StepClass } from '../contracts';
import { type AccessParts, accessChanges } from './access';
import { apiChanges } from './api';
import { breaksAmong } from './breaks';
import { differencesOf } from './differences';
import { type SchemaPlanParts, schemaSteps } from './schema-steps';

export type PlanParts = CandidateParts & SchemaPlanParts & AccessParts;

export interface Planned {
  readonly plan: Plan;
  readonly candidate: Candidate;
}

/** What decides whether something can be published. */
export interface Weighed extends SchemaPart {
  readonly before: Snapshot;
  readonly candidate: Candidate;
  /** Null when it does not compile. */
  readonly change: Change | null;
  readonly confirm: readonly string[];
}

const TO_CONFIRM: ReadonlySet<StepClass> = new Set(['lossy', 'destructive']);

/** The steps and findings of publishing these layers over what runs now. Changes nothing. */
export async function weigh(
  parts: PlanParts,
  layers: readonly Layer[],
  operations: readonly Operation[],
  back?: Return,
): Promise<Weighed> {
  const before = parts.current.current();
  const candidate = await compileCandidate(parts, layers, operations, `${before.revision}+`, back);
  const { snapshot: after, evolved, findings } = candidate;
  if (!after) return { before, candidate, change: null, steps: [], findings, confirm: [] };
  const change = { before, after, evolved, operations };
  const schema = await schemaSteps(parts, change);
  return { before, candidate, change, ...schema, confirm: toConfirm(schema.steps) };
}

/** All that there is to say about a publication before it is made. */
export async function describe(parts: PlanParts, weighed: Weighed): Promise<Plan> {
  const { before, candidate, change, steps, findings, confirm } = weighed;
  return {
    base: before.revision,
    differences: change ? differencesOf(change) : [],
    steps,
    api: change ? apiChanges(change) : [],
    access: change ? await accessChanges(parts, change) : [],
    breaks: breaksAmong(findings, before, candidate.layers),
    findings,
    advice: fresh(candidate.advice, adviceOn(parts.current.layersOf(), before, words)),
    confirm,
  };
}

/** What publishing these layers over what runs now would do. Changes nothing. */
export async function planLayers(
  parts: PlanParts,
  layers: readonly Layer[],
  operations: readonly Operation[],
  back?: Return,
): Promise<Planned> {
  const weighed = await weigh(parts, layers, operations, back);
  return { plan: await describe(parts, weighed), candidate: weighed.candidate };
}

function toConfirm(steps: readonly PlanStep[]): readonly string[] {
  return steps.filter((step) => TO_CONFIRM.has(step.class)).map((step) => step.id);
}

/** The advice that was not there before. */
function fresh(advice: readonly Judged[], before: readonly Judged[]): readonly Judged[] {
  const known = new Set(before.map(sayingOf));
  return advice.filter((each) => !known.has(sayingOf(each)));
}

function sayingOf({ code, file, path, params }: Judged): string {
  return JSON.stringify([code, file, path, params]);
}

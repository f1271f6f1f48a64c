/** Scenarios performed one after another, each in a transaction that is taken back. */
import { type Log, SYSTEM_ACTOR } from '../../foundation/context';
import { type Locale, PlatformError } from '../../foundation/errors';
import { createEvents } from '../../foundation/events';
import type { Snapshot } from '../../language/contracts';
import type { ScenarioArtefact } from '../../language/generated';
import { createRecords } from '../../records/records';
import { bringShippedData } from '../../records/shipped-data';
import type { Database } from '../../storage/contracts';
import { tentatively } from '../../storage/tentative';
import type { Failure, ScenarioResult, StepResult } from './contracts';
import { told, unmet } from './expect';
import { failure } from './failures';
import { perform } from './perform';
import { CannotGive, emptyStage, giveAll, personIn, type Stage } from './stage';

export interface ScenarioParts {
  readonly database: Database;
  readonly baseCurrency: string;
  readonly log: Log;
  /** In which shipped texts are stored. */
  readonly language: Locale;
}

/** So long all scenarios of a system may take together, unless told otherwise. */
const BUDGET_MS = 60_000;

/**
 * Performs every scenario of a snapshot whose schema the database has. Nothing is kept: no record, no number, no
 * announcement. What the budget leaves no time for counts as failed.
 */
export async function runScenarios(
  parts: ScenarioParts,
  snapshot: Snapshot,
  budget = BUDGET_MS,
): Promise<readonly ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  const end = Date.now() + budget;
  for (const artefact of snapshot.artefacts('scenario')) {
    const scenario = artefact as unknown as ScenarioArtefact;
    results.push(Date.now() < end ? await runScenario(parts, snapshot, scenario) : notTried(scenario, budget));
  }
  return results;
}

/** Performs one scenario; see runScenarios. */
export async function runScenario(
  parts: ScenarioParts,
  snapshot: Snapshot,
  scenario: ScenarioArtefact,
): Promise<ScenarioResult> {
  const began = performance.now();
  const steps = await tentatively(parts.database, async (database) => {
    const events = createEvents((error) => parts.log.error({ error }, 'a listener failed'));
    const records = createRecords({ database, events, baseCurrency: parts.baseCurrency });
    const now = scenario.at === undefined ? new Date() : new Date(scenario.at);
    const platform = { actor: SYSTEM_ACTOR, snapshot, now, log: parts.log, channel: 'system' as const };
    await bringShippedData(records, platform, parts.language);
    return performAll(emptyStage(records, platform), scenario);
  });
  return resultOf(scenario, steps, performance.now() - began);
}

async function performAll(stage: Stage, scenario: ScenarioArtefact): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  try {
    await giveAll(stage, scenario.given);
    for (const [name, step] of Object.entries(scenario.steps)) {
      const person = await personIn(stage, step.as ?? scenario.as);
      const outcome = await perform(stage, person, step);
      results.push(stepResult(name, await unmet(stage, person, step, outcome)));
    }
  } catch (error) {
    if (!(error instanceof CannotGive)) throw error;
    const { record: name, reason } = error;
    const found = reason instanceof PlatformError ? told(reason) : String(reason);
    results.push(stepResult('given', [failure('S001', { name, found })]));
  }
  return results;
}

function notTried(scenario: ScenarioArtefact, budget: number): ScenarioResult {
  return resultOf(scenario, [stepResult('given', [failure('S014', { expected: budget / 1000 })])], 0);
}

function resultOf(
  { name, label }: ScenarioArtefact,
  steps: readonly StepResult[],
  milliseconds: number,
): ScenarioResult {
  const passed = steps.every((step) => step.passed);
  return { scenario: name, label, passed, steps, milliseconds: Math.round(milliseconds) };
}

function stepResult(step: string, failures: readonly Failure[]): StepResult {
  return { step, passed: failures.length === 0, failures };
}

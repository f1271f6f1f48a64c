import type { Prove } from '../../catalog/current';
import { PlatformError } from '../../foundation/errors';
import { runScenarios, type ScenarioParts } from './run';

/** Lets a revision pass when all its scenarios hold. Throws scenariosFailed with what came of those that do not. */
export function proveScenarios(parts: ScenarioParts): Prove {
  return async (snapshot) => {
    const results = (await runScenarios(parts, snapshot)).filter(({ passed }) => !passed);
    if (results.length === 0) return;
    const names = results.map(({ scenario }) => scenario).join(', ');
    throw new PlatformError('scenariosFailed', { names }, [], { results });
  };
}

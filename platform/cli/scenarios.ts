/** Scenario results as the terminal shows them. */
import type { ScenarioResult } from '../publishing/scenarios/contracts';

/** A line for each scenario, and one for each expectation that was not met. */
export function sayScenarios(results: readonly ScenarioResult[]): string {
  const failed = results.filter(({ passed }) => !passed).length;
  const lines = results.map(linesOf).join('');
  return `${lines}${results.length} scenarios, ${failed} failed.\n`;
}

function linesOf({ scenario, label, passed, steps, milliseconds }: ScenarioResult): string {
  const title = `${passed ? 'passed' : 'FAILED'} ${scenario}: ${label.en ?? ''} (${milliseconds} ms)\n`;
  const wrong = steps.flatMap(({ step, failures }) =>
    failures.map(({ code, sentence }) => `    ${step} ${code}: ${sentence.en ?? ''}\n`),
  );
  return title + wrong.join('');
}

/** What comes of a scenario, step by step. */
import type { Text } from '../../language/contracts';
import type { FailureCode } from './failures';

/** One expectation that was not met. */
export interface Failure {
  readonly code: FailureCode;
  readonly expected: unknown;
  readonly found: unknown;
  readonly sentence: Text;
}

export interface StepResult {
  readonly step: string;
  readonly passed: boolean;
  readonly failures: readonly Failure[];
}

export interface ScenarioResult {
  readonly scenario: string;
  readonly label: Text;
  readonly passed: boolean;
  /** In their order; what is given stands first, under "given", only when it could not be made. */
  readonly steps: readonly StepResult[];
  readonly milliseconds: number;
}

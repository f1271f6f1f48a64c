/** What a publication would do, said before it is done. */
import type { Finding } from '../foundation/errors';
import type { Text, Value } from '../language/contracts';
import type { Judged } from './check';

/**
 * safe: an instant, nothing lost. slow: nothing lost, but every row is touched. lossy: values go out of sight or cannot be
 * said anew. destructive: values go for ever.
 */
export type StepClass = 'safe' | 'slow' | 'lossy' | 'destructive';

export interface PlanStep {
  /** What a confirmation names: "convert deal.amount". */
  readonly id: string;
  readonly class: StepClass;
  readonly sentence: Text;
  /** What the connected engine is told, in order; a sample where it is told once for each batch of rows. */
  readonly sql: readonly string[];
  /** Rows touched. */
  readonly rows: number;
  /** Estimated seconds during which writers of the table wait. */
  readonly seconds: number;
  readonly examples: readonly { readonly id: string; readonly value: Value }[];
}

export interface SchemaPart {
  readonly steps: readonly PlanStep[];
  /** Why it cannot be published. */
  readonly findings: readonly Finding[];
}

export interface Plan {
  /** The revision it was made for; on another it must be made anew. */
  readonly base: string;
  readonly steps: readonly PlanStep[];
  /** Mistakes: with any of these it cannot be published. */
  readonly findings: readonly Finding[];
  /** What the change brings that an administrator may want to mend first: warnings, then hints, with fixes. */
  readonly advice: readonly Judged[];
  /** The ids of steps that must be confirmed one by one. */
  readonly confirm: readonly string[];
}

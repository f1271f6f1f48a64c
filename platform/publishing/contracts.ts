/** What a publication would do, said before it is done. */
import type { Action } from '../access/contracts';
import type { Finding } from '../foundation/errors';
import type { Text, Value } from '../language/contracts';
import type { Operation } from '../language/operations';
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

/** What changes of one artefact, in words. */
export interface PlanDifference {
  readonly kind: string;
  readonly name: string;
  readonly label: Text;
  readonly changes: readonly { readonly pointer: string; readonly change: string; readonly sentence: Text }[];
}

/** What programs that use the record API will notice. */
export interface ApiChange {
  /** They will fail, unless they are changed too. */
  readonly breaking: boolean;
  readonly sentence: Text;
}

/** Who may do or see more or less afterwards. */
export interface AccessChange {
  /** Empty where it is about everything. */
  readonly entity: string;
  readonly field?: string;
  readonly action: Action | 'everything';
  readonly change: 'gained' | 'lost';
  /** People; where it is about one user, the records he sees more or fewer. */
  readonly count: number;
  /** The roles of those it is about. */
  readonly roles: readonly string[];
  readonly user?: { readonly id: string; readonly name: string };
  readonly sentence: Text;
}

/** Something that goes while others still name it: every such place is among the findings. */
export interface Break {
  readonly sentence: Text;
  readonly uses: readonly { readonly file: string; readonly path: string }[];
  /** The renames that would mend it: what is new and of the same sort. */
  readonly offers: readonly Operation[];
}

export interface Plan {
  /** The revision it was made for; on another it must be made anew. */
  readonly base: string;
  readonly differences: readonly PlanDifference[];
  readonly steps: readonly PlanStep[];
  readonly api: readonly ApiChange[];
  readonly access: readonly AccessChange[];
  readonly breaks: readonly Break[];
  /** Mistakes: with any of these it cannot be published. */
  readonly findings: readonly Finding[];
  /** What the change brings that an administrator may want to mend first: warnings, then hints, with fixes. */
  readonly advice: readonly Judged[];
  /** The ids of steps that must be confirmed one by one. */
  readonly confirm: readonly string[];
}

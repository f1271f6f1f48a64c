/** What the studio's part of the API answers, as far as these pages read it. */
import type { Text } from '../../platform/language/contracts';

export type State = 'draft' | 'review' | 'approved' | 'scheduled' | 'published' | 'discarded';
export type Document = Readonly<Record<string, unknown>>;

/** What a change set makes of one package's document; null is no document. */
export interface Change {
  readonly kind: string;
  readonly name: string;
  readonly package: string;
  readonly was: Document | null;
  readonly becomes: Document | null;
}

export interface ChangeSet {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string | null;
  readonly state: State;
  readonly base: string;
  readonly publishAt: string | null;
  readonly author: string | null;
  readonly revision: string | null;
  readonly outcome: string | null;
  readonly changes: readonly Change[];
}

/** One thing said in all languages. */
export interface Said {
  readonly sentence: Text;
}

/** Where the set and what was published meanwhile both changed the same. */
export interface Clash {
  readonly artefact: { readonly kind: string; readonly name: string; readonly package: string };
  readonly pointer: string;
  readonly base?: unknown;
  readonly mine?: unknown;
  readonly theirs?: unknown;
}

export interface Revision {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly author: string | null;
  readonly comment: string;
}

/** One place that differs between two revisions. */
export interface Difference {
  readonly package: string;
  readonly kind: string;
  readonly name: string;
  readonly pointer: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

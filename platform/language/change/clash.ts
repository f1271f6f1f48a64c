/** What a merge of three tells: the patch, and everything a person should look at. */
import type { Json } from './json';

export type ClashKind =
  /** The vendor changed what the customer changed; mine is in the patch. */
  | 'bothChanged'
  /** Vendor and customer added the same name; mine is in the patch. */
  | 'addedByBoth'
  /** The vendor changed what the customer removed; it stays removed. */
  | 'removedByMe'
  /** The vendor removed what the customer changed. A single property stays; an element is set aside. */
  | 'removedByVendor'
  /** The customer's artefacts mention what the vendor removed; the mention is set aside. */
  | 'removedByVendor-used'
  /** Mine is against the grammar of what the vendor made of it; it is set aside. */
  | 'noLongerFits';

/** An absent value is undefined. */
export interface Clash {
  readonly pointer: string;
  readonly kind: ClashKind;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** What is no part of the patch: laid over the merged artefact, this brings it back in its place. */
  readonly setAside?: Json;
}

/** A vendor's value that a customer's hides. */
export interface Masked {
  readonly pointer: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** A customer's setting that says no more than the vendor now does; it was dropped. */
export interface Obsolete {
  readonly pointer: string;
  readonly value: unknown;
}

export interface ThreeWay {
  readonly patch: Json;
  readonly clashes: readonly Clash[];
  readonly masked: readonly Masked[];
  readonly obsolete: readonly Obsolete[];
}

export interface ThreeWayInput {
  /** Effective artefacts of all layers below the customer's; undefined when there is none. */
  readonly oldVendor: Json | undefined;
  readonly newVendor: Json | undefined;
  /** The customer's patch over oldVendor. */
  readonly local: Json;
}

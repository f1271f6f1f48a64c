/** Packages on a running system: what installing, upgrading and uninstalling do, told before and after. */
import type { Locale } from '../../foundation/errors';
import type { ClashKind, Masked } from '../../language/change/clash';
import type { Use } from '../../language/change/where-used';
import type { Layer, PackageManifest } from '../../language/layers';
import type { Operation } from '../../language/operations';
import type { Records } from '../../records/contracts';
import type { Plan } from '../contracts';
import type { Signature } from '../packages/contracts';
import type { PlanParts } from '../plan/plan';

export interface PackageParts extends PlanParts {
  readonly records: Records;
  /** Fingerprint → name. */
  readonly trustedKeys: () => ReadonlyMap<string, string>;
  readonly unsignedPackages: boolean;
  /** In which translated texts of shipped records are stored. */
  readonly language: Locale;
}

/** What a person has to look at, or what was set aside; an absent value is undefined. */
export interface Conflict {
  readonly package: string;
  readonly fromVersion: string | null;
  readonly toVersion: string | null;
  /** Whose document it is about. */
  readonly layer: string;
  readonly kind: string;
  readonly artefact: string;
  readonly pointer: string;
  readonly clash: ClashKind | 'uninstalled';
  readonly base?: unknown;
  readonly mine?: unknown;
  readonly theirs?: unknown;
  readonly setAside?: unknown;
}

export interface MaskedValue extends Masked {
  readonly layer: string;
  readonly kind: string;
  readonly artefact: string;
}

/** Layers that are to run, and everything that a person should know about the way there. */
export interface Course {
  readonly layers: readonly Layer[];
  readonly operations: readonly Operation[];
  readonly conflicts: readonly Conflict[];
  readonly masked: readonly MaskedValue[];
  /** Ids of what was set aside once and is back now. */
  readonly returned: readonly string[];
}

export interface InstallOptions {
  readonly confirmed?: readonly string[];
  /** Lets an older version take the place of a newer one. */
  readonly downgrade?: boolean;
}

export interface InstallPlan {
  readonly name: string;
  readonly version: string;
  /** The version that is here now; null for a package that is not. */
  readonly from: string | null;
  readonly signature: Signature;
  readonly plan: Plan;
  /** Where the new version and what was changed here say different things; ours stays until somebody decides. */
  readonly conflicts: readonly Conflict[];
  /** Values of the new version that ours hide. */
  readonly masked: readonly MaskedValue[];
  /** How many documents come back that were set aside when the package went. */
  readonly returned: number;
}

export interface Installed extends InstallPlan {
  readonly revision: string;
  /** The way back: what ran before. */
  readonly before: string;
  readonly changed: boolean;
}

export interface UninstallPlan {
  readonly name: string;
  readonly version: string;
  readonly plan: Plan;
  readonly goes: {
    readonly artefacts: readonly { readonly kind: string; readonly name: string }[];
    /** Fields that it adds to entities of others. */
    readonly fields: readonly { readonly entity: string; readonly name: string }[];
    /** Records that go out of sight and come back with the package. */
    readonly records: readonly { readonly entity: string; readonly count: number }[];
  };
  /** Packages and artefacts of others that it changed and that stay without it. */
  readonly stays: readonly { readonly kind: string; readonly name: string }[];
  /** Who mentions what goes. */
  readonly usedBy: readonly (Use & { readonly layer: string })[];
  /** Documents of the customer that are kept for the package's return. */
  readonly setAside: readonly Conflict[];
}

export interface Uninstalled extends UninstallPlan {
  readonly revision: string;
  readonly before: string;
}

export interface ListedPackage {
  readonly name: string;
  readonly npmName: string;
  readonly version: string;
  readonly prefix: string;
  readonly origin: 'folder' | NonNullable<PackageManifest['origin']>;
  readonly signedBy: string | null;
  readonly artefacts: number;
}

/** What a difference is about. */
export type DriftSort = 'label' | 'layout' | 'logic' | 'rights';

export interface DriftChange {
  readonly layer: string;
  readonly kind: string;
  readonly artefact: string;
  readonly pointer: string;
  readonly sort: DriftSort;
  readonly from?: unknown;
  readonly to?: unknown;
}

export interface Drift {
  readonly package: string;
  readonly version: string;
  readonly changes: readonly DriftChange[];
}

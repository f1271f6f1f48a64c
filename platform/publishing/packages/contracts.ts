/** What a package is while it is built, read, signed and compared; installing it is another folder's work. */
import type { Finding } from '../../foundation/errors';
import type { Text } from '../../language/contracts';
import type { Layer, PackageManifest } from '../../language/layers';

/** The files of a package by their path below its folder, with forward slashes: "sales/deal.entity.json". */
export type PackageFiles = ReadonlyMap<string, Buffer>;

/** Where an element stands that a manifest speaks of: which of these are given depends on `what`. */
interface Place {
  readonly what: 'field' | 'option' | 'artefact' | 'element';
  readonly entity?: string;
  readonly field?: string;
  readonly choices?: string;
  readonly kind?: string;
  readonly artefact?: string;
  /** JSON pointer of the object whose key it is. */
  readonly in?: string;
}

export interface Rename extends Place {
  readonly from: string;
  readonly to: string;
}

export interface Removal extends Place {
  readonly name: string;
  readonly instead?: Text;
}

export interface PackageSetting {
  readonly label: Text;
  readonly description?: Text;
  readonly type: string;
  readonly required?: boolean;
  readonly secret?: boolean;
}

/** The `karkas` section of a package.json beyond what layers need, as `metadata/schemas/manifest.json` describes it. */
export interface Manifest extends PackageManifest {
  readonly label: Text;
  /** By the version that changed, removed or deprecated something. */
  readonly renames: Readonly<Record<string, readonly Rename[]>>;
  readonly removes: Readonly<Record<string, readonly Removal[]>>;
  readonly deprecates: Readonly<Record<string, readonly Removal[]>>;
  readonly rights: {
    readonly extends?: readonly string[];
    readonly data?: readonly string[];
    readonly roles?: readonly string[];
  };
  readonly settings: Readonly<Record<string, PackageSetting>>;
}

/** A package that was read: what it declares, the layer it is, and every mistake its files show by themselves. */
export interface Package {
  readonly manifest: Manifest;
  readonly layer: Layer;
  readonly files: PackageFiles;
  readonly findings: readonly Finding[];
}

/** Who answers for a package. Keys are called by their fingerprint: the SHA-256 of the public key in hexadecimal. */
export type Signature =
  | { readonly state: 'unsigned' }
  | { readonly state: 'trusted'; readonly key: string; readonly name: string }
  /** It fits the contents, but nobody here trusts the key. */
  | { readonly state: 'stranger'; readonly key: string }
  /** The contents were changed after signing. */
  | { readonly state: 'wrong'; readonly key: string }
  | { readonly state: 'unreadable' };

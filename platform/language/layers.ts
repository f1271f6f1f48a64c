/** What the compiler reads: packages in the order of their layers (lowest first), each with its artefacts as written. */

export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  /** What names of fields begin with that this package adds to another's entity; '' for the platform's own packages. */
  readonly prefix: string;
  readonly npmName: string;
  /** npm name → semver range, other packages of metadata only. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Where it came from, when that is not the metadata folder: an installed archive, or changes made here. */
  readonly origin?: 'archive' | 'customer';
  /** The package.json of an installed archive, whole. */
  readonly written?: Readonly<Record<string, unknown>>;
  /** The name of the trusted key that signed an installed archive. */
  readonly signedBy?: string;
}

export interface WrittenArtefact {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Layer {
  readonly package: PackageManifest;
  readonly artefacts: readonly WrittenArtefact[];
}

/** One layer's say about an artefact. */
export interface Part {
  readonly layer: PackageManifest;
  readonly file: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** kind → name → the parts, lowest layer first. */
export type Stack = ReadonlyMap<string, ReadonlyMap<string, readonly Part[]>>;

/** Sorts what all layers say by kind and name. */
export function stackLayers(layers: readonly Layer[]): Stack {
  const stack = new Map<string, Map<string, Part[]>>();
  for (const layer of layers) {
    for (const { kind, name, file, body } of layer.artefacts) {
      const ofKind = stack.get(kind) ?? new Map<string, Part[]>();
      stack.set(kind, ofKind);
      const part: Part = { layer: layer.package, file, body };
      const parts = ofKind.get(name);
      if (parts) parts.push(part);
      else ofKind.set(name, [part]);
    }
  }
  return stack;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON pointer of a member. */
export function pointerTo(parent: string, key: string | number): string {
  const text = String(key);
  const isPlain = !text.includes('~') && !text.includes('/');
  return `${parent}/${isPlain ? text : text.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The keys of a JSON pointer. */
export function keysOf(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

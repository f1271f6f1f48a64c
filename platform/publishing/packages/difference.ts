import { isObject, pointerTo } from '../../language/layers';
import type { Package } from './contracts';

/** One place where two packages differ. A side that lacks the place has no `old` or no `new`. */
export interface Change {
  /** JSON pointer inside the artefact; '' for the artefact as a whole. */
  readonly path: string;
  readonly old?: unknown;
  readonly new?: unknown;
  /** The keys on both sides in their orders, where only the order differs: it is what people see. */
  readonly order?: { readonly old: readonly string[]; readonly new: readonly string[] };
}

export interface ArtefactDifference {
  /** "manifest" for the package.json, else the kind of artefact. */
  readonly kind: string;
  readonly name: string;
  readonly changes: readonly Change[];
}

/** Every artefact (and the manifest) in which `after` differs from `before`, by kind and name; lists are compared as a whole, as layers merge them. */
export function comparePackages(before: Package, after: Package): readonly ArtefactDifference[] {
  const [old, now] = [bodiesOf(before), bodiesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key) => {
    const [kind = '', name = ''] = key.split(' ');
    const changes = differencesOf(old.get(key), now.get(key), '');
    return changes.length > 0 ? [{ kind, name, changes }] : [];
  });
}

function bodiesOf({ manifest, layer }: Package): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    [`manifest ${manifest.name}`, manifest],
    ...layer.artefacts.map(({ kind, name, body: { $schema: _, ...body } }): [string, unknown] => [
      `${kind} ${name}`,
      body,
    ]),
  ]);
}

function differencesOf(old: unknown, now: unknown, path: string): readonly Change[] {
  if (!isObject(old) || !isObject(now)) return sameValue(old, now) ? [] : [changeOf(old, now, path)];
  const [oldKeys, newKeys] = [Object.keys(old), Object.keys(now)];
  const inside = [...new Set([...oldKeys, ...newKeys])].flatMap((key) =>
    differencesOf(old[key], now[key], pointerTo(path, key)),
  );
  const stayed = (keys: readonly string[]) => keys.filter((key) => key in old && key in now);
  const isMoved = stayed(oldKeys).join('\0') !== stayed(newKeys).join('\0');
  return isMoved ? [{ path, order: { old: oldKeys, new: newKeys } }, ...inside] : inside;
}

function changeOf(old: unknown, now: unknown, path: string): Change {
  return { path, ...(old === undefined ? {} : { old }), ...(now === undefined ? {} : { new: now }) };
}

function sameValue(old: unknown, now: unknown): boolean {
  return JSON.stringify(old) === JSON.stringify(now);
}

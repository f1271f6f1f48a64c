/** What a package renamed between two of its versions, for mentions in higher layers and for the values in the database. */
import { compare, gt, lte } from 'semver';
import type { Rename } from '../../language/change/rename';
import { isObject, pointerTo } from '../../language/layers';
import type { Operation } from '../../language/operations';
import type { Rename as Declared } from '../packages/contracts';

type ByVersion = Readonly<Record<string, readonly Declared[]>>;

/** Renames from one version to another, in their order; backwards for an older one. */
export function renamesBetween(from: string, to: string, renames: ByVersion): readonly Rename[] {
  const [low, high] = compare(from, to) <= 0 ? [from, to] : [to, from];
  const between = Object.keys(renames)
    .filter((version) => gt(version, low) && lte(version, high))
    .sort(compare)
    .flatMap((version) => (renames[version] ?? []).map(asRename));
  return low === from ? between : [...between].reverse().map(inverted);
}

/** The renames a stored package.json declares. */
export function declaredRenames(written: Readonly<Record<string, unknown>> | undefined): ByVersion {
  const section = written?.['karkas'];
  return isObject(section) && isObject(section['renames']) ? (section['renames'] as ByVersion) : {};
}

/** Those that keep values where they are; names of parts mean nothing to records. */
export function operationsOf(renames: readonly Rename[]): readonly Operation[] {
  return renames.flatMap((rename): readonly Operation[] => (rename.what === 'element' ? [] : [rename]));
}

function asRename({ what, from, to, ...at }: Declared): Rename {
  switch (what) {
    case 'field':
      return { what, entity: at.entity ?? '', from, to };
    case 'artefact':
      return { what, kind: at.kind ?? '', from, to };
    case 'option':
      if (at.choices !== undefined) return { what, choices: at.choices, from, to };
      return { what, entity: at.entity ?? '', field: at.field ?? '', from, to };
    case 'element':
      return { what, kind: at.kind ?? '', name: at.artefact ?? '', pointer: pointerTo(at.in ?? '', from), to };
  }
}

function inverted(rename: Rename): Rename {
  if (rename.what !== 'element') return { ...rename, from: rename.to, to: rename.from };
  const parent = rename.pointer.slice(0, rename.pointer.lastIndexOf('/'));
  return { ...rename, pointer: pointerTo(parent, rename.to), to: rename.pointer.slice(parent.length + 1) };
}

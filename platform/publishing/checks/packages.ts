/** Packages: what they need, what they say they need, and whose names they take. */

import { KINDS, type Kind } from '../../language/kinds';
import { isObject, type Layer, type PackageManifest, pointerTo, type WrittenArtefact } from '../../language/layers';
import { type Mention, mentionsIn } from '../../language/references';
import { schemasOf } from '../../language/schemas';
import type { Candidate } from './candidate';
import { elements, type Named, type Remark, remark, safely } from './rule';

/** Every record has a maker: whoever owns this entity is needed by all. */
const EVERYBODY_NEEDS = 'user';

/** C070 */
export function dependencyNobodyUses(candidate: Candidate): readonly Remark[] {
  const { layers, stack } = candidate;
  const common = stack.get('entity')?.get(EVERYBODY_NEEDS)?.[0]?.layer.name;
  return layers.flatMap((layer) => {
    const used = new Set(usesOf(layer, candidate).map(({ owner }) => owner.name));
    return directDependencies(layer.package, layers)
      .filter((needed) => needed.name !== common)
      .filter((needed) => !used.has(needed.name) && ![...reachOf(needed, layers)].some((name) => used.has(name)))
      .map((needed) => {
        const repair = safely(
          `Removes the dependency “${needed.npmName}”.`,
          `Убирает зависимость «${needed.npmName}».`,
          { dependencies: { [needed.npmName]: null } },
        );
        return remark('C070', of(layer), pointerTo('/dependencies', needed.npmName), { name: needed.npmName }, repair);
      });
  });
}

/** C071 */
export function packageThatIsNotDeclared(candidate: Candidate): readonly Remark[] {
  return candidate.layers.flatMap((layer) => {
    const reach = reachOf(layer.package, candidate.layers);
    return usesOf(layer, candidate)
      .filter(({ owner }) => owner.name !== layer.package.name && !reach.has(owner.name))
      .map(({ about, file, pointer, name, owner }) => {
        const repair = safely(
          `Adds the dependency “${owner.npmName}”.`,
          `Добавляет зависимость «${owner.npmName}».`,
          { dependencies: { [owner.npmName]: `^${owner.version}` } },
          { kind: 'package', name: layer.package.name },
        );
        return { ...remark('C071', about, pointer, { name, package: owner.name }, repair), file };
      });
  });
}

/** C072 */
export function prefixesThatOverlap({ layers }: Candidate): readonly Remark[] {
  return layers.flatMap((layer, place) => {
    const { prefix } = layer.package;
    const other = layers.find(
      ({ package: { prefix: theirs } }, otherPlace) =>
        otherPlace !== place &&
        prefix !== '' &&
        theirs !== '' &&
        prefix.startsWith(theirs) &&
        (prefix !== theirs || otherPlace < place),
    )?.package;
    if (!other) return [];
    return [remark('C072', of(layer), '/karkas/prefix', { prefix, other: other.prefix, package: other.name })];
  });
}

/** C075 */
export function nameWithoutPrefix({ stack }: Candidate): readonly Remark[] {
  return KINDS.flatMap((kind) =>
    [...(stack.get(kind) ?? [])].flatMap(([name, [owner]]) => {
      if (!owner || owner.layer.prefix === '' || name.startsWith(owner.layer.prefix)) return [];
      return [{ ...remark('C075', { kind, name }, '/name', { prefix: owner.layer.prefix }), file: owner.file }];
    }),
  );
}

/** C076 */
export function placeBesideAStranger({ stack, snapshot, layers }: Candidate): readonly Remark[] {
  return KINDS.flatMap((kind) =>
    [...(stack.get(kind) ?? [])].flatMap(([name, parts]) =>
      parts.slice(1).flatMap(({ layer, body, file }) => {
        const reach = reachOf(layer, layers);
        return placementsIn(body, '').flatMap(({ pointer, sibling, element }) => {
          const brought = snapshot.provenance(kind, name, element).at(-1)?.layer;
          if (brought === undefined || brought === layer.name || reach.has(brought)) return [];
          return [{ ...remark('C076', { kind, name }, pointer, { name: sibling, package: brought }), file }];
        });
      }),
    ),
  );
}

interface Placement {
  readonly pointer: string;
  readonly sibling: string;
  /** Where the sibling stands. */
  readonly element: string;
}

function placementsIn(part: unknown, pointer: string): readonly Placement[] {
  return elements(part).flatMap(([key, element]) => {
    const here = pointerTo(pointer, key);
    const own = (['after', 'before'] as const).flatMap((where) => {
      const sibling = element[where];
      return typeof sibling === 'string'
        ? [{ pointer: `${here}/${where}`, sibling, element: pointerTo(pointer, sibling) }]
        : [];
    });
    return [...own, ...placementsIn(element, here)];
  });
}

/** C077 */
export function emptyPackage({ layers }: Candidate): readonly Remark[] {
  return layers.filter(({ artefacts }) => artefacts.length === 0).map((layer) => remark('C077', of(layer), ''));
}

interface Use {
  readonly about: Named;
  readonly file: string;
  readonly pointer: string;
  readonly name: string;
  readonly owner: PackageManifest;
}

const uses = new WeakMap<Candidate, ReadonlyMap<string, readonly Use[]>>();

/** Every artefact that a layer's files mention or extend, with the package that owns it. */
function usesOf({ package: { name } }: Layer, candidate: Candidate): readonly Use[] {
  const known =
    uses.get(candidate) ?? new Map(candidate.layers.map((layer) => [layer.package.name, findUses(layer, candidate)]));
  uses.set(candidate, known);
  return known.get(name) ?? [];
}

function findUses(layer: Layer, candidate: Candidate): readonly Use[] {
  const { stack } = candidate;
  return layer.artefacts.flatMap((written) => {
    const { kind, name, file, body } = written;
    const known = KINDS.find((each) => each === kind);
    if (!known) return [];
    const about: Named = { kind: known, name };
    const extended = typeof body.extends === 'string' ? stack.get(kind)?.get(name)?.[0] : undefined;
    const named = mentionsBy(written, known, candidate).flatMap(({ as, value, pointer, names }) => {
      const owner = names ? stack.get(as === 'entityOrAll' ? 'entity' : as)?.get(String(value))?.[0] : undefined;
      return owner ? [{ about, file, pointer, name: String(value), owner: owner.layer }] : [];
    });
    return extended ? [...named, { about, file, pointer: '/extends', name, owner: extended.layer }] : named;
  });
}

/** What one file mentions; where nobody else speaks of the artefact, that is what the artefact mentions. */
function mentionsBy({ name, body }: WrittenArtefact, kind: Kind, candidate: Candidate): readonly Mention[] {
  if (candidate.stack.get(kind)?.get(name)?.length === 1) return candidate.mentionsOf(kind, name);
  const patch = { ...body, name };
  return mentionsIn(kind, patch, { schemas: schemasOf(candidate.words), leadsTo: () => null });
}

function directDependencies(manifest: PackageManifest, layers: readonly Layer[]): readonly PackageManifest[] {
  return layers
    .map((layer) => layer.package)
    .filter(({ npmName }) => isObject(manifest.dependencies) && Object.hasOwn(manifest.dependencies, npmName));
}

/** The names of all packages that one depends on, directly or through others. */
function reachOf(manifest: PackageManifest, layers: readonly Layer[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue = [manifest];
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const needed of directDependencies(next, layers)) {
      if (reached.has(needed.name)) continue;
      reached.add(needed.name);
      queue.push(needed);
    }
  }
  return reached;
}

function of({ package: { name } }: Layer): Named {
  return { kind: 'package', name };
}

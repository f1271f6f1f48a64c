/** What higher layers made of each package. */
import { CUSTOMER } from '../../catalog/compose';
import { at } from '../../language/change/json';
import type { Artefact } from '../../language/contracts';
import { isObject, keysOf, type Layer, pointerTo, stackLayers } from '../../language/layers';
import { mergeParts } from '../../language/overlay';
import type { Drift, DriftChange, DriftSort } from './contracts';

/** Per package, lowest first, each property that a higher layer gives another value; packages nobody changed have no changes. */
export function driftOf(layers: readonly Layer[]): readonly Drift[] {
  const changes = new Map<string, DriftChange[]>(layers.map((layer) => [layer.package.name, []]));
  for (const [kind, named] of stackLayers(layers)) {
    for (const [artefact, parts] of named) {
      const [owner, ...higher] = parts;
      for (const [index, part] of higher.entries()) {
        const below = mergeParts(parts.slice(0, index + 1)).body;
        const about = { layer: part.layer.name, kind, artefact };
        changes
          .get(owner?.layer.name ?? '')
          ?.push(
            ...leavesOf(part.body, below, '').map((leaf) => ({ ...about, ...leaf, sort: sortOf(kind, leaf.pointer) })),
          );
      }
    }
  }
  const vendors = layers.filter(({ package: each }) => each.name !== CUSTOMER);
  return vendors.map(({ package: { name, version } }) => ({
    package: name,
    version,
    changes: changes.get(name) ?? [],
  }));
}

type Leaf = Pick<DriftChange, 'pointer' | 'from' | 'to'>;

/** An element that is new is one change; what is removed has no `to`. */
function leavesOf(
  patch: Readonly<Record<string, unknown>>,
  below: Artefact | unknown,
  pointer: string,
): readonly Leaf[] {
  return Object.entries(patch).flatMap(([key, value]): readonly Leaf[] => {
    if (pointer === '' && HEAD.has(key)) return [];
    const place = pointerTo(pointer, key);
    const from = at(below, `/${keysOf(place).at(-1)}`);
    if (isObject(value) && isObject(from)) return leavesOf(value, from, place);
    return [{ pointer: place, ...(from === undefined ? {} : { from }), ...(value === null ? {} : { to: value }) }];
  });
}

const HEAD: ReadonlySet<string> = new Set(['$schema', 'name', 'extends']);
const SORT_OF_KIND: Readonly<Record<string, DriftSort>> = {
  role: 'rights',
  form: 'layout',
  view: 'layout',
  workspace: 'layout',
};
const LABELS: ReadonlySet<string> = new Set(['label', 'plural', 'description', 'message', 'placeholder', 'help']);
const LAYOUT: ReadonlySet<string> = new Set(['after', 'before', 'icon', 'color', 'rows', 'width', 'span']);

function sortOf(kind: string, pointer: string): DriftSort {
  const keys = keysOf(pointer);
  if (keys.some((key) => LABELS.has(key))) return 'label';
  if (LAYOUT.has(keys.at(-1) ?? '')) return 'layout';
  return SORT_OF_KIND[kind] ?? 'logic';
}

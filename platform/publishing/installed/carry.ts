/** The layers above a package that comes, changes or goes, carried over so that everything still compiles. */
import { CUSTOMER, composeLayers } from '../../catalog/compose';
import type { Clash } from '../../language/change/clash';
import { sameValue } from '../../language/change/json';
import type { Rename } from '../../language/change/rename';
import { type UpgradedArtefact, upgradeLayers } from '../../language/change/upgrade';
import { checkLayers } from '../../language/check-layers';
import type { Layer, WrittenArtefact } from '../../language/layers';
import { words } from '../../vocabulary/words';
import type { Conflict, MaskedValue } from './contracts';

export interface Carried {
  readonly layers: readonly Layer[];
  readonly conflicts: readonly Omit<Conflict, 'package' | 'fromVersion' | 'toVersion'>[];
  readonly masked: readonly MaskedValue[];
}

/** What lies beneath a layer, before and after, and what was renamed in it. */
interface Beneath {
  readonly before: readonly Layer[];
  readonly after: readonly Layer[];
  readonly renames: readonly Rename[];
}

/**
 * `after` with every layer above the package carried over from `before`: lowest first, each over what those below it
 * became. What lies in the metadata folder is left as it is.
 */
export function carryOver(
  before: readonly Layer[],
  after: readonly Layer[],
  name: string,
  renames: readonly Rename[],
): Carried {
  const layers: Layer[] = [];
  const upgraded: { readonly layer: string; readonly artefact: UpgradedArtefact }[] = [];
  for (const layer of after) {
    const place = before.findIndex((each) => each.package.name === layer.package.name);
    const stands = layer.package.name === name || layer.package.origin === undefined || place < 0;
    if (stands || !standsOn(layer, name, [...before, ...after])) {
      layers.push(layer);
      continue;
    }
    const carried = carryLayer(layer, { before: before.slice(0, place), after: layers, renames });
    layers.push(carried.layer);
    upgraded.push(...carried.artefacts.map((artefact) => ({ layer: layer.package.name, artefact })));
  }
  return {
    layers: composeLayers(layers).layers,
    conflicts: upgraded.flatMap(({ layer, artefact }) =>
      artefact.clashes.map(({ kind: clash, ...rest }) => ({ ...about(layer, artefact), clash, ...rest })),
    ),
    masked: upgraded.flatMap(({ layer, artefact }) =>
      artefact.masked.map((masked) => ({ ...about(layer, artefact), ...masked })),
    ),
  };
}

function about(layer: string, { kind, name }: UpgradedArtefact) {
  return { layer, kind, artefact: name };
}

/** Whether a layer depends on a package, through others if need be; the customer's depends on all. */
function standsOn(layer: Layer, name: string, all: readonly Layer[]): boolean {
  if (layer.package.name === CUSTOMER) return true;
  return Object.keys(layer.package.dependencies).some((npmName) => {
    const below = all.find((each) => each.package.npmName === npmName);
    return below !== undefined && (below.package.name === name || standsOn(below, name, all));
  });
}

interface CarriedLayer {
  readonly layer: Layer;
  readonly artefacts: readonly UpgradedArtefact[];
}

/** Artefacts of the layer's own that cannot be without what went are set aside whole, one round after the other. */
function carryLayer(layer: Layer, beneath: Beneath): CarriedLayer {
  let aside: readonly WrittenArtefact[] = [];
  for (;;) {
    const local = { ...layer, artefacts: layer.artefacts.filter((artefact) => !aside.includes(artefact)) };
    const { before: oldVendor, after: newVendor, renames } = beneath;
    const upgrade = upgradeLayers({ oldVendor, newVendor, local, renames }, words);
    const lost = brokenIn(upgrade.local, beneath).filter(({ kind, name }) => !isAmong(kind, name, oldVendor));
    const more = layer.artefacts.filter(({ kind, name }) =>
      lost.some((each) => each.kind === kind && each.name === name),
    );
    if (more.every((artefact) => aside.includes(artefact)))
      return { layer: upgrade.local, artefacts: [...upgrade.artefacts, ...aside.map(whole)] };
    aside = [...aside, ...more];
  }
}

function brokenIn(layer: Layer, { after }: Beneath): readonly WrittenArtefact[] {
  const files = new Set(checkLayers([...after, layer], words).map(({ file }) => file));
  return layer.artefacts.filter(({ file }) => files.has(file));
}

function isAmong(kind: string, name: string, layers: readonly Layer[]): boolean {
  return layers.some(({ artefacts }) => artefacts.some((each) => each.kind === kind && each.name === name));
}

function whole({ kind, name, body }: WrittenArtefact): UpgradedArtefact {
  const clash: Clash = {
    pointer: '',
    kind: 'removedByVendor-used',
    base: undefined,
    mine: body,
    theirs: undefined,
    setAside: body,
  };
  return { kind, name, patch: {}, clashes: [clash], masked: [], obsolete: [] };
}

/** Whether two layers say the same, the order of keys aside. */
export function saysTheSame(one: Layer, other: Layer): boolean {
  return sameValue(one.artefacts, other.artefacts);
}

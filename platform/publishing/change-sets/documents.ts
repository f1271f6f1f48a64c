/** What one package says about one artefact, as a document that a change set replaces; the rest of the layers stays. */
import { CUSTOMER, customerPackage } from '../../catalog/compose';
import { patchBetween } from '../../language/change/patch';
import type { Artefact } from '../../language/contracts';
import type { Layer, WrittenArtefact } from '../../language/layers';
import { stackLayers } from '../../language/layers';
import { mergeParts } from '../../language/overlay';

export type Document = Readonly<Record<string, unknown>>;

/** Which document: what `package` says about the artefact. */
export interface Address {
  readonly kind: string;
  readonly name: string;
  readonly package: string;
}

export interface Change extends Address {
  /** The document when the change began; null when the package said nothing. */
  readonly was: Document | null;
  readonly becomes: Document | null;
}

export function documentAt(layers: readonly Layer[], { kind, name, package: owner }: Address): Document | null {
  const layer = layers.find((each) => each.package.name === owner);
  return layer?.artefacts.find((each) => each.kind === kind && each.name === name)?.body ?? null;
}

/** The layers with other documents at some addresses; a package that is not there yet can only be the customer's. */
export function withDocuments(
  layers: readonly Layer[],
  documents: readonly (Address & { readonly body: Document | null })[],
): readonly Layer[] {
  const isThere = layers.some((layer) => layer.package.name === CUSTOMER);
  const all = isThere ? layers : [...layers, { package: customerPackage(layers), artefacts: [] }];
  return all.flatMap((layer) => {
    const mine = documents.filter((document) => document.package === layer.package.name);
    const artefacts = mine.length === 0 ? layer.artefacts : mine.reduce(replaced, layer.artefacts);
    return artefacts.length === 0 && layer.package.name === CUSTOMER ? [] : [{ ...layer, artefacts }];
  });
}

/** What all layers below a package say about an artefact together; null when they say nothing. */
export function beneath(layers: readonly Layer[], { kind, name, package: owner }: Address): Artefact | null {
  const place = layers.findIndex((layer) => layer.package.name === owner);
  const parts = partsOf(place < 0 ? layers : layers.slice(0, place), kind, name);
  return parts.length > 0 ? mergeParts(parts).body : null;
}

/** What the layers up to a package say about an artefact together; null when they say nothing. */
export function upTo(layers: readonly Layer[], { kind, name, package: owner }: Address): Artefact | null {
  const place = layers.findIndex((layer) => layer.package.name === owner);
  const parts = partsOf(place < 0 ? layers : layers.slice(0, place + 1), kind, name);
  return parts.length > 0 ? mergeParts(parts).body : null;
}

/** What all layers say about an artefact together; null when there is none. */
export function effectiveOf(layers: readonly Layer[], kind: string, name: string): Artefact | null {
  const parts = partsOf(layers, kind, name);
  return parts.length > 0 ? mergeParts(parts).body : null;
}

/**
 * The document by which a package makes an artefact out of what lies beneath: a patch over another package's, the whole
 * where it is the package's own, null where there is nothing to say.
 */
export function documentFor(layers: readonly Layer[], address: Address, wanted: Artefact): Document | null {
  const base = beneath(layers, address);
  if (!base) return wanted;
  const patch = patchBetween(base, wanted);
  if (Object.keys(patch).length === 0) return null;
  return { name: address.name, extends: ownerOf(layers, address), ...patch };
}

function ownerOf(layers: readonly Layer[], { kind, name }: Address): string {
  return partsOf(layers, kind, name)[0]?.layer.name ?? CUSTOMER;
}

function partsOf(layers: readonly Layer[], kind: string, name: string) {
  return stackLayers(layers).get(kind)?.get(name) ?? [];
}

function replaced(
  artefacts: readonly WrittenArtefact[],
  { kind, name, package: owner, body }: Address & { readonly body: Document | null },
): readonly WrittenArtefact[] {
  const place = artefacts.findIndex((each) => each.kind === kind && each.name === name);
  if (body === null) return artefacts.filter((_, index) => index !== place);
  const known = artefacts[place];
  const file = known?.file ?? `${owner}/${name}.${kind}.json`;
  const made: WrittenArtefact = { kind, name, file, body };
  return known ? artefacts.map((each, index) => (index === place ? made : each)) : [...artefacts, made];
}

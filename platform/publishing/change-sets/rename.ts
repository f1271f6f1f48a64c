/** A rename inside a change set: the customer's documents with the new name, and the operation that keeps the values. */
import { CUSTOMER } from '../../catalog/compose';
import { PlatformError } from '../../foundation/errors';
import { at, replacedAt } from '../../language/change/json';
import { type Rename, renameInLayers } from '../../language/change/rename';
import { isObject, type Layer, pointerTo, stackLayers } from '../../language/layers';
import type { Operation } from '../../language/operations';
import { words } from '../../vocabulary/words';
import { type Address, type Change, type Document, documentAt } from './documents';
import { layersWith } from './edit';
import type { ChangeSet } from './store';

export type Renaming = Exclude<Rename, { what: 'element' }>;

/**
 * The documents that a rename changes, and all operations of the set after it. What was never published under the old name
 * needs no operation and no memory. Throws ownedByPackage, invalidMetadata.
 */
export function renameIn(
  published: readonly Layer[],
  changeSet: ChangeSet,
  rename: Renaming,
): { readonly changes: readonly Change[]; readonly operations: readonly Operation[] } {
  const before = layersWith(published, changeSet);
  const renamed = renameInLayers(before, rename, words);
  if (!renamed.layers) throw new PlatformError('invalidMetadata', {}, renamed.findings);
  refuseForeign(before, renamed.layers, rename);
  const origin = originOf(changeSet.operations, rename);
  const isKnown = definerOf(published, origin) !== undefined;
  const after = isKnown ? remembering(renamed.layers, rename, origin.from) : renamed.layers;
  const changes = changedDocuments(before, after).map((address) => ({
    ...address,
    was: documentAt(published, address),
    becomes: documentAt(after, address),
  }));
  return { changes, operations: isKnown ? [...changeSet.operations, operationOf(rename)] : changeSet.operations };
}

function refuseForeign(before: readonly Layer[], after: readonly Layer[], rename: Renaming): void {
  const changed = after.filter((layer, index) => layer !== before[index]).map((layer) => layer.package.name);
  const owners = [definerOf(before, rename) ?? CUSTOMER, ...changed];
  const other = owners.find((name) => name !== CUSTOMER);
  if (other) throw new PlatformError('ownedByPackage', { name: rename.from, package: other });
}

/** The package that gives the name that is to be changed; undefined when nobody does. */
function definerOf(layers: readonly Layer[], rename: Renaming): string | undefined {
  const { kind, name, pointer } = placeOf(rename);
  const parts = stackLayers(layers).get(kind)?.get(name) ?? [];
  return parts.find(({ body }) => pointer === '' || isObject(at(body, pointer)))?.layer.name;
}

function placeOf(rename: Renaming): { readonly kind: string; readonly name: string; readonly pointer: string } {
  if (rename.what === 'artefact') return { kind: rename.kind, name: rename.from, pointer: '' };
  if (rename.what === 'field')
    return { kind: 'entity', name: rename.entity, pointer: pointerTo('/fields', rename.from) };
  if ('choices' in rename)
    return { kind: 'choices', name: rename.choices, pointer: pointerTo('/options', rename.from) };
  const field = pointerTo('/fields', rename.field);
  return { kind: 'entity', name: rename.entity, pointer: pointerTo(`${field}/options`, rename.from) };
}

/** The same thing under the name by which it is published, followed back through what the set renamed before. */
function originOf(operations: readonly Operation[], rename: Renaming): Renaming {
  let origin = rename;
  for (const done of [...operations].reverse()) {
    const isHolder = done.what === 'artefact' && done.kind === 'entity';
    if (isHolder && origin.what !== 'artefact' && 'entity' in origin && origin.entity === done.to)
      origin = { ...origin, entity: done.from };
    else if (isSame(done, origin)) origin = { ...origin, from: done.from };
  }
  return origin;
}

function isSame(done: Operation, at: Renaming): boolean {
  const { pointer: one, ...first } = placeOf({ ...done, from: done.to } as Renaming);
  const { pointer: other, ...second } = placeOf(at);
  return done.what === at.what && one === other && JSON.stringify(first) === JSON.stringify(second);
}

function operationOf(rename: Renaming): Operation {
  if (rename.what !== 'option') return rename;
  const { merge: _, ...operation } = rename;
  return operation;
}

/** The layers in which an entity or a field keeps in mind how it was called. */
function remembering(layers: readonly Layer[], rename: Renaming, from: string): readonly Layer[] {
  const isEntity = rename.what === 'artefact' && rename.kind === 'entity';
  if (rename.what !== 'field' && !isEntity) return layers;
  const { name, pointer } = placeOf({ ...rename, from: rename.to });
  return layers.map((layer) => {
    if (layer.package.name !== CUSTOMER) return layer;
    const artefacts = layer.artefacts.map((artefact) => {
      const isIt = artefact.kind === 'entity' && artefact.name === name;
      return isIt ? { ...artefact, body: withFormer(artefact.body, pointer, from, rename.to) } : artefact;
    });
    return { ...layer, artefacts };
  });
}

function withFormer(body: Document, pointer: string, from: string, to: string): Document {
  const named = at(body, pointer);
  if (!isObject(named)) return body;
  const { formerly = [], ...rest } = named as { readonly formerly?: readonly string[] };
  const names = [...new Set([...formerly, from])].filter((name) => name !== to);
  return replacedAt(body, pointer, names.length > 0 ? { ...rest, formerly: names } : rest) as Document;
}

function changedDocuments(before: readonly Layer[], after: readonly Layer[]): readonly Address[] {
  const addresses = [...before, ...after].flatMap((layer) =>
    layer.package.name === CUSTOMER ? layer.artefacts.map(({ kind, name }) => `${kind} ${name}`) : [],
  );
  return [...new Set(addresses)]
    .map((key): Address => {
      const [kind = '', name = ''] = key.split(' ');
      return { kind, name, package: CUSTOMER };
    })
    .filter((address) => documentAt(before, address) !== documentAt(after, address));
}

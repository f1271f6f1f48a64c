/** What somebody decided about a conflict, as the layers it leads to. */
import { composeLayers } from '../../catalog/compose';
import type { Clash } from '../../language/change/clash';
import { keepMine, takeTheirs } from '../../language/change/decide';
import { isHead } from '../../language/change/head';
import { at, type Json } from '../../language/change/json';
import { followRenames } from '../../language/change/rename';
import { isObject, type Layer, stackLayers } from '../../language/layers';
import type { Operation } from '../../language/operations';
import { words } from '../../vocabulary/words';
import { type Address, beneath, type Document, documentAt, withDocuments } from '../change-sets/documents';
import type { Proposal } from '../publish';
import type { Decision, StoredConflict } from './conflicts';

type FieldRename = Extract<Operation, { what: 'field' }>;

/**
 * Ours was in effect unless it was set aside, so one of the two decisions changes nothing. A field that the package gave
 * up and that we keep is ours from now on: it carries our prefix, keeps its values, and what is kept after it (`kept`) finds it.
 */
export function decidedAll(
  running: readonly Layer[],
  conflicts: readonly StoredConflict[],
  decision: Decision,
  kept: readonly StoredConflict[],
): Proposal {
  const known = kept.flatMap((each) => adoptedFields(running, each));
  return conflicts.reduce<Proposal>(
    ({ layers, operations }, conflict) => {
      const next = decided(layers, conflict, decision, [...known, ...operations]);
      return { layers: next.layers, operations: [...operations, ...next.operations] };
    },
    { layers: running, operations: [] },
  );
}

function decided(
  running: readonly Layer[],
  conflict: StoredConflict,
  decision: Decision,
  kept: readonly Operation[],
): Proposal {
  const isAside = conflict.setAside !== undefined;
  if ((decision === 'mine') !== isAside) return { layers: running, operations: [] };
  const address = { kind: conflict.kind, name: conflict.artefact, package: conflict.layer };
  const now = documentAt(running, address);
  if (!isAside) return { layers: withSaid(running, address, takeTheirs(now ?? {}, conflict.pointer)), operations: [] };
  const layers = withSaid(
    running,
    address,
    withMine(now, beneath(running, address), ownerOf(running, address), conflict),
  );
  const adopted = adoptedFields(running, conflict);
  return { layers: followRenames(layers, [...kept, ...adopted], words), operations: adopted };
}

/** The new names of fields that a conflict is about and that nobody beneath has any more. */
function adoptedFields(
  running: readonly Layer[],
  { kind, artefact, layer, setAside }: StoredConflict,
): readonly FieldRename[] {
  const fields = kind === 'entity' ? at(setAside, '/fields') : undefined;
  if (!isObject(fields)) return [];
  const prefix = running.find((each) => each.package.name === layer)?.package.prefix ?? '';
  const below = at(beneath(running, { kind, name: artefact, package: layer }), '/fields');
  return Object.entries(fields)
    .filter(([name, field]) => isObject(field) && !name.startsWith(prefix) && at(below, `/${name}`) === undefined)
    .map(([from]) => ({ what: 'field', entity: artefact, from, to: prefix + from }));
}

function ownerOf(layers: readonly Layer[], { kind, name }: Address): string | undefined {
  return stackLayers(layers).get(kind)?.get(name)?.[0]?.layer.name;
}

function withSaid(layers: readonly Layer[], address: Address, body: Document): readonly Layer[] {
  const saysAnything = Object.keys(body).some((key) => !isHead(key));
  return composeLayers(withDocuments(layers, [{ ...address, body: saysAnything ? body : null }])).layers;
}

function withMine(
  now: Document | null,
  below: Json | null,
  owner: string | undefined,
  conflict: StoredConflict,
): Document {
  const patch = now ?? { name: conflict.artefact, ...(owner ? { extends: owner } : {}) };
  return below ? keepMine(below, patch, conflict as Clash) : { ...patch, ...(conflict.setAside as Document) };
}

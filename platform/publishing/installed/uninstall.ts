/** How a package leaves a running system: what goes, what stays, and who would miss it. */
import { CUSTOMER, composeLayers } from '../../catalog/compose';
import { PlatformError } from '../../foundation/errors';
import { type Target, whereUsed } from '../../language/change/where-used';
import type { Snapshot } from '../../language/contracts';
import { isObject, type Layer, type WrittenArtefact } from '../../language/layers';
import type { Database } from '../../storage/contracts';
import { countRows } from '../../storage/counts';
import { words } from '../../vocabulary/words';
import { MANIFEST } from '../packages/names';
import { carryOver } from './carry';
import type { Course, UninstallPlan } from './contracts';
import { setAside } from './set-aside';

/** Throws unknownPackage, and invalidPackage for one of the metadata folder (P018) or one that others need (P020). */
export function courseOut(running: readonly Layer[], name: string): Course {
  const gone = installed(running, name);
  refuseNeeded(running, gone);
  const { layers: after } = composeLayers(running.filter((layer) => layer !== gone));
  const { layers } = carryOver(running, after, name, []);
  const conflicts = setAside(running, layers, gone);
  return { layers, operations: [], conflicts, masked: [], returned: [] };
}

/** What leaves with a package, what stays of what it changed, and who mentions it. */
export async function consequences(
  database: Database,
  running: readonly Layer[],
  snapshot: Snapshot,
  name: string,
): Promise<Pick<UninstallPlan, 'goes' | 'stays' | 'usedBy'>> {
  const { artefacts } = installed(running, name);
  const own = artefacts.filter(({ body }) => body.extends === undefined);
  const over = artefacts.filter(({ body }) => body.extends !== undefined);
  const fields = over
    .filter(({ kind }) => kind === 'entity')
    .flatMap((artefact) => addedFields(artefact, snapshot, name));
  const records: { entity: string; count: number }[] = [];
  for (const { name: entity } of own.filter(({ kind }) => kind === 'entity'))
    records.push({ entity, count: await countRows(database, snapshot.entity(entity).table) });
  return {
    goes: { artefacts: own.map(named), fields, records },
    stays: over.map(named),
    usedBy: usesOf([...own.map(artefactTarget), ...fields.map(fieldTarget)], own, snapshot, name),
  };
}

function installed(running: readonly Layer[], name: string): Layer {
  const layer = running.find((each) => each.package.name === name && name !== CUSTOMER);
  if (!layer) throw new PlatformError('unknownPackage', { name });
  if (layer.package.origin !== 'archive')
    throw new PlatformError('invalidPackage', {}, [{ code: 'P018', file: MANIFEST, path: '', params: { name } }]);
  return layer;
}

function refuseNeeded(running: readonly Layer[], { package: { name, npmName } }: Layer): void {
  const needing = running.filter(({ package: each }) => each.name !== CUSTOMER && npmName in each.dependencies);
  if (needing.length === 0) return;
  const by = needing.map((layer) => layer.package.name).join(', ');
  throw new PlatformError('invalidPackage', {}, [{ code: 'P020', file: MANIFEST, path: '', params: { name, by } }]);
}

function addedFields({ name: entity, body }: WrittenArtefact, snapshot: Snapshot, owner: string) {
  const fields = isObject(body.fields) ? Object.keys(body.fields) : [];
  return fields
    .filter((name) => snapshot.provenance('entity', entity, `/fields/${name}`).at(-1)?.layer === owner)
    .map((name) => ({ entity, name }));
}

function usesOf(
  targets: readonly Target[],
  own: readonly WrittenArtefact[],
  snapshot: Snapshot,
  owner: string,
): UninstallPlan['usedBy'] {
  const goes = new Set(own.map(({ kind, name }) => `${kind} ${name}`));
  const found = targets.flatMap((target) => whereUsed(snapshot, target, words));
  const others = found.flatMap((use) => {
    const layer = snapshot.provenance(use.kind, use.name, use.pointer)[0]?.layer;
    const isOthers = layer !== undefined && layer !== owner && !goes.has(`${use.kind} ${use.name}`);
    return isOthers ? [{ ...use, layer }] : [];
  });
  return [...new Map(others.map((use) => [`${use.kind} ${use.name} ${use.pointer}`, use])).values()];
}

function named({ kind, name }: WrittenArtefact): { readonly kind: string; readonly name: string } {
  return { kind, name };
}

function artefactTarget({ kind, name }: WrittenArtefact): Target {
  return { what: 'artefact', kind, name };
}

function fieldTarget({ entity, name }: { readonly entity: string; readonly name: string }): Target {
  return { what: 'field', entity, name };
}

/** What a package would make of the metadata that runs: installed when it is new, otherwise in place of its older version. */
import semver from 'semver';
import { CUSTOMER, composeLayers } from '../../catalog/compose';
import { PlatformError } from '../../foundation/errors';
import type { Rename } from '../../language/change/rename';
import { upgradeLayers } from '../../language/change/upgrade';
import type { Layer } from '../../language/layers';
import type { Operation } from '../../language/operations';
import { words } from '../../vocabulary/words';
import type { Rename as Declared, Package } from '../packages/contracts';
import type { Proposal } from '../publish';

/** The layers with the package, the customer's carried over. Throws invalidMetadata when packages do not go together. */
export function packageProposal({ manifest, layer }: Package, running: readonly Layer[]): Proposal {
  const old = running.find((each) => each.package.name === manifest.name);
  const renames = old ? renamesSince(old.package.version, manifest.renames, manifest.version) : [];
  const others = running.filter((each) => each.package.name !== manifest.name);
  const composed = composeLayers([...others, { ...layer, package: { ...layer.package, origin: 'archive' } }]);
  if (composed.findings.length > 0) throw new PlatformError('invalidMetadata', {}, composed.findings);
  const local = running.find((each) => each.package.name === CUSTOMER);
  const newVendor = composed.layers.filter((each) => each.package.name !== CUSTOMER);
  const oldVendor = running.filter((each) => each !== local);
  const carried = local ? [upgradeLayers({ oldVendor, newVendor, local, renames }, words).local] : [];
  return { layers: composeLayers([...newVendor, ...carried]).layers, operations: renames.flatMap(operationOf) };
}

function renamesSince(
  from: string,
  declared: Readonly<Record<string, readonly Declared[]>>,
  to: string,
): readonly Rename[] {
  return Object.keys(declared)
    .filter((version) => semver.gt(version, from) && semver.lte(version, to))
    .sort(semver.compare)
    .flatMap((version) => declared[version] ?? [])
    .map(renameOf);
}

function renameOf({ artefact, in: holder, ...rename }: Declared): Rename {
  if (rename.what !== 'element') return rename as Rename;
  const { kind = '', from, to } = rename;
  return { what: 'element', kind, name: artefact ?? '', pointer: `${holder ?? ''}/${from}`, to };
}

function operationOf(rename: Rename): readonly Operation[] {
  return rename.what === 'element' ? [] : [rename];
}

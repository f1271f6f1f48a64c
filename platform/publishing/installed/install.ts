/** How a package comes to a running system, and how its next version takes its place. */
import { composeLayers } from '../../catalog/compose';
import type { Store } from '../../catalog/store';
import { PlatformError } from '../../foundation/errors';
import { readJson } from '../../language/json-text';
import type { Layer } from '../../language/layers';
import { MANIFEST } from '../packages/names';
import { findRevision } from '../revisions';
import { carryOver, saysTheSame } from './carry';
import type { StoredConflict } from './conflicts';
import type { Course, InstallOptions } from './contracts';
import { type Coming, refuseUnfit } from './objections';
import { declaredRenames, operationsOf, renamesBetween } from './renames';
import { withReturned } from './set-aside';

/**
 * The course by which a package comes over what runs. One that is here in another version is upgraded: the layers above are
 * merged three ways. One that was here before finds what was set aside for it. Throws invalidPackage.
 */
export async function courseIn(
  store: Store,
  running: readonly Layer[],
  coming: Coming,
  aside: readonly StoredConflict[],
  options: InstallOptions,
): Promise<Course> {
  refuseUnfit(coming, running, options);
  const layer = archiveLayer(coming);
  const before = aside.length > 0 ? await asItWas(store, running, layer.package.name, aside) : running;
  const former = before.find((each) => each.package.name === layer.package.name);
  const { layers: after, findings } = composeLayers([...before.filter((each) => each !== former), layer]);
  if (findings.length > 0) throw new PlatformError('invalidPackage', {}, findings);
  const course = former ? upgraded(before, after, former, layer) : arrived(before, after, layer);
  return { ...course, returned: aside.map(({ id }) => id) };
}

/** The archive as a layer: with its package.json, and with the name of the key that signed it. */
export function archiveLayer({ package: { layer, files }, signature }: Omit<Coming, 'unsignedAllowed'>): Layer {
  const written = readJson(files.get(MANIFEST)?.toString('utf8') ?? '{}').value as Readonly<Record<string, unknown>>;
  const signedBy = signature.state === 'trusted' ? { signedBy: signature.name } : {};
  return { ...layer, package: { ...layer.package, origin: 'archive', written, ...signedBy } };
}

function arrived(before: readonly Layer[], after: readonly Layer[], { package: { name, version } }: Layer): Course {
  const { conflicts, ...carried } = carryOver(before, after, name, []);
  const about = { package: name, fromVersion: null, toVersion: version };
  return { ...carried, operations: [], conflicts: conflicts.map((each) => ({ ...about, ...each })), returned: [] };
}

function upgraded(before: readonly Layer[], after: readonly Layer[], former: Layer, layer: Layer): Course {
  const { name, version } = layer.package;
  if (saysTheSame(former, layer)) return { layers: after, operations: [], conflicts: [], masked: [], returned: [] };
  const declared = { ...declaredRenames(former.package.written), ...declaredRenames(layer.package.written) };
  const renames = renamesBetween(former.package.version, version, declared);
  const { conflicts, ...carried } = carryOver(before, after, name, renames);
  const about = { package: name, fromVersion: former.package.version, toVersion: version };
  return {
    ...carried,
    operations: operationsOf(renames),
    conflicts: conflicts.map((each) => ({ ...about, ...each })),
    returned: [],
  };
}

/** As if the package had never gone: in the version that went, with the customer's documents about it. */
async function asItWas(
  store: Store,
  running: readonly Layer[],
  name: string,
  aside: readonly StoredConflict[],
): Promise<readonly Layer[]> {
  const revision = aside.at(-1)?.revision ?? '';
  const then = await store.layersOf(await findRevision(store, revision));
  const gone = then.find((layer) => layer.package.name === name);
  const { layers } = composeLayers(gone ? [...running, gone] : running);
  return withReturned(layers, aside);
}

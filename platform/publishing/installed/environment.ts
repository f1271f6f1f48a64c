/** What was installed and changed here, as files for Git, and back. Packages of the metadata folder lie in Git already. */
import { CUSTOMER, composeLayers } from '../../catalog/compose';
import { type Finding, PlatformError } from '../../foundation/errors';
import type { Layer, PackageManifest } from '../../language/layers';
import type { Package, PackageFiles } from '../packages/contracts';
import { MANIFEST } from '../packages/names';
import type { Proposal } from '../publish';
import { archiveLayer } from './install';
import { declaredRenames, operationsOf, renamesBetween } from './renames';

/** Package by package, each in a folder of its name; the same layers give the same bytes. */
export function pulledFiles(layers: readonly Layer[]): PackageFiles {
  const brought = layers.filter((layer) => layer.package.origin !== undefined);
  return new Map(
    brought.flatMap(({ package: manifest, artefacts }) => [
      [`${manifest.name}/${MANIFEST}`, json(manifest.written ?? ownManifest(manifest))] as const,
      ...artefacts.map(({ file, body }) => [pathIn(manifest.name, file), json(body)] as const),
    ]),
  );
}

/**
 * What makes the system hold just these packages and changes over those of its metadata folder; signatures are not asked
 * for, since whoever reaches the database and the folder answers for both. Throws invalidPackage.
 */
export function pushed(running: readonly Layer[], folder: readonly Package[]): Proposal {
  const base = running.filter((layer) => layer.package.origin === undefined);
  const findings = folder.flatMap((each) => [...each.findings, ...taken(each, base)]);
  const { layers, findings: unordered } = composeLayers([...base, ...folder.map(asLayer)]);
  const all = [...findings, ...unordered];
  if (all.length > 0) throw new PlatformError('invalidPackage', {}, all);
  return { layers, operations: running.flatMap((former) => renamesTo(former, layers)) };
}

function renamesTo({ package: former }: Layer, layers: readonly Layer[]): Proposal['operations'] {
  const next = layers.find((layer) => layer.package.name === former.name)?.package;
  if (!next || former.origin !== 'archive') return [];
  const declared = { ...declaredRenames(former.written), ...declaredRenames(next.written) };
  return operationsOf(renamesBetween(former.version, next.version, declared));
}

function asLayer(given: Package): Layer {
  const isOwn = given.manifest.name === CUSTOMER;
  return isOwn ? given.layer : archiveLayer({ package: given, signature: { state: 'unsigned' } });
}

function taken({ manifest: { name } }: Package, base: readonly Layer[]): readonly Finding[] {
  const isTaken = base.some((layer) => layer.package.name === name);
  return isTaken ? [{ code: 'P018', file: `${name}/${MANIFEST}`, path: '/karkas/name', params: { name } }] : [];
}

function ownManifest({ name, npmName, version, prefix }: PackageManifest) {
  const label = { en: 'Changes made here', ru: 'Сделанные здесь изменения' };
  return { name: npmName, version, private: true, karkas: { name, label, prefix } };
}

function pathIn(name: string, file: string): string {
  return file.startsWith(`${name}/`) ? file : `${name}/${file}`;
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

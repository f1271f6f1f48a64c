/** Packages as people hand them over: a folder, or an archive that `karkas package build` or `npm pack` made. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import packlist from 'npm-packlist';
import { parsePackage, type SourceFile } from '../../catalog/parse';
import { type Finding, PlatformError } from '../../foundation/errors';
import { readJson } from '../../language/json-text';
import { isObject } from '../../language/layers';
import { readArchive } from './archive';
import type { Manifest, Package, PackageFiles } from './contracts';
import { LIMITS } from './limits';
import { MANIFEST } from './names';

/** The package in a folder or an archive. Throws badRequest when nothing is there, invalidPackage when it is none. */
export async function readPackage(path: string): Promise<Package> {
  return packageOf(await readFiles(path));
}

/** The files of a folder (those that `npm pack` would take) or of an archive. Throws as readPackage does. */
export async function readFiles(path: string): Promise<PackageFiles> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new PlatformError('badRequest', { reason: `there is no folder or file ${path}` });
  return found.isDirectory() ? readFolder(path) : readArchiveFile(path, found.size);
}

/** What the files declare and contain. Throws invalidPackage when no manifest makes a package of them. */
export function packageOf(files: PackageFiles): Package {
  const { name, karkas } = declared(files);
  const folder = typeof karkas.name === 'string' ? karkas.name : name;
  const sources = [...files].filter(([path]) => isArtefact(path)).map(([path, bytes]) => source(folder, path, bytes));
  const manifestFile = source(folder, MANIFEST, files.get(MANIFEST) ?? Buffer.alloc(0));
  const findings: Finding[] = [];
  const layer = parsePackage(manifestFile, sources, findings);
  if (!layer) throw new PlatformError('invalidPackage', {}, findings);
  const says = karkas as Partial<Manifest>;
  const manifest: Manifest = {
    ...layer.package,
    label: says.label ?? {},
    renames: says.renames ?? {},
    removes: says.removes ?? {},
    deprecates: says.deprecates ?? {},
    rights: says.rights ?? {},
    settings: says.settings ?? {},
  };
  return { manifest, layer, files, findings };
}

async function readFolder(folder: string): Promise<PackageFiles> {
  const manifest = readJson(await readFile(join(folder, MANIFEST), 'utf8').catch(() => '')).value;
  if (!isObject(manifest)) throw noManifest();
  const paths = await packlist({ path: folder, package: manifest, isProjectRoot: true, edgesOut: new Map() });
  if (paths.length > LIMITS.files) throw refusal({ code: 'P005', path: '', params: { limit: LIMITS.files } });
  const files = new Map<string, Buffer>();
  for (const path of paths) files.set(path, await readFile(join(folder, path)));
  return files;
}

async function readArchiveFile(path: string, size: number): Promise<PackageFiles> {
  if (size > LIMITS.unpacked) throw refusal({ code: 'P006', path: '', params: { limit: LIMITS.unpacked } });
  return readArchive(await readFile(path));
}

/** What the manifest says, before it is checked. */
function declared(files: PackageFiles): { name: string; karkas: Readonly<Record<string, unknown>> } {
  const { value, findings } = readJson(files.get(MANIFEST)?.toString('utf8') ?? '{}');
  if (findings.length > 0) {
    const inFile = findings.map((finding) => ({ ...finding, file: MANIFEST }));
    throw new PlatformError('invalidPackage', {}, inFile);
  }
  if (!isObject(value) || !isObject(value.karkas)) throw noManifest();
  return { name: String(value.name), karkas: value.karkas };
}

/** The files that a folder of metadata would read, too: hidden ones and other packages’ are none of ours. */
function isArtefact(path: string): boolean {
  const parts = path.split('/');
  return path !== MANIFEST && path.endsWith('.json') && !parts.some((part) => /^(\.|node_modules$)/.test(part));
}

function source(folder: string, path: string, bytes: Buffer): SourceFile {
  return { path: `${folder}/${path}`, text: bytes.toString('utf8') };
}

function noManifest(): PlatformError {
  return refusal({ code: 'P009', path: '', file: MANIFEST });
}

function refusal(finding: Finding): PlatformError {
  return new PlatformError('invalidPackage', {}, [finding]);
}

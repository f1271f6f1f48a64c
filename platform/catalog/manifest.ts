/** Package manifests: an ordinary npm package.json with a `karkas` section, and the order in which packages lie on each other. */

import { satisfies } from 'semver';
import type { Finding } from '../foundation/errors';
import { checkManifest } from '../language/grammar';
import { readJson } from '../language/json-text';
import { isObject, type Layer, type PackageManifest } from '../language/layers';
import type { SourceFile } from './parse';

/** The manifest, or undefined after its mistakes were added to the findings. A package.json without a `karkas` section is no package. */
export function readManifest(file: SourceFile, findings: Finding[]): PackageManifest | undefined {
  const read = readJson(file.text);
  const value = read.value;
  if (isObject(value) && value.karkas === undefined) return undefined;
  const found = [...read.findings, ...(value === undefined ? [] : checkManifest(value))];
  findings.push(...found.map((finding) => ({ ...finding, file: file.path })));
  if (found.length > 0 || !isObject(value) || !isObject(value.karkas)) return undefined;
  return {
    name: String(value.karkas.name),
    version: String(value.version),
    prefix: String(value.karkas.prefix ?? ''),
    npmName: String(value.name),
    dependencies: (value.dependencies ?? {}) as Readonly<Record<string, string>>,
  };
}

/** A package as it was found: its manifest's file is where mistakes about packages are shown. */
export interface FoundPackage {
  readonly file: string;
  readonly layer: Layer;
}

/** Dependencies before dependants, else by name. K010 for a name used twice, K017 for a dependency that is missing, too old or circular. */
export function orderPackages(found: readonly FoundPackage[], findings: Finding[]): readonly Layer[] {
  const byNpmName = new Map<string, FoundPackage>();
  const byName = new Map<string, FoundPackage>();
  for (const each of [...found].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))) {
    const { name, npmName } = each.layer.package;
    const taken = byNpmName.get(npmName) ?? byName.get(name);
    if (taken)
      findings.push({ code: 'K010', file: each.file, path: '/karkas/name', params: { name, other: taken.file } });
    else byNpmName.set(npmName, each);
    byName.set(name, taken ?? each);
  }
  return inOrder(byNpmName, findings);
}

function sortKey({ file, layer }: FoundPackage): string {
  return `${layer.package.name} ${file}`;
}

function inOrder(byNpmName: ReadonlyMap<string, FoundPackage>, findings: Finding[]): readonly Layer[] {
  const ordered = new Set<Layer>();
  const place = (found: FoundPackage, trail: readonly FoundPackage[]): void => {
    if (ordered.has(found.layer)) return;
    const { name, dependencies } = found.layer.package;
    const here = [...trail, found];
    for (const [npmName, range] of Object.entries(dependencies)) {
      const dependency = byNpmName.get(npmName);
      const fits = dependency && !here.includes(dependency) && satisfies(dependency.layer.package.version, range);
      if (dependency && fits) place(dependency, here);
      else
        findings.push({
          code: 'K017',
          file: found.file,
          path: '/dependencies',
          params: { name, needs: `${npmName} ${range}` },
        });
    }
    ordered.add(found.layer);
  };
  for (const found of byNpmName.values()) place(found, []);
  return [...ordered];
}

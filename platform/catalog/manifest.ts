/** Package manifests: an ordinary npm package.json with a `karkas` section, and the order in which packages lie on each other. */
import type { Finding } from '../foundation/errors';
import { checkManifest } from '../language/grammar';
import { readJson } from '../language/json-text';
import { isObject, type Layer, type PackageManifest } from '../language/layers';
import type { SourceFile } from './parse';
import { satisfies } from './semver';

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

/** Dependencies before dependants, else by name. K010 for a name used twice, K017 for a dependency that is missing, too old or circular. */
export function orderPackages(layers: readonly Layer[], findings: Finding[]): readonly Layer[] {
  const byNpmName = new Map<string, Layer>();
  const names = new Set<string>();
  for (const layer of [...layers].sort((a, b) => (a.package.name < b.package.name ? -1 : 1))) {
    const { name, npmName } = layer.package;
    const taken = byNpmName.get(npmName) ?? (names.has(name) ? layer : undefined);
    if (taken) findings.push({ code: 'K010', path: '/karkas/name', params: { name, other: taken.package.npmName } });
    else byNpmName.set(npmName, layer);
    names.add(name);
  }
  return inOrder(byNpmName, findings);
}

function inOrder(byNpmName: ReadonlyMap<string, Layer>, findings: Finding[]): readonly Layer[] {
  const ordered = new Set<Layer>();
  const place = (layer: Layer, trail: readonly Layer[]): void => {
    if (ordered.has(layer)) return;
    const { name, dependencies } = layer.package;
    for (const [npmName, range] of Object.entries(dependencies)) {
      const dependency = byNpmName.get(npmName);
      if (dependency && (trail.includes(dependency) || dependency === layer))
        findings.push(needs(name, `${npmName} ⟲`));
      else if (dependency && satisfies(dependency.package.version, range)) place(dependency, [...trail, layer]);
      else findings.push(needs(name, `${npmName} ${range}`));
    }
    ordered.add(layer);
  };
  for (const layer of byNpmName.values()) place(layer, []);
  return [...ordered];
}

function needs(name: string, what: string): Finding {
  return { code: 'K017', path: '/dependencies', params: { name, needs: what } };
}

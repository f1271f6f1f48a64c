import { satisfies } from 'semver';
import type { Finding } from '../../foundation/errors';
import type { PackageManifest } from '../../language/layers';

/**
 * Whether packages can come to those installed: P010 for a dependency that is nowhere, P011 for one of
 * another version, P012 for a circle. A coming package stands in for the installed one of its npm name.
 */
export function checkDependencies(
  coming: readonly PackageManifest[],
  installed: readonly PackageManifest[],
): readonly Finding[] {
  const all = new Map([...installed, ...coming].map((each) => [each.npmName, each]));
  return [...coming.flatMap((each) => missing(each, all)), ...circles(coming, all)];
}

type ByNpmName = ReadonlyMap<string, PackageManifest>;

function missing(manifest: PackageManifest, all: ByNpmName): readonly Finding[] {
  return Object.entries(manifest.dependencies).flatMap(([npmName, range]): Finding[] => {
    const needs = `${npmName} ${range}`;
    const dependency = all.get(npmName);
    if (!dependency) return [about(manifest, 'P010', { needs })];
    if (satisfies(dependency.version, range)) return [];
    return [about(manifest, 'P011', { needs, found: dependency.version })];
  });
}

/** Every circle once, told from the package of it that comes first. */
function circles(coming: readonly PackageManifest[], all: ByNpmName): readonly Finding[] {
  const findings: Finding[] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) {
      const circle = [...trail.slice(trail.indexOf(name)), name];
      const manifest = all.get(name);
      if (manifest) findings.push(about(manifest, 'P012', { cycle: circle.join(' → ') }));
      return;
    }
    if (done.has(name)) return;
    for (const next of Object.keys(all.get(name)?.dependencies ?? {})) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const { npmName } of coming) visit(npmName, []);
  return findings;
}

function about({ name }: PackageManifest, code: Finding['code'], params: Finding['params']): Finding {
  return { code, file: `${name}/package.json`, path: '/dependencies', params };
}

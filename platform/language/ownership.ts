/** Who may say what: a package owns its artefacts, extends those of packages it depends on, and marks fields it adds to them. */
import type { Finding } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import type { Text } from './contracts';
import { isObject, type Layer, type PackageManifest, type Part, pointerTo, type Stack } from './layers';
import { SYSTEM_FIELDS } from './traits';

const NO_DEPENDENCY: Text = { en: 'the package does not depend on it', ru: 'пакет от него не зависит' };

/** K009, K010, K014, K015, K021 of all layers. */
export function checkOwnership(layers: readonly Layer[], stack: Stack): readonly Finding[] {
  const packages = new Map(layers.map((layer) => [layer.package.name, layer.package]));
  const findings: Finding[] = [];
  for (const [kind, named] of stack) {
    for (const [name, parts] of named) {
      findings.push(...checkParts(kind, name, parts, packages));
      if (kind === 'entity') findings.push(...checkPrefixes(parts));
    }
  }
  return findings;
}

function checkParts(
  kind: string,
  name: string,
  parts: readonly Part[],
  packages: ReadonlyMap<string, PackageManifest>,
): readonly Finding[] {
  const findings: Finding[] = [];
  let owner: Part | undefined;
  for (const [index, part] of parts.entries()) {
    const same = parts.slice(0, index).find((other) => other.layer.name === part.layer.name);
    if (same) findings.push(found(part, 'K010', '/name', { name, other: same.file }));
    else if (typeof part.body.extends === 'string') findings.push(...checkExtends(kind, name, part, owner, packages));
    else if (owner) findings.push(found(part, 'K014', '/name', { package: part.layer.name, name }));
    else owner = part;
  }
  return findings;
}

function checkExtends(
  kind: string,
  name: string,
  part: Part,
  owner: Part | undefined,
  packages: ReadonlyMap<string, PackageManifest>,
): readonly Finding[] {
  const extended = String(part.body.extends);
  const base = packages.get(extended);
  if (!base)
    return [
      found(part, 'K009', '/extends', { kind: 'package', name: extended, hint: didYouMean(extended, packages.keys()) }),
    ];
  if (!owner || owner.layer.name !== extended)
    return [found(part, 'K009', '/name', { kind, name, hint: ownerHint(owner) })];
  if (!reaches(part.layer, base, packages))
    return [found(part, 'K021', '/extends', { name: extended, reason: NO_DEPENDENCY })];
  return [];
}

function ownerHint(owner: Part | undefined): Text | '' {
  if (!owner) return '';
  const { name } = owner.layer;
  return { en: ` It belongs to the package “${name}”.`, ru: ` Он принадлежит пакету «${name}».` };
}

function reaches(from: PackageManifest, to: PackageManifest, packages: ReadonlyMap<string, PackageManifest>): boolean {
  const byNpmName = new Map([...packages.values()].map((each) => [each.npmName, each]));
  const seen = new Set<string>();
  const queue = [from];
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const name of Object.keys(next.dependencies)) {
      if (name === to.npmName) return true;
      const dependency = byNpmName.get(name);
      if (dependency && !seen.has(name)) queue.push(dependency);
      seen.add(name);
    }
  }
  return false;
}

/** K015: what a layer with a prefix adds to the fields of another package's entity must carry it. */
function checkPrefixes(parts: readonly Part[]): readonly Finding[] {
  const known = new Set<string>(SYSTEM_FIELDS);
  const findings: Finding[] = [];
  for (const [index, part] of parts.entries()) {
    const fields = isObject(part.body.fields) ? part.body.fields : {};
    const { prefix } = part.layer;
    for (const [name, definition] of Object.entries(fields)) {
      const added = index > 0 && !known.has(name) && isObject(definition) && typeof definition.type === 'string';
      if (added && !name.startsWith(prefix)) findings.push(found(part, 'K015', pointerTo('/fields', name), { prefix }));
      known.add(name);
    }
  }
  return findings;
}

function found(part: Part, code: Finding['code'], path: string, params: Readonly<Record<string, unknown>>): Finding {
  return { code, file: part.file, path, params };
}

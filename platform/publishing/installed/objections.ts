/** Why a package may not come to those that run. */
import { lt } from 'semver';
import { CUSTOMER } from '../../catalog/compose';
import { type Finding, PlatformError } from '../../foundation/errors';
import type { Layer, PackageManifest } from '../../language/layers';
import type { Package, Signature } from '../packages/contracts';
import { checkDependencies } from '../packages/dependencies';
import { MANIFEST } from '../packages/names';
import { objectionsTo } from '../packages/signature';
import type { InstallOptions } from './contracts';

const CUSTOMERS_PREFIX = 'x_';

export interface Coming {
  readonly package: Package;
  readonly signature: Signature;
  readonly unsignedAllowed: boolean;
}

/** Throws invalidPackage with everything that stands against it: mistakes, signature, dependencies, names, prefix, rights, age. */
export function refuseUnfit(coming: Coming, running: readonly Layer[], { downgrade = false }: InstallOptions): void {
  const { manifest, findings } = coming.package;
  const others = running.map((layer) => layer.package).filter(({ name }) => name !== CUSTOMER);
  const found: readonly Finding[] = [
    ...findings,
    ...objectionsTo(coming.signature, coming.unsignedAllowed),
    ...checkDependencies([manifest], others),
    ...namesTaken(manifest, others),
    ...prefixTaken(manifest, others),
    ...undeclared(coming.package),
    ...(downgrade ? [] : older(manifest, others)),
  ];
  if (found.length > 0) throw new PlatformError('invalidPackage', {}, found);
}

function namesTaken({ name, npmName }: PackageManifest, others: readonly PackageManifest[]): readonly Finding[] {
  const same = others.find((each) => each.name === name);
  if (same && same.origin === undefined) return [about('P018', '/karkas/name', { name })];
  const other = others.find((each) => (each.name === name) !== (each.npmName === npmName));
  return other || name === CUSTOMER ? [about('P023', '/karkas/name', { name })] : [];
}

function prefixTaken({ name, prefix }: PackageManifest, others: readonly PackageManifest[]): readonly Finding[] {
  if (prefix === '') return [];
  const by = others.find((each) => each.prefix === prefix && each.name !== name)?.name;
  const owner = prefix === CUSTOMERS_PREFIX ? CUSTOMER : by;
  return owner === undefined ? [] : [about('P021', '/karkas/prefix', { prefix, by: owner })];
}

/** What it does to artefacts of others stands in its manifest, where whoever installs it reads it. */
function undeclared({ manifest: { rights }, layer }: Package): readonly Finding[] {
  const extended = layer.artefacts.filter(({ body }) => typeof body.extends === 'string');
  const packages = new Set(extended.map(({ body }) => String(body.extends)));
  const roles = extended.filter(({ kind }) => kind === 'role').map(({ name }) => name);
  return [
    ...[...packages].filter((each) => !rights.extends?.includes(each)),
    ...roles.filter((each) => !rights.roles?.includes(each)),
  ].map((what) => about('P022', '/karkas/rights', { what: `“${what}”` }));
}

function older({ name, version }: PackageManifest, others: readonly PackageManifest[]): readonly Finding[] {
  const here = others.find((each) => each.name === name);
  return here && lt(version, here.version) ? [about('P019', '/version', { version, found: here.version })] : [];
}

function about(code: Finding['code'], path: string, params: Finding['params']): Finding {
  return { code, file: MANIFEST, path, params };
}

/** The layers of a whole system: packages from the metadata folder, packages that were installed, the customer's own. */
import type { Finding } from '../foundation/errors';
import type { Layer, PackageManifest } from '../language/layers';
import { orderPackages } from './manifest';

/** The package of what this customer changed here: above all others, in no folder. */
export const CUSTOMER = 'customer';
const PREFIX = 'x_';

export interface Composed {
  /** Lowest first. */
  readonly layers: readonly Layer[];
  readonly findings: readonly Finding[];
}

/** Layers in the order of their dependencies, the customer's last; K010 and K017 for packages that do not go together. */
export function composeLayers(layers: readonly Layer[]): Composed {
  const findings: Finding[] = [];
  const packages = layers.filter((layer) => layer.package.name !== CUSTOMER);
  const found = packages.map((layer) => ({ file: `${layer.package.name}/package.json`, layer }));
  const ordered = orderPackages(found, findings);
  const own = layers.find((layer) => layer.package.name === CUSTOMER);
  if (!own || own.artefacts.length === 0) return { layers: ordered, findings };
  return { layers: [...ordered, { ...own, package: customerPackage(ordered) }], findings };
}

/** New layers from the metadata folder under what was installed or changed besides. */
export function overFolder(folder: readonly Layer[], running: readonly Layer[]): Composed {
  return composeLayers([...folder, ...running.filter((layer) => layer.package.origin !== undefined)]);
}

/** The manifest of the customer's own layer over these packages. */
export function customerPackage(packages: readonly Layer[]): PackageManifest {
  return {
    name: CUSTOMER,
    version: '0.0.0',
    prefix: PREFIX,
    npmName: CUSTOMER,
    dependencies: Object.fromEntries(packages.map((layer) => [layer.package.npmName, '*'])),
    origin: 'customer',
  };
}

/** A running system over the shipped packages, on which packages are installed. */
import { join } from 'node:path';
import { CUSTOMER, composeLayers, overFolder } from '../../platform/catalog/compose';
import { withDocuments } from '../../platform/publishing/change-sets/documents';
import { createPackages, type Packages } from '../../platform/publishing/installed/packages';
import type { Package, PackageFiles } from '../../platform/publishing/packages/contracts';
import { packageOf, readPackage } from '../../platform/publishing/packages/source';
import { METADATA, shippedLayers } from '../crm/world';
import { type Place, silent } from '../storage/engines';
import { openWorkshop, type Workshop } from './workshop';

export interface Site extends Workshop {
  readonly packages: Packages;
  /** sha256 of everything that runs. */
  content(): Promise<string>;
  /** Publishes documents of the customer's layer: "kind name" → body, null for none; the others stay. */
  edit(documents: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>): Promise<void>;
  /** What the customer's layer says. */
  edits(): Readonly<Record<string, unknown>>;
}

export async function openSite(place: Place, trustedKeys: ReadonlyMap<string, string> = new Map()): Promise<Site> {
  const shop = await openWorkshop(place);
  await shop.publish(overFolder(shippedLayers(), []).layers);
  const packages = createPackages({
    ...shop,
    log: silent,
    trustedKeys: () => trustedKeys,
    unsignedPackages: trustedKeys.size === 0,
    language: 'ru',
  });
  const own = () => shop.current.layersOf().find((layer) => layer.package.name === CUSTOMER);
  return {
    ...shop,
    packages,
    content: async () => (await shop.store.latest())?.head.content ?? '',
    async edit(documents) {
      const given = Object.entries(documents).map(([key, body]) => {
        const [kind = '', name = ''] = key.split(' ');
        return { kind, name, package: CUSTOMER, body: body && { name, ...body } };
      });
      await shop.publish(composeLayers(withDocuments(shop.current.layersOf(), given)).layers);
    },
    edits: () => Object.fromEntries((own()?.artefacts ?? []).map(({ kind, name, body }) => [`${kind} ${name}`, body])),
  };
}

export function equipmentService(version: string): Promise<Package> {
  return readPackage(join(METADATA, 'equipment-service', version));
}

const label = { en: 'Label', ru: 'Подпись' };

/** A package of JSON files; `karkas` and the rest of package.json as given. */
export function madePackage(
  name: string,
  files: Readonly<Record<string, unknown>>,
  { karkas, ...more }: { readonly karkas?: object } & Readonly<Record<string, unknown>> = {},
): Package {
  const manifest = {
    name: `karkas-${name}`,
    version: '1.0.0',
    ...more,
    karkas: { name, label, prefix: `${name}_`, ...karkas },
  };
  return packageOf(filesOf({ 'package.json': manifest, ...files }));
}

export function filesOf(files: Readonly<Record<string, unknown>>): PackageFiles {
  return new Map(Object.entries(files).map(([path, body]) => [path, Buffer.from(JSON.stringify(body))]));
}

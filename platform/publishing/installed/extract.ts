/** The customer's changes as a package of their own, for the next customer. */
import { CUSTOMER } from '../../catalog/compose';
import { PlatformError } from '../../foundation/errors';
import { followRenames, type Rename } from '../../language/change/rename';
import { isObject, type Layer, type WrittenArtefact } from '../../language/layers';
import { words } from '../../vocabulary/words';
import type { PackageFiles } from '../packages/contracts';
import { MANIFEST } from '../packages/names';

export interface ExtractRequest {
  /** npm-like: "field-work"; layers call it "fieldWork". */
  readonly name: string;
  /** With the underscore: "fw_". */
  readonly prefix: string;
  /** "kind name" of the artefacts that are meant; all when absent. */
  readonly artefacts?: readonly string[];
}

const CUSTOMERS_PREFIX = 'x_';

/** The files of a package that says what the customer's layer says, with its prefix in place of the customer's. Throws badRequest. */
export function extractPackage(layers: readonly Layer[], request: ExtractRequest): PackageFiles {
  const { name, prefix } = request;
  if (!/^[a-z][a-z0-9-]*$/.test(name) || !/^[a-z][a-z0-9]*_$/.test(prefix) || prefix === CUSTOMERS_PREFIX)
    throw new PlatformError('badRequest', { reason: 'say a name such as "field-work" and a prefix such as "fw_"' });
  const chosen = chosenFrom(layers, request.artefacts);
  const renamed = followRenames(
    layers,
    chosen.flatMap((artefact) => renamesOf(artefact, prefix)),
    words,
  );
  const own = renamed.find((layer) => layer.package.name === CUSTOMER)?.artefacts ?? [];
  const places = new Set(chosen.map((artefact) => artefactsOf(layers).indexOf(artefact)));
  const artefacts = own.filter((_, index) => places.has(index));
  return new Map([
    [MANIFEST, json(manifestOf(request, artefacts, layers))],
    ...artefacts.map(({ kind, name: each, body }): [string, Buffer] => [`${kind}/${each}.${kind}.json`, json(body)]),
  ]);
}

function artefactsOf(layers: readonly Layer[]): readonly WrittenArtefact[] {
  return layers.find((layer) => layer.package.name === CUSTOMER)?.artefacts ?? [];
}

function chosenFrom(layers: readonly Layer[], wanted: readonly string[] | undefined): readonly WrittenArtefact[] {
  const all = artefactsOf(layers);
  const unknown = wanted?.find((each) => !all.some(({ kind, name }) => each === `${kind} ${name}`));
  if (unknown !== undefined)
    throw new PlatformError('badRequest', { reason: `nothing was changed here of “${unknown}”` });
  const chosen = wanted ? all.filter(({ kind, name }) => wanted.includes(`${kind} ${name}`)) : all;
  if (chosen.length === 0) throw new PlatformError('badRequest', { reason: 'nothing was changed here' });
  return chosen;
}

function renamesOf({ kind, name, body }: WrittenArtefact, prefix: string): readonly Rename[] {
  const renamed = (from: string) => prefix + from.slice(CUSTOMERS_PREFIX.length);
  const fields = kind === 'entity' && isObject(body.fields) ? Object.keys(body.fields) : [];
  const ofFields = fields
    .filter((from) => from.startsWith(CUSTOMERS_PREFIX))
    .map((from): Rename => ({ what: 'field', entity: name, from, to: renamed(from) }));
  const isOwn = name.startsWith(CUSTOMERS_PREFIX) && body.extends === undefined;
  return isOwn ? [...ofFields, { what: 'artefact', kind, from: name, to: renamed(name) }] : ofFields;
}

function manifestOf({ name, prefix }: ExtractRequest, artefacts: readonly WrittenArtefact[], layers: readonly Layer[]) {
  const title = name.charAt(0).toUpperCase() + name.slice(1).replace(/-/g, ' ');
  const extended = [
    ...new Set(artefacts.flatMap(({ body }) => (typeof body.extends === 'string' ? [body.extends] : []))),
  ];
  const roles = artefacts.filter(({ kind, body }) => kind === 'role' && body.extends !== undefined);
  const below = layers.filter(({ package: each }) => each.name !== CUSTOMER);
  return {
    name: `karkas-${name}`,
    version: '0.1.0',
    private: true,
    description: title,
    dependencies: Object.fromEntries(below.map(({ package: each }) => [each.npmName, `^${each.version}`])),
    karkas: {
      name: name.replace(/-+(\w)/g, (_, letter: string) => letter.toUpperCase()),
      label: { en: title, ru: title },
      prefix,
      rights: { extends: extended, roles: roles.map((role) => role.name) },
    },
  };
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/**
 * Published metadata, compiled. `compileSnapshot` makes it of layers on the server; `effectiveSnapshot`
 * of artefacts that are already merged and perhaps reduced to what a caller may see. Both are cheap:
 * an artefact is merged and an entity compiled when first asked for.
 */
import { type Finding, PlatformError } from '../foundation/errors';
import { nearest } from '../foundation/suggest';
import type { Words } from '../vocabulary/contracts';
import { compileEntity } from './compile-entity';
import type { Artefact, Compiled, Dependant, Entity, Origin, Snapshot } from './contracts';
import { findDependants } from './dependencies';
import { deepFreeze } from './freeze';
import { type Layer, type Stack, stackLayers } from './layers';
import { mergeParts, originsOf } from './overlay';
import { checkOwnership } from './ownership';
import { OWN_NAMES, type Placement } from './places';
import { type ArtefactSource, createSites } from './sites';

export type { Layer } from './layers';

export interface EffectiveMetadata {
  readonly revision: string;
  readonly artefacts: Readonly<Record<string, readonly Artefact[]>>;
}

/**
 * The snapshot of all layers (lowest first), or what is wrong with how they stand on each other (K009,
 * K010, K014, K015, K021). Mistakes inside an entity show when it is first used, as invalidMetadata;
 * `checkLayers` finds them all before.
 */
export function compileSnapshot(
  layers: readonly Layer[],
  words: Words,
  revision: string,
  placement: Placement = OWN_NAMES,
): Compiled {
  const stack = stackLayers(layers);
  const findings = checkOwnership(layers, stack);
  if (findings.length > 0) return { snapshot: null, findings };
  return { snapshot: assemble({ layers, stack, words, revision, placement, report: refuse }), findings };
}

export interface Standing {
  readonly layers: readonly Layer[];
  readonly stack: Stack;
  readonly words: Words;
  readonly revision: string;
  readonly placement: Placement;
  readonly report: (findings: readonly Finding[]) => void;
}

/** The snapshot of layers as they stand, for questions about names; what does not compile is left out without a word. */
export function looseSnapshot(
  layers: readonly Layer[],
  stack: Stack,
  words: Words,
  report: Standing['report'] = () => undefined,
): Snapshot {
  return assemble({ layers, stack, words, revision: '', placement: OWN_NAMES, report });
}

/** The snapshot of layers as they stand; what does not compile goes to `report`. */
export function assemble({ layers, stack, ...rest }: Standing): Snapshot {
  const merged = new Map<string, Artefact>();
  const source: ArtefactSource = {
    names: (kind) => [...(stack.get(kind)?.keys() ?? [])],
    get(kind, name) {
      const key = `${kind} ${name}`;
      const known = merged.get(key);
      const parts = known ? undefined : stack.get(kind)?.get(name);
      if (!parts) return known;
      const body = deepFreeze(mergeParts(parts).body);
      merged.set(key, body);
      return body;
    },
  };
  const packages = layers.map(({ package: { name, version, prefix } }) => ({ name, version, prefix }));
  const provenance = (kind: string, name: string, pointer: string) =>
    originsOf(stack.get(kind)?.get(name) ?? [], pointer);
  return build({ ...rest, packages, source, provenance });
}

/** The snapshot of merged artefacts. What mentions something that is not there (a hidden field, say) is left out without a word. */
export function effectiveSnapshot(effective: EffectiveMetadata, words: Words): Snapshot {
  const kinds = new Map(
    Object.entries(effective.artefacts).map(([kind, artefacts]) => [
      kind,
      new Map(artefacts.map((each) => [each.name, deepFreeze(each)])),
    ]),
  );
  const source: ArtefactSource = {
    names: (kind) => [...(kinds.get(kind)?.keys() ?? [])],
    get: (kind, name) => kinds.get(kind)?.get(name),
  };
  const { revision } = effective;
  return build({
    revision,
    packages: [],
    source,
    words,
    placement: OWN_NAMES,
    provenance: () => [],
    report: () => undefined,
  });
}

interface Material extends Pick<Snapshot, 'revision' | 'packages' | 'provenance'> {
  readonly source: ArtefactSource;
  readonly words: Words;
  readonly placement: Placement;
  readonly report: (findings: readonly Finding[]) => void;
}

function build({ revision, packages, source, words, placement, provenance, report }: Material): Snapshot {
  const sites = createSites(source, words);
  const entities = new Map<string, Entity>();
  const entityNames = Object.freeze(source.names('entity'));
  let dependants: ReadonlyMap<string, readonly Dependant[]> | undefined;
  const snapshot: Snapshot = Object.freeze({
    revision,
    packages: deepFreeze(packages),
    entityNames,
    artefact: (kind: string, name: string) => source.get(kind, name),
    artefactOrThrow: (kind: string, name: string) => source.get(kind, name) ?? unknownArtefact(kind, name, source),
    artefacts: (kind: string) => source.names(kind).flatMap((name) => source.get(kind, name) ?? []),
    hasEntity: (name: string) => source.get('entity', name) !== undefined,
    entity(name: string) {
      const known = entities.get(name);
      if (known) return known;
      const definition = source.get('entity', name) ?? unknownEntity(name, entityNames);
      const entity = compileEntity(definition, { sites, snapshot, placement, report });
      entities.set(name, entity);
      return entity;
    },
    dependants(name: string) {
      dependants ??= findDependants(entityNames.map((each) => snapshot.entity(each)));
      return dependants.get(name) ?? [];
    },
    options: (name: string) =>
      source.get('choices', name) ? sites.options(name) : unknownArtefact('choices', name, source),
    provenance: (kind: string, name: string, pointer: string): readonly Origin[] => provenance(kind, name, pointer),
  });
  return snapshot;
}

function refuse(findings: readonly Finding[]): never {
  throw new PlatformError('invalidMetadata', {}, findings);
}

function unknownEntity(name: string, known: readonly string[]): never {
  throw new PlatformError('unknownEntity', { name }, [], { didYouMean: nearest(name, known) ?? null });
}

function unknownArtefact(kind: string, name: string, source: ArtefactSource): never {
  throw new PlatformError('unknownArtefact', { kind, name }, [], {
    didYouMean: nearest(name, source.names(kind)) ?? null,
  });
}

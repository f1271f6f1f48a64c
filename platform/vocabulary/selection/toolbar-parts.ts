import type { Artefact, Entity, Snapshot, Text } from '../../language/contracts';
import { elementsOf } from '../view-parts';
import { type FilterSite, filterSite } from './filters';

export interface Preset {
  readonly key: string;
  readonly label: Text | undefined;
  readonly where: unknown;
}

/** What stands above a list or board: quick filters and ready-made selections. */
export interface ToolbarParts {
  readonly filters: readonly (FilterSite & { readonly label: Text })[];
  readonly presets: readonly Preset[];
}

/** The parts a view writes; a board, which writes none, has those of the entity's default list. What the place fixes needs no filter. */
export function toolbarParts(
  view: Artefact,
  entity: Entity,
  snapshot: Snapshot,
  fixed: readonly string[] = [],
): ToolbarParts {
  const source = writesParts(view) ? view : (defaultList(entity, snapshot) ?? view);
  const offered = elementsOf(source['filters']).filter(([path]) => !fixed.includes(path));
  return {
    filters: offered.flatMap(([path, settings]) => {
      const site = filterSite(path, entity, snapshot);
      return site ? [{ ...site, label: (settings['label'] as Text | undefined) ?? site.field.label }] : [];
    }),
    presets: elementsOf(source['presets']).map(([key, preset]) => ({
      key,
      label: preset['label'] as Text | undefined,
      where: preset['where'],
    })),
  };
}

function writesParts(view: Artefact): boolean {
  return view['filters'] !== undefined || view['presets'] !== undefined;
}

function defaultList(entity: Entity, snapshot: Snapshot): Artefact | undefined {
  return snapshot.artefacts('view').find((view) => view['type'] === 'list' && view['entity'] === entity.name);
}

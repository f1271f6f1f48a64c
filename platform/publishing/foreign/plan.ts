/** Which name everything of the source gets, worked out before anything is written. */
import { brought } from './brought';
import { closingReferences } from './circles';
import type { ForeignEntity, ForeignField, ForeignModel } from './model';
import { camelName, createNames, isReservedField, type NameGiver } from './names';
import { type Note, notebookOf } from './notes';
import { outsideOf } from './outside';

export interface Plan {
  readonly prefix: string;
  readonly entities: ReadonlyMap<string, EntityPlan>;
  /** Names of entities of the platform by the source’s name. */
  readonly platform: Readonly<Record<string, string>>;
  readonly notes: Note[];
  /** Required references that must stay open, “Entity.field” in source names. */
  readonly open: ReadonlySet<string>;
  /** Gives names to lists of options. */
  readonly choices: NameGiver;
}

export interface EntityPlan {
  readonly foreign: ForeignEntity;
  readonly name: string;
  /** Our names of its fields by the source’s. */
  readonly fields: ReadonlyMap<string, string>;
  /** For rows: the references to what they stand in. */
  readonly parents: readonly ParentLink[];
}

export interface ParentLink {
  /** The entity and its field of rows, in source names. */
  readonly entity: string;
  readonly field: string;
  /** Our name of the reference. */
  readonly name: string;
}

/** The names of all entities and fields, with small entities for targets that are not among the files. */
export function planOf(model: ForeignModel, prefix: string): Plan {
  const notes = [...model.notes];
  const entityNames = createNames(prefix);
  const outside = outsideOf(model, (name) => entityNames.give(camelName(name)), notes);
  const all = [...model.entities, ...outside.entities];
  const holders = holdersOf(all);
  const entities = new Map<string, EntityPlan>();
  for (const foreign of all) {
    const known = foreign.adds ?? outside.names.get(foreign.name);
    const name = known ?? entityNames.give(camelName(foreign.name));
    const names = createNames(foreign.adds ? prefix : '');
    const places = foreign.row ? (holders.get(foreign.name) ?? []) : [];
    const fields = new Map(foreign.fields.flatMap((field) => fieldName(field, foreign, names, notes)));
    entities.set(foreign.name, { foreign, name, fields, parents: parentsOf(places, names) });
    if (places.length > 1) {
      const list = places.map(({ entity, field }) => `${entity}.${field}`).join(', ');
      notebookOf(notes, foreign.file).note('F014', '', { places: list });
    }
  }
  const open = closingReferences(all);
  return { prefix, entities, platform: model.platform, notes, open, choices: createNames(prefix) };
}

/** Our name of an entity of the source; the platform’s own where it stands for it. */
export function entityName(plan: Plan, foreign: string): string {
  return plan.entities.get(foreign)?.name ?? plan.platform[foreign] ?? foreign;
}

function fieldName(
  field: ForeignField,
  entity: ForeignEntity,
  names: NameGiver,
  notes: Note[],
): readonly (readonly [string, string])[] {
  const { kind } = field.meaning;
  if (kind === 'said' || kind === 'leftOut') return [];
  const wanted = camelName(field.name);
  const free = isReservedField(wanted, brought(entity)) ? `${wanted}Value` : wanted;
  const name = names.give(free);
  if (!name.endsWith(wanted)) notebookOf(notes, entity.file).note('F011', field.at, { name: wanted, ours: name });
  return [[field.name, name]];
}

type Holder = Omit<ParentLink, 'name'>;

/** Where rows of each kind stand. */
function holdersOf(entities: readonly ForeignEntity[]): ReadonlyMap<string, readonly Holder[]> {
  const holders = new Map<string, Holder[]>();
  for (const { name, fields } of entities) {
    for (const { name: field, meaning } of fields) {
      if (meaning.kind !== 'rows') continue;
      holders.set(meaning.of, [...(holders.get(meaning.of) ?? []), { entity: name, field }]);
    }
  }
  return holders;
}

function parentsOf(places: readonly Holder[], names: NameGiver): readonly ParentLink[] {
  if (places.length === 1) return places.map((place) => ({ ...place, name: names.give('parent') }));
  return places.map((place) => ({ ...place, name: names.give(`in${camelName(`x ${place.entity}`).slice(1)}`) }));
}

/**
 * One entity. Fields, traits and indexes are there at once; what is written in conditions and
 * expressions (checks, formulas, roll-ups) is compiled when first asked for, because it may look at
 * other entities that look back at this one.
 */
import { type Attempt, compileChecks, compileFormulas, compileRollUps } from './compile-computations';
import { compileField } from './compile-field';
import type { Artefact, Entity, Field, Text } from './contracts';
import { orderFormulas } from './dependencies';
import { isObject } from './layers';
import type { Placement } from './places';
import { bothLocales, type Sites } from './sites';
import { traitsOf } from './traits';

export interface CompileWorld extends Attempt {
  readonly sites: Sites;
  readonly placement: Placement;
}

type NamedFields = Entity['indexes'][number];

export function compileEntity(definition: Artefact, world: CompileWorld): Entity {
  const { name } = definition;
  const title = typeof definition.title === 'string' ? definition.title : '';
  const sites = world.sites.of(name);
  const fields = new Map<string, Field>();
  for (const site of sites.values()) {
    const field = compileField(site, site.name === title, world.placement);
    if (field) fields.set(site.name, field);
  }
  const titleField = fields.get(title) ?? firstNaming(fields);
  const traits = traitsOf(definition);
  const entity: Entity = Object.freeze({
    name,
    table: world.placement.table(name),
    label: definition.label ?? bothLocales(name),
    plural: (definition.plural as Text | undefined) ?? definition.label ?? bothLocales(name),
    icon: typeof definition.icon === 'string' ? definition.icon : null,
    definition,
    fields,
    title: titleField,
    traits,
    part: fields.get(String(traits.get('part')?.of)) ?? null,
    archivable: traits.has('archivable'),
    searchable: searchableOf(fields, titleField),
    uniques: [...uniqueFields(fields), ...namedFields(definition.uniques, fields)],
    indexes: namedFields(definition.indexes, fields),
    get checks() {
      return checks();
    },
    get formulas() {
      return formulas();
    },
    get rollUps() {
      return rollUps();
    },
  });
  const checks = once(() => compileChecks(entity, definition.checks, world));
  const formulas = once(() => orderFormulas(compileFormulas(entity, world)));
  const rollUps = once(() => compileRollUps(entity, world));
  return entity;
}

/** Makes a value once, on first use; a getter over it survives freezing. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What names a record when nothing was said: the first text, else the identity. */
function firstNaming(fields: ReadonlyMap<string, Field>): Field {
  const all = [...fields.values()];
  const found = all.find((field) => field.value === 'text' && field.compared !== null) ?? fields.get('id') ?? all[0];
  if (!found) throw new Error('an entity without fields cannot happen: the vocabulary lacks the word "id"');
  return found;
}

function searchableOf(fields: ReadonlyMap<string, Field>, title: Field): readonly Field[] {
  const searchable = [...fields.values()].filter(
    (field) => field.definition.searchable === true && field.compared !== null,
  );
  return title.folded && !searchable.includes(title) ? [title, ...searchable] : searchable;
}

function uniqueFields(fields: ReadonlyMap<string, Field>): readonly NamedFields[] {
  return [...fields.values()]
    .filter((field) => (field.definition.unique === true || field.word.unique === true) && field.compared !== null)
    .map((field) => ({ name: field.name, fields: [field] }));
}

function namedFields(written: unknown, fields: ReadonlyMap<string, Field>): readonly NamedFields[] {
  if (!isObject(written)) return [];
  return Object.entries(written).flatMap(([name, index]) => {
    const names = isObject(index) && Array.isArray(index.fields) ? (index.fields as unknown[]) : [];
    const found = names.flatMap((each) => fields.get(String(each)) ?? []);
    const whole = found.length > 0 && found.length === names.length && found.every((field) => field.compared !== null);
    return whole ? [{ name, fields: found }] : [];
  });
}

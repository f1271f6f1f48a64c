/** The entities of the package and the lists of options of their fields. */
import type { FieldDefinition, Text } from '../../language/contracts';
import { type Artefact, artefact } from './artefacts';
import type { Speaker } from './conditions';
import { definitionsOf, type FieldSite } from './fields';
import type { ForeignField } from './model';
import { camelName } from './names';
import { notebookOf } from './notes';
import { keysOf, optionsOf } from './options';
import type { EntityPlan, ParentLink, Plan } from './plan';
import { createTexts } from './texts';
import { isColumn } from './words';

export interface WrittenEntity {
  readonly plan: EntityPlan;
  readonly area: string;
  readonly label: Text;
  readonly plural: Text;
  readonly fields: Readonly<Record<string, FieldDefinition>>;
  /** Our names of the fields that each field of the source became. */
  readonly became: ReadonlyMap<string, readonly string[]>;
  /** Our keys of the values of each list of options, by our field. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly artefacts: readonly Artefact[];
}

export type ChoicesNames = ReadonlyMap<string, string>;

/** The names of all lists of options: "Entity.field" of the source → ours. */
export function choicesNames(plan: Plan): ChoicesNames {
  const names = new Map<string, string>();
  for (const { foreign } of plan.entities.values()) {
    for (const { name, meaning } of foreign.fields) {
      if (meaning.kind === 'options' && meaning.sharedWith === undefined)
        names.set(`${foreign.name}.${name}`, plan.choices.give(camelName(`${foreign.name} ${labelLike(name)}`)));
    }
  }
  return names;
}

function labelLike(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** One entity with its lists of options; what it cannot say is noted in the plan. */
export function writeEntity(entity: EntityPlan, plan: Plan, choices: ChoicesNames): WrittenEntity {
  const { foreign } = entity;
  const book = notebookOf(plan.notes, foreign.file);
  const texts = createTexts();
  const keys = new Map(foreign.fields.map((field) => [field.name, keysOf(optionsOf(field))]));
  const speaker: Speaker = {
    field: (name) => foreign.fields.find((each) => each.name === name),
    nameOf: (name) => entity.fields.get(name),
    keyOf: (name, value) => keys.get(name)?.get(value),
  };
  const choicesOf = (of: string, field: string) => choices.get(`${of}.${field}`);
  const site: FieldSite = { plan, entity, book, texts, speaker, choicesOf };
  const label = texts.say(foreign.label, 'label');
  const plural = texts.say(foreign.plural, 'plural');
  const fields: Record<string, FieldDefinition> = { ...parentFields(entity, plan) };
  const became = new Map<string, readonly string[]>();
  for (const field of foreign.fields) {
    const name = entity.fields.get(field.name);
    const made = name === undefined ? {} : definitionsOf(field, name, site);
    Object.assign(fields, made);
    became.set(field.name, name === undefined ? saidBy(field, entity) : Object.keys(made));
  }
  const area = areaOf(foreign.file);
  const lists = foreign.fields.flatMap((field) => choicesArtefact(field, area, site));
  if (!foreign.made) texts.close(book);
  const body = bodyOf({ entity, label, plural, description: foreign.description, fields, became }, site);
  const isEmpty = foreign.adds !== undefined && Object.keys(fields).length === 0;
  const named = new Map(
    [...keys].flatMap(([name, map]) => (map.size > 0 ? [[entity.fields.get(name) ?? name, map]] : [])),
  );
  const artefacts = [...(isEmpty ? [] : [artefact(area, 'entity', body)]), ...lists];
  return { plan: entity, area, label, plural, fields, became, keys: named, artefacts };
}

/** The folder of the source is the area of the package. */
function areaOf(file: string): string {
  const folder = file.split('/').slice(0, -1).pop() ?? 'entities';
  return folder.replace(/[^A-Za-z0-9-]/g, '-') || 'entities';
}

/** What the platform or another field says in its place, in our names. */
function saidBy({ meaning }: ForeignField, entity: EntityPlan): readonly string[] {
  if (meaning.kind !== 'said') return [];
  return meaning.by.split(', ').map((each) => {
    const [first = '', ...rest] = each.split('/');
    return [entity.fields.get(first) ?? first, ...rest].join('.');
  });
}

interface Parts {
  readonly entity: EntityPlan;
  readonly label: Text;
  readonly plural: Text;
  readonly description: EntityPlan['foreign']['description'];
  readonly fields: Readonly<Record<string, FieldDefinition>>;
  readonly became: ReadonlyMap<string, readonly string[]>;
}

function bodyOf({ entity, label, plural, description, fields, became }: Parts, { texts, book }: FieldSite) {
  const { foreign, name } = entity;
  if (foreign.adds) return { name, extends: 'system', fields };
  const title = foreign.title === undefined ? undefined : entity.fields.get(foreign.title);
  const combined = (kind: 'uniques' | 'indexes') =>
    combinationsOf(foreign[kind] ?? [], fields, became, (names) => {
      book.note('F026', '', { names: names.join(', ') });
    });
  const [uniques, indexes] = [combined('uniques'), combined('indexes')];
  return {
    name,
    label,
    plural,
    ...(title !== undefined && isColumn(fields[title]) ? { title } : {}),
    ...(description ? { description: texts.say(description, 'description') } : {}),
    traits: traitsOf(entity),
    fields,
    ...(Object.keys(indexes).length > 0 ? { indexes } : {}),
    ...(Object.keys(uniques).length > 0 ? { uniques } : {}),
  };
}

function traitsOf({ foreign, fields, parents }: EntityPlan): Readonly<Record<string, unknown>> {
  const tree = foreign.tree === undefined ? undefined : fields.get(foreign.tree);
  const [parent, ...others] = parents;
  return {
    ...(foreign.owned ? { owned: {} } : {}),
    ...(foreign.archivable ? { archivable: {} } : {}),
    ...(tree === undefined ? {} : { hierarchical: { by: tree } }),
    ...(parent && others.length === 0 ? { part: { of: parent.name } } : {}),
  };
}

const PARENT: Text = { en: 'Belongs to', ru: 'Относится к' };
const POSITION: Text = { en: 'Position', ru: 'Порядок' };

/** References of rows to what they stand in; a row of one place is a part of it. */
function parentFields({ parents }: EntityPlan, plan: Plan): Readonly<Record<string, FieldDefinition>> {
  const isPart = parents.length === 1;
  const references = parents.map(({ entity, name }: ParentLink) => {
    const holder = plan.entities.get(entity);
    const label =
      isPart || !holder
        ? PARENT
        : { en: holder.foreign.label.en, ru: holder.foreign.label.ru ?? holder.foreign.label.en };
    const demand = isPart ? { required: true } : {};
    return [name, { type: 'reference', to: holder?.name, label, onDelete: 'cascade', ...demand }] as const;
  });
  const position = { type: 'integer', label: POSITION, visible: false, default: 0, min: 0 };
  return Object.fromEntries([...references, ...(parents.length > 1 ? [['position', position] as const] : [])]);
}

function combinationsOf(
  written: readonly (readonly string[])[],
  fields: Parts['fields'],
  became: Parts['became'],
  onLost: (names: readonly string[]) => void,
): Readonly<Record<string, { readonly fields: readonly string[] }>> {
  const found: Record<string, { readonly fields: readonly string[] }> = {};
  for (const names of written) {
    const ours = names.map((name) => became.get(name)?.[0] ?? '');
    const isWhole = ours.every((name) =>
      fields[name] === undefined ? ['owner', 'createdAt', 'updatedAt'].includes(name) : isColumn(fields[name]),
    );
    if (!isWhole || ours.length === 0) onLost(names);
    else found[camelName(`by ${ours.map(labelLike).join(' ')}`)] = { fields: ours };
  }
  return found;
}

function choicesArtefact(field: ForeignField, area: string, site: FieldSite): readonly Artefact[] {
  const { meaning } = field;
  const name = site.choicesOf(site.entity.foreign.name, field.name);
  if (meaning.kind !== 'options' || meaning.sharedWith !== undefined || name === undefined) return [];
  const keys = keysOf(meaning.options);
  const ours = site.entity.fields.get(field.name) ?? field.name;
  const options = meaning.options.map(({ value, label, color }) => [
    keys.get(value),
    { label: site.texts.say(label, `${ours} (${value})`), ...(color ? { color } : {}) },
  ]);
  const label = { en: field.label.en, ru: field.label.ru ?? field.label.en };
  return [artefact(area, 'choices', { name, label, options: Object.fromEntries(options) })];
}

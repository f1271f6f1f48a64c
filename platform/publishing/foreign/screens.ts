/** A form and a list for every entity, and a workspace that opens the lists. */
import type { Text } from '../../language/contracts';
import { type Artefact, artefact } from './artefacts';
import { type Speaker, sayTest } from './conditions';
import type { WrittenEntity } from './entities';
import type { ForeignField, ForeignSection, ForeignTab } from './model';
import { camelName } from './names';
import type { Plan } from './plan';
import { isColumn } from './words';

const MAIN: Text = { en: 'Main', ru: 'Основное' };
const COLUMNS = 8;

type Json = Readonly<Record<string, unknown>>;

/** The form and the list of an entity. */
export function writeScreens(entity: WrittenEntity): readonly Artefact[] {
  if (entity.plan.foreign.adds) return [];
  return [artefact(entity.area, 'form', formOf(entity)), artefact(entity.area, 'view', viewOf(entity))];
}

function formOf(entity: WrittenEntity): Json & { readonly name: string } {
  const { name } = entity.plan;
  const tabs = tabsOf(entity);
  const related = Object.entries(entity.fields).filter(([name]) => isRelated(name, entity));
  return {
    name,
    entity: name,
    label: entity.label,
    tabs: Object.fromEntries(tabs),
    ...(related.length > 0
      ? { related: Object.fromEntries(related.map(([key, { label }]) => [key, { label, collection: key }])) }
      : {}),
  };
}

function tabsOf(entity: WrittenEntity): readonly (readonly [string, Json])[] {
  const placed = new Set<string>();
  const tabs = (
    entity.plan.foreign.tabs ?? [{ sections: [{ fields: entity.plan.foreign.fields.map(({ name }) => name) }] }]
  )
    .map((tab, index) => tabOf(tab, index, entity, placed))
    .filter((tab) => tab !== undefined);
  const rest = Object.keys(entity.fields).filter((name) => !placed.has(name) && isPlaced(name, entity));
  const section = { columns: 2, fields: Object.fromEntries(rest.map((name) => [name, {}])) };
  if (tabs.length === 0) return [['main', { label: MAIN, sections: { main: section } }]];
  if (rest.length === 0) return tabs;
  const [[key, first], ...others] = tabs as [readonly [string, Json], ...(readonly [string, Json])[]];
  return [[key, { ...first, sections: { more: section, ...(first['sections'] as Json) } }], ...others];
}

function tabOf(
  tab: ForeignTab,
  index: number,
  entity: WrittenEntity,
  placed: Set<string>,
): readonly [string, Json] | undefined {
  const sections = tab.sections.flatMap((section, place) => {
    const fields = section.fields
      .flatMap((name) => entity.became.get(name) ?? [])
      .filter((name) => isPlaced(name, entity));
    for (const name of fields) placed.add(name);
    const body = {
      ...headOf(section, entity),
      columns: 2,
      fields: Object.fromEntries(fields.map((name) => [name, {}])),
    };
    return fields.length === 0 ? [] : [[`section${place + 1}`, body] as const];
  });
  if (sections.length === 0) return undefined;
  const label = tab.label ? { en: tab.label.en, ru: tab.label.ru ?? tab.label.en } : MAIN;
  return [index === 0 && !tab.label ? 'main' : `tab${index + 1}`, { label, sections: Object.fromEntries(sections) }];
}

function headOf({ label, collapsed, visibleWhen }: ForeignSection, entity: WrittenEntity): Json {
  const visible = visibleWhen && sayTest(visibleWhen, speakerOf(entity));
  return {
    ...(label ? { label: { en: label.en, ru: label.ru ?? label.en } } : {}),
    ...(collapsed ? { collapsed } : {}),
    ...(visible ? { visible } : {}),
  };
}

/** Sections look at fields as their entity does. */
export function speakerOf({ plan, keys }: WrittenEntity): Speaker {
  return {
    field: (name) => plan.foreign.fields.find((each) => each.name === name),
    nameOf: (name) => plan.fields.get(name),
    keyOf: (name, value) => keys.get(plan.fields.get(name) ?? '')?.get(value),
  };
}

/** Related records stand in lists of their own, and what the source hides stays off the form. */
function isPlaced(name: string, entity: WrittenEntity): boolean {
  const field = entity.fields[name];
  if (!field || isRelated(name, entity) || field['visible'] === false) return false;
  return !sourceOf(name, entity)?.hidden;
}

function isRelated(name: string, entity: WrittenEntity): boolean {
  return sourceOf(name, entity)?.meaning.kind === 'related';
}

function sourceOf(name: string, { became, plan }: WrittenEntity): ForeignField | undefined {
  return plan.foreign.fields.find((field) => became.get(field.name)?.includes(name));
}

function viewOf(entity: WrittenEntity): Json & { readonly name: string } {
  const { name, foreign, fields: names } = entity.plan;
  const shown = Object.keys(entity.fields).filter((field) => isColumn(entity.fields[field]));
  const title = foreign.title === undefined ? undefined : names.get(foreign.title);
  const rank = (field: string) =>
    field === title ? 0 : sourceOf(field, entity)?.listed ? 1 : sourceOf(field, entity)?.required ? 2 : 3;
  const columns = [...shown].sort((a, b) => rank(a) - rank(b)).slice(0, COLUMNS);
  const filters = shown.filter((field) => sourceOf(field, entity)?.filtered);
  const sort = sortOf(entity, shown);
  return {
    name: viewName(name),
    entity: name,
    type: 'list',
    label: entity.plural,
    ...(sort ? { sort: [sort] } : {}),
    columns: Object.fromEntries((columns.length > 0 ? columns : ['createdAt']).map((field) => [field, {}])),
    ...(filters.length > 0 ? { filters: Object.fromEntries(filters.map((field) => [field, {}])) } : {}),
  };
}

/** Stamps as other platforms call them. */
const STAMPS: Readonly<Record<string, string>> = {
  modified: 'updatedAt',
  creation: 'createdAt',
  createdAt: 'createdAt',
};

function sortOf({ plan, became }: WrittenEntity, shown: readonly string[]): string | undefined {
  const { sort } = plan.foreign;
  if (!sort) return undefined;
  const ours = STAMPS[sort.field] ?? became.get(sort.field)?.[0];
  if (ours === undefined || !(shown.includes(ours) || Object.values(STAMPS).includes(ours))) return undefined;
  return sort.descending ? `-${ours}` : ours;
}

function viewName(entity: string): string {
  return `${entity.slice(0, 46)}List`;
}

/** The navigation of the package: its own entities first, then rows and stand-ins. */
export function writeWorkspace(plan: Plan, name: string, label: Text, entities: readonly WrittenEntity[]): Artefact {
  const shown = entities.filter(({ plan: { foreign } }) => foreign.adds === undefined);
  const isMain = ({ plan: { foreign } }: WrittenEntity) => !foreign.row && !foreign.made;
  const items = (list: readonly WrittenEntity[]) =>
    Object.fromEntries(list.map(({ plan: { name: entity } }) => [entity, { view: viewName(entity) }]));
  const rest = items(shown.filter((entity) => !isMain(entity)));
  const more = { more: { label: { en: 'Details', ru: 'Подробности' }, items: rest } };
  return artefact('workspace', 'workspace', {
    name: `${plan.prefix}${camelName(name)}`,
    label,
    order: 500,
    items: { ...items(shown.filter(isMain)), ...(Object.keys(rest).length > 0 ? more : {}) },
  });
}

/**
 * Where the fields of a record stand: a tree of tabs, sections and places, apart from the shape of the
 * data. It comes from a form artefact, or is made from the entity when nobody wrote one. Names that no
 * longer exist are left out, so that a deleted field never breaks a page.
 */
import type { Artefact, Entity, Field, Snapshot, Text } from '../../../language/contracts';

type Options = Readonly<Record<string, unknown>>;

export interface Place {
  readonly field: Field;
  readonly label: Text | undefined;
  readonly span: 1 | 2;
  /** What the form says about the field besides its place. */
  readonly options: Options;
}

export interface SectionLayout {
  readonly key: string;
  readonly label: Text | undefined;
  readonly columns: 1 | 2;
  readonly collapsed: boolean;
  readonly visible: unknown;
  readonly places: readonly Place[];
}

export interface TabLayout {
  readonly key: string;
  readonly label: Text | undefined;
  readonly visible: unknown;
  readonly sections: readonly SectionLayout[];
}

export interface RelatedLayout {
  readonly key: string;
  readonly label: Text | undefined;
  /** The collection shown. */
  readonly field: Field;
  readonly view: string | null;
  readonly columns: unknown;
  readonly create: boolean;
}

export interface FormLayout {
  /** The name of the form artefact; the entity's for a generated one. */
  readonly name: string;
  readonly header: readonly Place[];
  readonly tabs: readonly TabLayout[];
  readonly related: readonly RelatedLayout[];
}

const layouts = new WeakMap<Entity, Map<string, FormLayout>>();

/** The layout of an entity's form by name; without a name the form called like the entity, else a generated one. */
export function formLayout(entity: Entity, snapshot: Snapshot, name: string = entity.name): FormLayout {
  const known = layouts.get(entity) ?? new Map<string, FormLayout>();
  layouts.set(entity, known);
  const found = known.get(name);
  if (found) return found;
  const artefact = snapshot.artefact('form', name);
  const written = artefact && artefact.entity === entity.name ? writtenLayout(entity, artefact) : null;
  const layout = written ?? generatedLayout(entity);
  known.set(name, layout);
  return layout;
}

/** All places of a layout, in reading order. */
export function placesOf(layout: FormLayout): readonly Place[] {
  return layout.tabs.flatMap(({ sections }) => sections.flatMap(({ places }) => places));
}

/** Whether a field is a to-many relation whose rows are edited inside the record. */
export function isLines(field: Field): boolean {
  return field.relation?.kind === 'many' && field.relation.owned;
}

/**
 * What the form says, and on an entity's own form also the fields it does not mention, so that a field that is
 * added later is there at once. A computed title is left out: it is the heading of the page.
 */
function writtenLayout(entity: Entity, form: Artefact): FormLayout {
  const layout = mentioned(entity, form);
  return form.name === entity.name ? withUnmentioned(layout, entity, form) : layout;
}

function mentioned(entity: Entity, form: Artefact): FormLayout {
  const tabs = named(form.tabs).map(([key, tab]) => ({
    key,
    label: tab.label as Text | undefined,
    visible: tab.visible,
    sections: named(tab.sections).map(([sectionKey, section]) =>
      writtenSection(entity, `${key}/${sectionKey}`, section),
    ),
  }));
  const header = named((form.header as Options | undefined)?.fields);
  return {
    name: form.name,
    header: header.flatMap(([name, options]) => placeOf(entity, name, options, 1)),
    tabs,
    related: named(form.related).flatMap(([key, related]) => relatedOf(entity, key, related)),
  };
}

function withUnmentioned(layout: FormLayout, entity: Entity, form: Artefact): FormLayout {
  const known = mentionedNames(form);
  const written = Object.keys((entity.definition.fields ?? {}) as Options);
  const rest = written
    .flatMap((name) => (known.has(name) ? [] : (entity.fields.get(name) ?? [])))
    .filter((field) => field !== entity.title || !field.word.computation);
  const isCollection = (field: Field): boolean => field.relation?.kind === 'many' && !isLines(field);
  return {
    ...layout,
    tabs: withLastSection(
      layout.tabs,
      rest.filter((field) => !isCollection(field)),
    ),
    related: form.related === undefined ? rest.filter(isCollection).map(relatedList) : layout.related,
  };
}

/** The names a form says anything about, be it only that a field is not visible. */
function mentionedNames(form: Artefact): ReadonlySet<string> {
  const header = named((form.header as Options | undefined)?.fields);
  const sections = named(form.tabs).flatMap(([, tab]) => named(tab.sections));
  const places = sections.flatMap(([, section]) => named(section.fields));
  const related = named(form.related).map(([key, { collection }]) => String(collection ?? key));
  return new Set([...[...header, ...places].map(([name]) => name), ...related]);
}

/** A section at the end of the last tab that always shows. */
function withLastSection(tabs: readonly TabLayout[], fields: readonly Field[]): readonly TabLayout[] {
  const last = tabs.findLast((tab) => tab.visible === undefined) ?? tabs.at(-1);
  if (!last || fields.length === 0) return tabs;
  const places = fields.map((field) => place(field, isLines(field) ? 2 : 1));
  const section = sectionOf(`${last.key}/*`, MORE, places);
  return tabs.map((tab) => (tab === last ? { ...tab, sections: [...tab.sections, section] } : tab));
}

const MORE: Text = { en: 'More fields', ru: 'Ещё поля' };

function writtenSection(entity: Entity, key: string, section: Options): SectionLayout {
  const columns = section.columns === 1 ? 1 : 2;
  return {
    key,
    label: section.label as Text | undefined,
    columns,
    collapsed: section.collapsed === true,
    visible: section.visible,
    places: named(section.fields).flatMap(([name, options]) => placeOf(entity, name, options, columns)),
  };
}

function placeOf(entity: Entity, name: string, options: Options, columns: 1 | 2): Place[] {
  const field = entity.fields.get(name);
  if (!field || (field.relation?.kind === 'many' && !isLines(field))) return [];
  const span = options.span === 2 || (isLines(field) && columns === 2) ? 2 : 1;
  return [{ field, label: options.label as Text | undefined, span, options }];
}

function relatedOf(entity: Entity, key: string, related: Options): RelatedLayout[] {
  const field = entity.fields.get(String(related.collection ?? key));
  if (field?.relation?.kind !== 'many') return [];
  const view = typeof related.view === 'string' ? related.view : null;
  const label = (related.label as Text | undefined) ?? field.label;
  return [{ key, label, field, view, columns: related.columns, create: related.create !== false }];
}

/** Everything people may fill in, wide things last; lines below in sections of their own; collections as related lists. */
function generatedLayout(entity: Entity): FormLayout {
  const fields = [...entity.fields.values()].filter((field) => !field.system);
  const plain = fields.filter((field) => field.relation?.kind !== 'many');
  const groups = new Map<string, Field[]>();
  for (const field of plain) {
    const group = String(field.definition.group ?? '');
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  const sections = [
    ...[...groups].map(([group, members]) =>
      sectionOf(
        `main/${group || 'general'}`,
        group ? { en: group, ru: group } : undefined,
        members.map((field) => place(field, 1)),
      ),
    ),
    ...fields.filter(isLines).map((field) => sectionOf(`main/${field.name}`, field.label, [place(field, 2)])),
  ];
  const collections = fields.filter((field) => field.relation?.kind === 'many' && !isLines(field));
  return {
    name: entity.name,
    header: [],
    tabs: [{ key: 'main', label: undefined, visible: undefined, sections }],
    related: collections.map(relatedList),
  };
}

function place(field: Field, span: 1 | 2): Place {
  return { field, label: undefined, span, options: {} };
}

function sectionOf(key: string, label: Text | undefined, places: readonly Place[]): SectionLayout {
  return { key, label, columns: 2, collapsed: false, visible: undefined, places };
}

function relatedList(field: Field): RelatedLayout {
  return { key: field.name, label: field.label, field, view: null, columns: undefined, create: true };
}

function named(value: unknown): [string, Options][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Record<string, Options | null>).flatMap(([key, each]) => (each ? [[key, each]] : []));
}

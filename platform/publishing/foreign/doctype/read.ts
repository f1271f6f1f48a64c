/** Frappe DocTypes: one JSON file each, fields in a list whose breaks lay out the form. */
import { type ForeignFile, type Json, objectsIn, textIn, unknownProperties } from '../files';
import type { ForeignEntity, ForeignField, ForeignModel, ForeignSection, ForeignTab } from '../model';
import { pluralOf } from '../names';
import { type Note, type Notebook, notebookOf } from '../notes';
import { isStored, LAYOUT, readField, readTest } from './field';
import { readNaming } from './naming';

const KNOWN = new Set([
  ...['doctype', 'name', 'module', 'fields', 'field_order', 'title_field', 'autoname', 'naming_rule', 'description'],
  ...['issingle', 'istable', 'is_tree', 'nsm_parent_field', 'sort_field', 'sort_order', 'links', 'search_fields'],
]);

const PLATFORM = { User: 'user', Currency: 'currency', Country: 'country' };

/** All DocTypes in the files; other files are noted. */
export function readDoctypes(files: readonly ForeignFile[]): ForeignModel {
  const notes: Note[] = [];
  const entities = files.flatMap(({ path, body }) => {
    const book = notebookOf(notes, path);
    if (body['doctype'] === 'DocType' && textIn(body['name'])) return [readDoctype(path, body, book)];
    if (!path.endsWith('facts.json')) book.note('F027', '', { why: 'no DocType' });
    return [];
  });
  return { entities: withLinks(entities, files), platform: PLATFORM, notes };
}

function readDoctype(file: string, body: Json, book: Notebook): ForeignEntity {
  const name = String(body['name']);
  const fields = inOrder(body);
  const stored = new Set(fields.filter(({ field }) => isStored(field)).map(({ field }) => String(field['fieldname'])));
  const isField = (each: string) => stored.has(each);
  const read = fields
    .filter(({ field }) => !LAYOUT.includes(String(field['fieldtype'])))
    .map(({ field, at }) => readField(field, at, isField, book));
  const naming = readNaming(String(body['autoname'] ?? ''), book);
  noteWhole(body, book);
  const title = textIn(body['title_field']) ?? naming.field ?? (naming.made ? naming.made.name : undefined);
  return {
    name,
    file,
    label: { en: name },
    plural: { en: pluralOf(name) },
    ...(textIn(body['description']) ? { description: { en: String(body['description']) } } : {}),
    fields: [...(naming.made ? [naming.made] : []), ...read.map((field) => named(field, naming.field))],
    ...(title !== undefined ? { title } : {}),
    row: body['istable'] === 1,
    ...(body['is_tree'] === 1 && textIn(body['nsm_parent_field']) ? { tree: String(body['nsm_parent_field']) } : {}),
    uniques: naming.unique ? [naming.unique] : [],
    indexes: fields.filter(({ field }) => field['search_index'] === 1).map(({ field }) => [String(field['fieldname'])]),
    ...sortOf(body),
    tabs: readTabs(fields, isField, book),
  };
}

interface Placed {
  readonly field: Json;
  readonly at: string;
}

/** The fields as `field_order` puts them, each with its place in the file. */
function inOrder(body: Json): readonly Placed[] {
  const placed = objectsIn(body['fields']).map((field, index) => ({ field, at: `/fields/${index}` }));
  const order = Array.isArray(body['field_order']) ? body['field_order'].map(String) : [];
  const rank = ({ field }: Placed) => {
    const index = order.indexOf(String(field['fieldname']));
    return index < 0 ? order.length : index;
  };
  return placed.sort((a, b) => rank(a) - rank(b));
}

/** The field that names records is there and never repeats. */
function named(field: ForeignField, naming: string | undefined): ForeignField {
  return field.name === naming ? { ...field, required: true, unique: true } : field;
}

function noteWhole(body: Json, book: Notebook): void {
  const names = unknownProperties(body, KNOWN);
  if (names.length > 0) book.note('F003', '', { names: names.join(', ') });
  if (body['issingle'] === 1) book.note('F012', '/issingle');
}

function sortOf(body: Json): Pick<ForeignEntity, 'sort'> {
  const field = textIn(body['sort_field']);
  return field === undefined ? {} : { sort: { field, descending: body['sort_order'] === 'DESC' } };
}

function readTabs(fields: readonly Placed[], isField: (name: string) => boolean, book: Notebook): ForeignTab[] {
  const tabs: { label?: ForeignTab['label']; sections: (ForeignSection & { fields: string[] })[] }[] = [
    { sections: [] },
  ];
  let section: string[] | undefined;
  const begin = (more: Omit<ForeignSection, 'fields'>) => {
    section = [];
    tabs.at(-1)?.sections.push({ ...more, fields: section });
  };
  for (const { field, at } of fields) {
    const type = String(field['fieldtype']);
    const label = textIn(field['label']);
    const head = label === undefined ? {} : { label: { en: label } };
    if (type === 'Tab Break') {
      tabs.push({ ...head, sections: [] });
      section = undefined;
      readTest(field, 'depends_on', at, () => false, book);
    } else if (type === 'Section Break') {
      const visibleWhen = readTest(field, 'depends_on', at, isField, book);
      begin({ ...head, collapsed: field['collapsible'] === 1, ...(visibleWhen ? { visibleWhen } : {}) });
    } else if (isStored(field)) {
      if (!section) begin({});
      section?.push(String(field['fieldname']));
    }
  }
  return tabs;
}

/** The lists of related records that a DocType shows beside its form. */
function withLinks(entities: readonly ForeignEntity[], files: readonly ForeignFile[]): readonly ForeignEntity[] {
  const bodies = new Map(files.map(({ path, body }) => [path, body]));
  return entities.map((entity) => {
    const links = objectsIn(bodies.get(entity.file)?.['links']).map((link, index): ForeignField => {
      const of = String(link['link_doctype']);
      const meaning = { kind: 'related', of, by: String(link['link_fieldname']) } as const;
      return { name: pluralOf(of), at: `/links/${index}`, label: { en: pluralOf(of) }, meaning };
    });
    return { ...entity, fields: [...entity.fields, ...links] };
  });
}

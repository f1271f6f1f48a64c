/** EspoCRM: `entityDefs/<Entity>.json` says fields and links, `i18n/<language>/<Entity>.json` how they are called. */
import { type ForeignFile, objectIn, textIn, unknownProperties } from '../files';
import type { ForeignEntity, ForeignField, ForeignModel, Meaning } from '../model';
import { type Note, type Notebook, notebookOf } from '../notes';
import { readFields } from './field';
import { isTranslation, labelsOf } from './labels';
import { type Definition, type LinkWorld, readLinks } from './links';

const FILE = /(?:^|\/)entityDefs\/(\w+)\.json$/;
const KNOWN = new Set(['fields', 'links', 'indexes', 'collection']);
const PLATFORM = { User: 'user', Team: 'team', Currency: 'currency', Country: 'country' };

/** All entity definitions in the files, with labels in the languages that are there. */
export function readEspoCrm(files: readonly ForeignFile[]): ForeignModel {
  const notes: Note[] = [];
  const definitions = new Map<string, Definition>();
  for (const { path, body } of files) {
    const name = FILE.exec(path)?.[1];
    if (name) definitions.set(name, { name, file: path, body });
    else if (!isTranslation(path)) notebookOf(notes, path).note('F027', '', { why: 'no entityDefs' });
  }
  const world = { definitions, platform: PLATFORM, labels: labelsOf(files), notes };
  const links = readLinks(world);
  const entities = [...definitions.values()].map((definition) => {
    return readDefinition(definition, links.meanings.get(definition.name) ?? new Map(), world);
  });
  return { entities: [...entities, ...links.pairs], platform: PLATFORM, notes };
}

function readDefinition(
  { name, file, body }: Definition,
  links: ReadonlyMap<string, Meaning>,
  { labels, notes, platform }: LinkWorld,
): ForeignEntity {
  const book = notebookOf(notes, file);
  const names = unknownProperties(body, KNOWN);
  if (names.length > 0) book.note('F003', '', { names: names.join(', ') });
  const read = readFields(body, { entity: name, labels }, book).map((field) => {
    const meaning = links.get(field.name);
    return meaning ? { ...field, meaning } : field;
  });
  const linked = linkFields(name, body, read, links, labels);
  const fields = [...read, ...linked];
  const isAddition = !fields.some(({ meaning }) => ['value', 'options', 'reference'].includes(meaning.kind));
  const adds = isAddition ? platform[name] : undefined;
  const sort = sortOf(body);
  return {
    name,
    file,
    label: labels.entity(name),
    plural: labels.plural(name),
    fields: isAddition && adds === undefined ? [namedBy(book), ...fields] : fields,
    title: 'name',
    owned: fields.some(({ name: field, meaning }) => meaning.kind === 'said' && field === 'assignedUser'),
    archivable: true,
    indexes: indexesOf(body, fields),
    ...(sort ? { sort } : {}),
    ...(adds === undefined ? {} : { adds }),
  };
}

/** Links without a field of their own. */
function linkFields(
  entity: string,
  body: Definition['body'],
  fields: readonly ForeignField[],
  links: ReadonlyMap<string, Meaning>,
  labels: LinkWorld['labels'],
): readonly ForeignField[] {
  const known = new Set(fields.map((field) => field.name));
  return Object.entries(objectIn(body['links'])).flatMap(([name, written]): readonly ForeignField[] => {
    if (known.has(name)) return [];
    const link = objectIn(written);
    const reference = { kind: 'reference', to: String(link['entity']), onDelete: 'setNull' } as const;
    const own: Meaning = link['type'] === 'belongsTo' ? reference : { kind: 'leftOut' };
    return [{ name, at: `/links/${name}`, label: labels.field(entity, name), meaning: links.get(name) ?? own }];
  });
}

/** A definition that stores nothing gets a name, so that its records can be told apart. */
function namedBy(book: Notebook): ForeignField {
  book.note('F021', '', { ours: 'name' });
  const meaning = { kind: 'value', type: 'text', options: { maxLength: 255 } } as const;
  return { name: 'name', at: '', label: { en: 'Name', ru: 'Название' }, meaning, required: true };
}

/** Indexes over fields; the bin’s own column stands in ours without being named. */
function indexesOf(body: Definition['body'], fields: readonly ForeignField[]): readonly (readonly string[])[] {
  const known = new Set(fields.map((field) => field.name));
  return Object.values(objectIn(body['indexes'])).map((written) => {
    const columns = objectIn(written)['columns'];
    const names = Array.isArray(columns) ? columns.map(String).filter((column) => column !== 'deleted') : [];
    return names.map((column) => (known.has(column) ? column : column.replace(/Id$/, '')));
  });
}

function sortOf(body: Definition['body']): ForeignEntity['sort'] {
  const collection = objectIn(body['collection']);
  const field = textIn(collection['orderBy']);
  return field === undefined ? undefined : { field, descending: collection['order'] === 'desc' };
}

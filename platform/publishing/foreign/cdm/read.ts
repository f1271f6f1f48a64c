/** Microsoft’s Common Data Model: `<Entity>.cdm.json`, attributes with traits, links with guidance how they resolve. */
import { type ForeignFile, type Json, objectIn, objectsIn, unknownProperties } from '../files';
import type { ForeignEntity, ForeignField, ForeignModel } from '../model';
import { pluralOf } from '../names';
import { type Note, type Notebook, notebookOf } from '../notes';
import { readAttribute } from './attribute';
import { constantsOf, nameOf } from './traits';

const KNOWN = new Set([
  ...['entityName', 'extendsEntity', 'exhibitsTraits', 'hasAttributes', 'sourceName', 'displayName', 'description'],
]);
const PLATFORM = { User: 'user', Country: 'country' };
/** Bases whose records have an owner. */
const OWNED = ['CdsStandard', 'ActivityCommon'];
const TITLES = ['name', 'fullName', 'title', 'subject'];

/** All entities in the files; other files are noted. */
export function readCdm(files: readonly ForeignFile[]): ForeignModel {
  const notes: Note[] = [];
  const entities = files.flatMap(({ path, body }) => {
    const book = notebookOf(notes, path);
    const definitions = objectsIn(body['definitions']);
    if (definitions.length === 0 && !path.endsWith('facts.json')) book.note('F027', '', { why: 'no definitions' });
    return definitions.flatMap((definition, index) => {
      const at = `/definitions/${index}`;
      if (typeof definition['entityName'] === 'string') return [readEntity(path, at, definition, book)];
      book.note('F003', at, { names: Object.keys(definition).join(', ') });
      return [];
    });
  });
  return { entities, platform: PLATFORM, notes };
}

function readEntity(file: string, at: string, definition: Json, book: Notebook): ForeignEntity {
  const name = String(definition['entityName']);
  const base = nameOf(definition['extendsEntity'], 'entityReference');
  const owned = OWNED.includes(base);
  noteWhole(definition, at, base, owned, book);
  const fields = attributesOf(definition['hasAttributes'], `${at}/hasAttributes`, book);
  const label = { en: constantsOf(definition, 'is.localized.displayedAs')[0]?.[1] ?? name };
  const [[, description] = []] = constantsOf(definition, 'is.localized.describedAs');
  const title = titleOf(fields);
  return {
    name,
    file,
    label,
    plural: { en: pluralOf(label.en) },
    ...(description ? { description: { en: description } } : {}),
    fields,
    owned,
    ...(title ? { title } : {}),
  };
}

/** What stands beside the attributes: the base, and what nobody here reads. */
function noteWhole(definition: Json, at: string, base: string, owned: boolean, book: Notebook): void {
  const names = unknownProperties(definition, KNOWN);
  if (names.length > 0) book.note('F003', at, { names: names.join(', ') });
  const kept = owned
    ? {
        en: 'its stamps are the platform’s, its owner and team a trait',
        ru: 'отметки времени есть у платформы, ответственный и подразделение — свойством',
      }
    : { en: 'its stamps are the platform’s', ru: 'отметки времени есть у платформы' };
  if (base !== '' && base !== 'CdmEntity') book.note('F015', `${at}/extendsEntity`, { base, kept });
}

const NOTHING = { en: 'nothing', ru: 'ничего' };
const GROUPS: Readonly<Record<string, typeof NOTHING>> = {
  ownerIdAttribute: { en: 'the stamp of whoever created the record', ru: 'отметка о том, кто создал запись' },
};

/** The attributes of a list with those of its groups; a group that is only named is noted. */
function attributesOf(list: unknown, at: string, book: Notebook): readonly ForeignField[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((written: unknown, index): readonly ForeignField[] => {
    const here = `${at}/${index}`;
    if (typeof written === 'string') {
      book.note('F016', here, { group: written, kept: GROUPS[written] ?? NOTHING });
      return [{ name: written, at: here, label: { en: written }, meaning: { kind: 'leftOut' } }];
    }
    const attribute = objectIn(written);
    const group = attribute['attributeGroupReference'];
    if (group === undefined) return [readAttribute(attribute, here, book)];
    if (typeof group === 'string') return attributesOf([group], here, book);
    return attributesOf(objectIn(group)['members'], `${here}/attributeGroupReference/members`, book);
  });
}

function titleOf(fields: readonly ForeignField[]): string | undefined {
  const names = fields.filter(({ meaning }) => meaning.kind === 'value').map((field) => field.name);
  return TITLES.find((title) => names.includes(title)) ?? names.find((name) => /name$/i.test(name));
}

import type { ForeignFile, Json } from '../files';
import { objectIn, textIn } from '../files';
import type { ForeignText } from '../model';
import { labelFrom, pluralOf } from '../names';

/** The words of the translation files: an entity’s own first, then those of all entities. */
export interface Labels {
  entity(name: string): ForeignText;
  plural(name: string): ForeignText;
  field(entity: string, field: string): ForeignText;
  option(entity: string, field: string, value: string): ForeignText;
}

const FILE = /(?:^|\/)i18n\/(en|ru)_[A-Z]{2}\/(\w+)\.json$/;
const GLOBAL = 'Global';

/** Whether the file is a translation. */
export function isTranslation(path: string): boolean {
  return /(?:^|\/)i18n\//.test(path);
}

/** Labels from the translations among the files; without them from the names. */
export function labelsOf(files: readonly ForeignFile[]): Labels {
  const found = new Map<string, Json>();
  for (const { path, body } of files) {
    const [, locale, scope] = FILE.exec(path) ?? [];
    if (locale) found.set(`${locale} ${scope}`, body);
  }
  const look = (locale: 'en' | 'ru', scopes: readonly string[], ...keys: readonly string[]): string | undefined => {
    for (const scope of scopes) {
      let at: unknown = found.get(`${locale} ${scope}`);
      for (const key of keys) at = objectIn(at)[key];
      const text = textIn(at);
      if (text) return text;
    }
    return undefined;
  };
  const both = (otherwise: string, find: (locale: 'en' | 'ru') => string | undefined): ForeignText => {
    const ru = find('ru');
    return { en: find('en') ?? otherwise, ...(ru === undefined ? {} : { ru }) };
  };
  return {
    entity: (name) => both(spoken(name), (locale) => look(locale, [GLOBAL], 'scopeNames', name)),
    plural: (name) => both(pluralOf(spoken(name)), (locale) => look(locale, [GLOBAL], 'scopeNamesPlural', name)),
    field: (entity, field) =>
      both(labelFrom(field), (locale) => {
        const scopes = [entity, GLOBAL];
        return look(locale, scopes, 'fields', field) ?? look(locale, scopes, 'links', field);
      }),
    option: (entity, field, value) => both(value, (locale) => look(locale, [entity, GLOBAL], 'options', field, value)),
  };
}

/** "TargetList" is "Target List". */
function spoken(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2');
}

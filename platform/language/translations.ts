import type { Locale } from '../foundation/errors';
import { LOCALES } from '../foundation/errors';
import type { Artefact, Text } from './contracts';
import { isObject } from './layers';

/** Texts in every language by the text that is stored, whichever language that is in. */
export type Translations = ReadonlyMap<string, Text>;

export const NO_TRANSLATIONS: Translations = new Map();

/**
 * The translations of a field that shipped records (`data` artefacts of its entity) give. A text that stands for several
 * others is not translated: nobody could tell which one is meant.
 */
export function translationsIn(data: readonly Artefact[], field: string): Translations {
  const found = new Map<string, Text | null>();
  for (const { records } of data) {
    for (const record of Object.values(isObject(records) ? records : {})) {
      const text = isObject(record) ? record[field] : undefined;
      if (isTranslated(text)) for (const locale of LOCALES) note(found, text[locale], text);
    }
  }
  return new Map([...found].flatMap(([stored, text]) => (text ? [[stored, text]] : [])));
}

/** Whether a shipped value is written as `{"en": …, "ru": …}`. */
export function isTranslated(value: unknown): value is Text {
  return isObject(value) && LOCALES.some((locale) => locale in value);
}

/** What of a shipped value is stored where texts are kept in this language. */
export function storedText(value: Text, language: Locale): string | null {
  return value[language] ?? LOCALES.map((locale) => value[locale]).find((text) => text !== undefined) ?? null;
}

function note(found: Map<string, Text | null>, stored: string | undefined, text: Text): void {
  if (stored === undefined) return;
  const known = found.get(stored);
  const same = known === undefined || (known !== null && LOCALES.every((locale) => known[locale] === text[locale]));
  found.set(stored, same ? text : null);
}

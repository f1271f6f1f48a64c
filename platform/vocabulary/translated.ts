/** Texts of shipped records in the reader's language: what words with the option `translated` share. */
import type { Locale } from '../foundation/errors';
import type { Value } from '../language/contracts';
import type { SiteOf } from './contracts';
import { option } from './options';

export const TRANSLATED = option(
  { type: 'boolean', default: false },
  [
    'Translated',
    'Shipped records may give it in every language; readers see theirs until somebody writes another text.',
  ],
  [
    'Переводится',
    'Поставляемые записи могут задать его на всех языках; каждый видит свой, пока кто-нибудь не напишет другой текст.',
  ],
);

/** The text for a reader: a shipped one in his language, any other as it was written. */
export function inLanguage(value: Value, field: SiteOf, locale: Locale): string {
  if (typeof value !== 'string') return '';
  return field.translations.get(value)?.[locale] ?? value;
}

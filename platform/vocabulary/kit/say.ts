import type { Locale } from '../../foundation/errors';
import { LOCALES } from '../../foundation/errors';
import type { Text } from '../../language/contracts';

/** A label in a language, or in another one it has, or the fallback (usually a name). */
export function say(text: Text | undefined, locale: Locale, fallback: string): string {
  const spoken = text?.[locale] ?? LOCALES.map((each) => text?.[each]).find((each) => each !== undefined);
  return spoken || fallback;
}

import type { Locale } from '../../platform/foundation/errors';

/** Every language in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', ru: 'Русский' };

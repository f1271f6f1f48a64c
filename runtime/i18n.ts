import type { Locale as KitLocale } from 'antd/es/locale';
import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LOCALES, type Locale } from '../platform/foundation/errors';

const STORED = 'karkas:locale';

interface Pack {
  readonly catalogue: Readonly<Record<string, string>>;
  readonly kit: KitLocale;
}

const PACKS: Readonly<Record<Locale, () => Promise<Pack>>> = {
  en: async () => {
    const [catalogue, kit] = await Promise.all([import('./i18n/en.json'), import('antd/es/locale/en_US')]);
    return { catalogue: catalogue.default, kit: kit.default };
  },
  ru: async () => {
    const [catalogue, kit] = await Promise.all([
      import('./i18n/ru.json'),
      import('antd/es/locale/ru_RU'),
      import('dayjs/locale/ru'),
    ]);
    return { catalogue: catalogue.default, kit: kit.default };
  },
};

const kits = new Map<Locale, KitLocale>();

/** Readies the translations for the language to begin with; components read them with `useTranslation`. */
export async function startLanguages(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });
  await switchLanguage(locale);
}

/** Loads a language when needed and switches every translation, date format and the kit to it. */
export async function switchLanguage(locale: Locale): Promise<void> {
  if (!kits.has(locale)) {
    const pack = await PACKS[locale]();
    kits.set(locale, pack.kit);
    i18next.addResourceBundle(locale, 'translation', pack.catalogue);
  }
  dayjs.locale(locale);
  document.documentElement.lang = locale;
  localStorage.setItem(STORED, locale);
  await i18next.changeLanguage(locale);
}

/** The kit's texts of a language that has been loaded. */
export function kitLocale(locale: Locale): KitLocale | undefined {
  return kits.get(locale);
}

/** The language before anybody has signed in: the last one used here, or the browser's. */
export function firstLocale(): Locale {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages.map((each) => each.slice(0, 2))];
  return wanted.find((each): each is Locale => LOCALES.includes(each as Locale)) ?? 'en';
}

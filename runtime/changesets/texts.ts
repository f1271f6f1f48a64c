import i18next from 'i18next';
import en from './i18n/en.json';
import ru from './i18n/ru.json';

/** The texts of these pages travel with them, not with the first list. */
export function addTexts(): void {
  i18next.addResourceBundle('en', 'translation', en);
  i18next.addResourceBundle('ru', 'translation', ru);
}

/** Numbers while people type them: what the eye sees and what the record gets ("1250.50"). */
import type { Locale } from '../../../foundation/errors';

const GROUP: Readonly<Record<Locale, string>> = { en: ',', ru: '\u00a0' };
const POINT: Readonly<Record<Locale, string>> = { en: '.', ru: ',' };

/** "1250.5" as "1 250,5" in Russian, "1,250.5" in English, with at least `places` decimals. Anything but a plain number comes back unchanged. */
export function showNumber(value: string | number | undefined, locale: Locale, places = 0): string {
  const text = value === undefined ? '' : String(value);
  const parts = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', typed = ''] = parts;
  const fraction = typed.padEnd(places, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, GROUP[locale]);
  return `${sign}${grouped}${fraction === '' ? '' : `${POINT[locale]}${fraction}`}`;
}

/** The plain number in a typed or pasted text ("1 250,50 ₽" → "1250.50"). A lone comma is a decimal comma unless it groups thousands in English. */
export function readNumber(text: string | undefined, locale: Locale): string {
  const kept = (text ?? '').replace(/[−–]/g, '-').replace(/[^\d.,-]/g, '');
  const last = Math.max(kept.lastIndexOf(','), kept.lastIndexOf('.'));
  if (last < 0) return kept;
  const signs = kept.replace(/[^.,]/g, '');
  const groupsOnly =
    (signs.length > 1 && new Set(signs).size === 1) || (locale === 'en' && /^-?\d{1,3}(,\d{3})+$/.test(kept));
  if (groupsOnly) return kept.replace(/[.,]/g, '');
  return `${kept.slice(0, last).replace(/[.,]/g, '')}.${kept.slice(last + 1)}`;
}

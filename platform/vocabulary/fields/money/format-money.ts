import type { Locale } from '../../../foundation/errors';

/** An amount with the sign of its currency: "$1,250.00", "1 250,00 ₽". Places beyond two are shown only where they are not zero. */
export function formatMoney(amount: string, currency: string, scale: number, locale: Locale): string {
  return formatter(currency, scale, locale).format(amount as `${number}`);
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(currency: string, scale: number, locale: Locale): Intl.NumberFormat {
  const key = `${locale} ${currency} ${scale}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = withSign(currency, scale, locale);
  formatters.set(key, made);
  return made;
}

/** The usual sign tells dollars apart (CA$); where a language knows only the code, the currency's own sign stands (₽). */
function withSign(currency: string, scale: number, locale: Locale): Intl.NumberFormat {
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: Math.min(2, scale),
    maximumFractionDigits: scale,
  } as const;
  const usual = new Intl.NumberFormat(locale, options);
  const sign = usual.formatToParts(0).find((part) => part.type === 'currency')?.value;
  return sign === currency ? new Intl.NumberFormat(locale, { ...options, currencyDisplay: 'narrowSymbol' }) : usual;
}

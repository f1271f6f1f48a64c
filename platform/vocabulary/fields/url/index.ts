import { accept, isRefused, refuse } from '../../coercion';
import type { FieldWord } from '../../contracts';
import { TEXT_OPERATORS } from '../../operators';
import { both } from '../../options';
import { digits, pick } from '../../samples';
import { coerceText } from '../../text-value';
import { describeValue } from '../../value-schema';

const LENGTH = 1000;

/** A web address as it was typed, with its scheme. Only http and https, so that a click can never run a script. */
export const url: FieldWord = {
  type: 'url',
  title: both('Web address', 'Веб-адрес'),
  description: both('A link to a page on the web.', 'Ссылка на страницу в сети.'),
  options: { properties: {} },
  examples: [{ type: 'url' }],
  value: () => 'text',
  columns: () => [{ part: '', column: { kind: 'text', length: LENGTH } }],
  operators: () => TEXT_OPERATORS,
  schema: (field, locale) =>
    describeValue(field, locale, { type: 'string', maxLength: LENGTH, pattern: '^https?://[^\\s]+$' }),
  coerce(raw) {
    const coerced = coerceText(raw, { max: LENGTH });
    if (isRefused(coerced) || typeof coerced.value !== 'string') return coerced;
    const address = webAddress(coerced.value);
    if (address === undefined) return refuse('V016');
    return address.length > LENGTH ? refuse('V004', { limit: LENGTH }) : accept(address);
  },
  format: (value) => (typeof value === 'string' ? value : ''),
  sample: (_field, random) =>
    `${pick(random, ['https', 'http'])}://${pick(random, ['example.com', 'www.example.org', 'пример.рф'])}/${pick(random, ['', 'a?b=c&d=%20#e', 'страница'])}${digits(random, 2)}`,
};

function webAddress(text: string): string | undefined {
  if (/[\s\\]/.test(text)) return undefined;
  const schemed = /^https?:\/\//i.exec(text)?.[0];
  if (schemed !== undefined) {
    const address = schemed.toLowerCase() + text.slice(schemed.length);
    return parse(address) ? address : undefined;
  }
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return undefined;
  const parsed = parse(`https://${text}`);
  const named = parsed?.hostname.includes('.') && parsed.username === '' && !text.startsWith('/');
  return named ? `https://${text}` : undefined;
}

function parse(address: string): URL | undefined {
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  return parsed && parsed.hostname !== '' ? parsed : undefined;
}

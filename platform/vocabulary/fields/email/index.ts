import { accept, isRefused, refuse } from '../../coercion';
import type { FieldWord } from '../../contracts';
import { TEXT_OPERATORS } from '../../operators';
import { both } from '../../options';
import { digits, pick } from '../../samples';
import { coerceText } from '../../text-value';
import { describeValue } from '../../value-schema';

const LENGTH = 254;

/** One e-mail address; the domain in lower case, because only the part before @ may tell cases apart. */
export const email: FieldWord = {
  type: 'email',
  title: both('E-mail', 'Электронная почта'),
  description: both('An e-mail address.', 'Адрес электронной почты.'),
  options: { properties: {} },
  examples: [{ type: 'email' }],
  value: () => 'text',
  columns: () => [{ part: '', column: { kind: 'text', length: LENGTH } }],
  operators: () => TEXT_OPERATORS,
  schema: (field, locale) =>
    describeValue(field, locale, { type: 'string', maxLength: LENGTH, pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$' }),
  coerce(raw) {
    const coerced = coerceText(raw, { max: LENGTH });
    if (isRefused(coerced) || typeof coerced.value !== 'string') return coerced;
    const at = coerced.value.lastIndexOf('@');
    const [local, domain] = [coerced.value.slice(0, at), coerced.value.slice(at + 1).toLowerCase()];
    return at > 0 && isLocal(local) && isDomain(domain) ? accept(`${local}@${domain}`) : refuse('V014');
  },
  format: (value) => (typeof value === 'string' ? value : ''),
  sample: (_field, random) =>
    `${pick(random, ['anna', 'Ivan.Petrov', 'o’neil', 'sales+crm', 'почта'])}${digits(random, 3)}@${pick(random, ['example.com', 'почта.рф', 'mail.example.org'])}`,
};

function isLocal(local: string): boolean {
  return local.length <= 64 && /^[^\s\p{C}@.,;:<>()[\]\\"]+(\.[^\s\p{C}@.,;:<>()[\]\\"]+)*$/u.test(local);
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  const named = labels.every(
    (label) => label.length <= 63 && /^[\p{L}\p{N}]([\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?$/u.test(label),
  );
  return labels.length > 1 && domain.length <= 253 && named && /^(xn--[a-z0-9-]+|\p{L}[\p{L}\p{M}]+)$/u.test(last);
}

import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { accept, isRefused, refuse } from '../../coercion';
import type { Coerced, FieldWord, SiteOf } from '../../contracts';
import { TEXT_OPERATORS } from '../../operators';
import { both, option, textOption } from '../../options';
import { digits, pick } from '../../samples';
import { coerceText } from '../../text-value';
import { describeValue } from '../../value-schema';

const LENGTH = 40;

/** A telephone number in E.164 ("+74951234567"), an extension as in RFC 3966 ("+74951234567;ext=12"). */
export const phone: FieldWord = {
  type: 'phone',
  title: both('Telephone', 'Телефон'),
  description: both('A telephone number in the international form.', 'Номер телефона в международной форме.'),
  options: {
    properties: {
      country: option(
        { type: 'string', pattern: '^[A-Z]{2}$', default: 'RU' },
        ['Country', 'The country of numbers written without a country code (two letters).'],
        ['Страна', 'Страна номеров, записанных без кода страны (две буквы).'],
      ),
      lenient: option(
        { type: 'boolean', default: false },
        ['Keep as typed', 'A number that cannot be read is kept as it was typed.'],
        ['Хранить как есть', 'Номер, который не удалось разобрать, хранится как введён.'],
      ),
    },
  },
  examples: [{ type: 'phone' }, { type: 'phone', country: 'DE', lenient: true }],
  value: () => 'text',
  columns: () => [{ part: '', column: { kind: 'text', length: LENGTH } }],
  operators: () => TEXT_OPERATORS,
  schema: (field, locale) => describeValue(field, locale, { type: 'string', maxLength: LENGTH }),
  coerce(raw, field) {
    const coerced = coerceText(raw, { max: LENGTH });
    if (isRefused(coerced) || typeof coerced.value !== 'string') return coerced;
    const number = read(coerced.value, field);
    if (number?.isValid()) return accept(number.number + (number.ext ? `;ext=${number.ext}` : ''));
    return unreadable(coerced.value, field);
  },
  format(value, field) {
    if (typeof value !== 'string') return '';
    const number = value.startsWith('+') ? read(value, field) : undefined;
    return number?.isValid() ? number.formatInternational() : value;
  },
  sample: (_field, random) =>
    `${pick(random, ['+7495', '+7812', '+7916'])}${pick(random, ['2', '7'])}${digits(random, 6)}${random() < 0.1 ? ';ext=12' : ''}`,
};

function read(text: string, field: SiteOf): PhoneNumber | undefined {
  const country = textOption(field, 'country') ?? 'RU';
  return parsePhoneNumberFromString(text, isCountry(country) ? country : 'RU');
}

function unreadable(text: string, field: SiteOf): Coerced {
  return field.definition.lenient === true ? accept(text) : refuse('V015');
}

function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code as CountryCode);
}

import type { Value } from '../../../language/contracts';
import { accept, asObject, isRefused, refuse, refuseAll, refuseSort, strangers } from '../../coercion';
import type { Coerced, FieldWord } from '../../contracts';
import { TEXT_OPERATORS } from '../../operators';
import { both } from '../../options';
import { pick } from '../../samples';
import { coerceText } from '../../text-value';
import { describeValue } from '../../value-schema';
import { fullName, type NameParts, partsOf, squeeze } from './parts';

const PART_LENGTH = 80;
const FULL_LENGTH = 250;
const PARTS = ['last', 'first', 'middle'] as const;

/** A person's name: `{last, first, middle, full}`. `full` follows from the parts; alone it is taken apart. */
export const personName: FieldWord = {
  type: 'personName',
  title: both('Name of a person', 'Имя человека'),
  description: both('Family name, first name and middle name or patronymic.', 'Фамилия, имя и отчество.'),
  options: { properties: {} },
  examples: [{ type: 'personName' }],
  value: () => 'text',
  columns: () => [
    { part: '', column: { kind: 'text', length: FULL_LENGTH } },
    ...PARTS.map((part) => ({ part, column: { kind: 'text', length: PART_LENGTH } as const })),
  ],
  operators: () => TEXT_OPERATORS,
  schema(field, locale) {
    const part = { anyOf: [{ type: 'string', maxLength: PART_LENGTH }, { type: 'null' }] };
    const full = { type: 'string', maxLength: FULL_LENGTH };
    return describeValue(field, locale, {
      type: 'object',
      properties: { last: part, first: part, middle: part, full },
    });
  },
  coerce(raw) {
    const given = typeof raw === 'string' ? { full: raw } : asObject(raw);
    if (!given) return refuseSort('name of a person', 'имя человека');
    const unknown = strangers(given, [...PARTS, 'full']);
    if (unknown.length > 0) return refuseAll(unknown);
    const hasParts = PARTS.some((part) => !isEmpty(given[part]));
    return hasParts || isEmpty(given.full) ? fromParts(given) : fromFull(given.full);
  },
  toColumns(value) {
    const { full, last, first, middle } = named(value);
    return [full ?? null, last ?? null, first ?? null, middle ?? null];
  },
  fromColumns: ([full, last, first, middle]) =>
    isEmpty(full) ? null : { last: last ?? null, first: first ?? null, middle: middle ?? null, full },
  compared: (value) => named(value).full ?? null,
  operand: (value) => named(value).full ?? null,
  format: (value) => (typeof value === 'string' ? value : (named(value).full ?? '')),
  sample(_field, random) {
    const parts = partsOf(random() < 0.7 ? russian(random) : pick(random, ENGLISH));
    return { last: parts.last, first: parts.first, middle: parts.middle, full: fullName(parts) };
  },
};

function fromFull(raw: unknown): Coerced {
  const text = coerceText(raw, { max: FULL_LENGTH });
  if (isRefused(text)) return text;
  return typeof text.value === 'string' ? fromParts(partsOf(text.value)) : accept(null);
}

function fromParts(given: Readonly<Record<string, unknown>> | NameParts): Coerced {
  const source: Readonly<Record<string, unknown>> = { ...given };
  const coerced = PARTS.map((part) => {
    const written = source[part];
    if (isEmpty(written)) return accept(null);
    return coerceText(typeof written === 'string' ? squeeze(written) : written, { max: PART_LENGTH }, part);
  });
  const findings = coerced.flatMap((part) => (isRefused(part) ? part.findings : []));
  if (findings.length > 0) return refuseAll(findings);
  const [last, first, middle] = coerced.map((part) => (isRefused(part) ? null : (part.value as string | null)));
  const parts = { last: last ?? null, first: first ?? null, middle: middle ?? null };
  const full = fullName(parts);
  if (Array.from(full).length > FULL_LENGTH) return refuse('V004', { limit: FULL_LENGTH });
  return accept(full === '' ? null : { ...parts, full });
}

function named(value: Value): Partial<NameParts> & { readonly full?: string | null } {
  return asObject(value) ?? {};
}

function isEmpty(raw: unknown): raw is null | undefined | '' {
  return raw === null || raw === undefined || raw === '';
}

function russian(random: () => number): string {
  const family = pick(random, ['Иванов', 'Ёлкин', 'Соловьёв', 'Римский-Корсаков', 'Щукин', 'Абдуллаев']);
  return `${family} ${pick(random, ['Иван', 'Пётр', 'Семён', 'Артём'])} ${pick(random, ['Иванович', 'Петрович', 'Фёдорович', ''])}`;
}

const ENGLISH = [
  'Nancy Davolio',
  'Ludwig van der Berg',
  'Seán O’Connor',
  'Madonna',
  'Anne-Marie Louise Smith',
] as const;

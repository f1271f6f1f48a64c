import type { Locale } from '../../../foundation/errors';
import type { Value } from '../../../language/contracts';
import { accept, asObject, isRefused, refuse, refuseAll, strangers } from '../../coercion';
import type { Coerced, FieldWord, SiteOf } from '../../contracts';
import { coerceDecimal, formatNumber, type NumberLimits, sampleDecimal } from '../../numbers';
import { NUMBER_OPERATORS } from '../../operators';
import { both, MAX_OPTION, MIN_OPTION, numberOption, option, SCALE_OPTION, textOption } from '../../options';
import { pick } from '../../samples';
import { decimalPattern, describeValue } from '../../value-schema';
import { formatMoney } from './format-money';

const PRECISION = 18;
const PARTS = ['amount', 'currency', 'base'];

/**
 * An exact amount with its currency and its worth in the base currency of the company. Conditions, sorting and
 * totals use `base`, expressions the amount.
 *
 * The word knows no rates. `base` is the given one; else the amount itself when the money is in the field's own
 * currency or in none; else null, and the records floor fills it by the rate of the day. A field's own
 * currency need not be the base currency: the records floor may replace `base` whenever `currency` is set.
 */
export const money: FieldWord = {
  type: 'money',
  title: both('Money', 'Деньги'),
  description: both('An exact amount with a currency.', 'Точная сумма с валютой.'),
  options: {
    properties: {
      scale: SCALE_OPTION,
      min: MIN_OPTION,
      max: MAX_OPTION,
      currency: option(
        { type: 'string', 'x-editor': 'currency' },
        ['Currency', 'The code of the usual currency, or an expression that gives it.'],
        ['Валюта', 'Код обычной валюты или выражение, которое его даёт.'],
      ),
    },
  },
  examples: [{ type: 'money' }, { type: 'money', scale: 4, min: 0, currency: 'RUB' }],
  value: () => 'number',
  columns(field) {
    const column = { kind: 'decimal', precision: PRECISION, scale: limits(field).scale } as const;
    return [
      { part: '', column },
      { part: 'currency', column: { kind: 'text', length: 3 } },
      { part: 'base', column },
    ];
  },
  comparedPart: 'base',
  operandPart: '',
  operators: () => NUMBER_OPERATORS,
  schema(field, locale) {
    const amount = { type: 'string', pattern: decimalPattern(PRECISION, limits(field).scale) };
    const none = { type: 'null' };
    const currency = { anyOf: [{ type: 'string', pattern: '^[A-Z]{3}$' }, none] };
    const properties = { amount, currency, base: { anyOf: [amount, none] } };
    return describeValue(field, locale, { type: 'object', properties, required: ['amount'] });
  },
  coerce(raw, field) {
    const parts = asObject(raw);
    if (parts && 'amount' in parts && isEmpty(parts.amount)) return accept(null);
    return fromParts(parts ?? { amount: raw }, field, parts ? 'amount' : '');
  },
  toColumns(value) {
    const { amount = null, currency = null, base = null } = partsOf(value);
    return [amount, currency, base];
  },
  fromColumns: ([amount, currency, base]) =>
    isEmpty(amount) ? null : { amount, currency: currency ?? null, base: base ?? null },
  compared: (value) => partsOf(value).base ?? null,
  operand: (value) => partsOf(value).amount ?? null,
  format(value, field, locale) {
    const { amount, currency } = partsOf(value);
    return amount == null ? '' : shown(amount, currency ?? null, limits(field).scale, locale);
  },
  sample(field, random) {
    const amount = sampleDecimal(limits(field), random);
    const currency = ownCurrency(field);
    if (random() < 0.5) return { amount, currency, base: amount };
    return {
      amount,
      currency: pick(random, ['USD', 'EUR', 'KZT']),
      base: sampleDecimal({ ...limits(field), min: 0 }, random),
    };
  },
  measures: ['sum', 'avg', 'min', 'max'],
};

function fromParts(parts: Readonly<Record<string, unknown>>, field: SiteOf, path: string): Coerced {
  const { limited, unlimited, own } = rulesOf(field);
  const amount = coerceDecimal(parts.amount, limited, path);
  const currency = isEmpty(parts.currency) ? accept(own) : coerceCurrency(parts.currency);
  const base = isEmpty(parts.base) ? accept(null) : coerceDecimal(parts.base, unlimited, 'base');
  const findings = [amount, currency, base].flatMap((part) => (isRefused(part) ? part.findings : []));
  const all = [...findings, ...strangers(parts, PARTS)];
  if (all.length > 0 || isRefused(amount) || isRefused(currency) || isRefused(base)) return refuseAll(all);
  const itself = currency.value === null || currency.value === own ? amount.value : null;
  return accept({ amount: amount.value, currency: currency.value, base: base.value ?? itself });
}

interface Rules {
  readonly limited: NumberLimits;
  readonly unlimited: NumberLimits;
  readonly own: string | null;
}

const rules = new WeakMap<SiteOf, Rules>();

/** What the field's definition says, read once: amounts come by the million. */
function rulesOf(field: SiteOf): Rules {
  const known = rules.get(field);
  if (known) return known;
  const limited = limits(field);
  const { precision, scale } = limited;
  const made = { limited, unlimited: { precision, scale }, own: ownCurrency(field) };
  rules.set(field, made);
  return made;
}

function coerceCurrency(raw: unknown): Coerced {
  const code = typeof raw === 'string' ? raw.trim().toUpperCase() : '';
  return /^[A-Z]{3}$/.test(code) ? accept(code) : refuse('V022', {}, 'currency');
}

function shown(amount: string, currency: string | null, scale: number, locale: Locale): string {
  return currency === null
    ? formatNumber(amount, locale, Math.min(2, scale), scale)
    : formatMoney(amount, currency, scale, locale);
}

/** The code in the field's definition; null when there is none or it is an expression. */
function ownCurrency(field: SiteOf): string | null {
  const written = textOption(field, 'currency');
  return written !== undefined && /^[A-Z]{3}$/.test(written) ? written : null;
}

function limits(field: SiteOf): NumberLimits {
  const scale = numberOption(field, 'scale') ?? 2;
  return { precision: PRECISION, scale, min: numberOption(field, 'min'), max: numberOption(field, 'max') };
}

function partsOf(value: Value): Readonly<Partial<Record<'amount' | 'currency' | 'base', string | null>>> {
  return (asObject(value) ?? {}) as Readonly<Partial<Record<'amount' | 'currency' | 'base', string | null>>>;
}

function isEmpty(raw: unknown): raw is null | undefined | '' {
  return raw === null || raw === undefined || raw === '';
}

/**
 * Numbers as people and programs write them, made canonical: "1 250,50", "1,250.50", 1250.5 → "1250.50".
 * One comma is a decimal comma. Its digits count as typed, so an English "1,250" in a field with two
 * places is refused (V007) and never read as 1.25. Spaces, apostrophes and repeated signs group by three.
 */
import { Decimal, fixed, parseDecimal } from '../foundation/decimal';
import type { Locale } from '../foundation/errors';
import type { Value } from '../language/contracts';
import { accept, refuse, refuseSort } from './coercion';
import type { Coerced, Random } from './contracts';

export interface NumberLimits {
  /** Digits in all. */
  readonly precision: number;
  /** Digits after the point. */
  readonly scale: number;
  readonly min?: number;
  readonly max?: number;
}

/** The canonical string with exactly `scale` places. */
export function coerceDecimal(raw: unknown, limits: NumberLimits, path = ''): Coerced {
  const plain = coercePlain(raw, limits);
  if (plain !== undefined) return accept(plain);
  const read = readNumber(raw);
  if (!read) return refuseSort('number', 'число', path);
  if (read.places > limits.scale) return refuse('V007', { limit: limits.scale }, path);
  if (read.value.abs().gte(powerOfTen(limits.precision - limits.scale))) {
    return refuse('V008', { limit: limits.precision }, path);
  }
  return outside(read.value, limits, path) ?? accept(fixed(read.value, limits.scale));
}

/** A whole number that JavaScript holds exactly. */
export function coerceInteger(raw: unknown, limits: Pick<NumberLimits, 'min' | 'max'>, path = ''): Coerced {
  if (typeof raw === 'number' && Number.isSafeInteger(raw) && inside(raw, limits)) return accept(raw || 0);
  const read = readNumber(raw);
  if (!read || read.places > 0) return refuseSort('whole number', 'целое число', path);
  if (read.value.abs().gt(Number.MAX_SAFE_INTEGER)) return refuse('V008', { limit: 15 }, path);
  return outside(read.value, limits, path) ?? accept(read.value.toNumber() || 0);
}

/** A canonical number in the manner of a language, with at least `least` and at most `most` places. */
export function formatNumber(value: Value, locale: Locale, least: number, most: number): string {
  return formatter(locale, least, most).format(value as `${number}`);
}

/** A canonical decimal within the limits; now and then a limit itself, zero or one digit short of too long. */
export function sampleDecimal(limits: NumberLimits, random: Random): string {
  const widest = powerOfTen(limits.precision - limits.scale).minus(new Decimal(10).pow(-limits.scale));
  const everyday = Decimal.min(widest, 100_000);
  const low = new Decimal(limits.min ?? (random() < 0.2 ? everyday.neg() : 0));
  const high = new Decimal(limits.max ?? Decimal.max(low.plus(1000), everyday));
  const dice = random();
  const value = dice < 0.08 ? low : dice < 0.16 ? (limits.max ?? widest) : low.plus(high.minus(low).mul(random()));
  return fixed(new Decimal(value).toDecimalPlaces(limits.scale, Decimal.ROUND_DOWN), limits.scale);
}

/** A number of up to 15 digits in plain writing within its limits, without decimal arithmetic (such numbers order as doubles do). */
function coercePlain(raw: unknown, limits: NumberLimits): string | undefined {
  const parts = PLAIN.exec(typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? raw : '');
  if (!parts) return undefined;
  const [text, sign = '', whole = '', places = ''] = parts;
  const value = Number(text);
  if ((value === 0 && sign) || whole.length + places.length > 15 || whole.length > limits.precision - limits.scale)
    return undefined;
  if (places.length > limits.scale || !inside(value, limits)) return undefined;
  return sign + whole + (limits.scale === 0 ? '' : `.${places.padEnd(limits.scale, '0')}`);
}

function inside(value: number, { min = value, max = value }: Pick<NumberLimits, 'min' | 'max'>): boolean {
  return min <= value && value <= max;
}

const PLAIN = /^(-?)([1-9]\d*|0)(?:\.(\d+))?$/;

function outside(value: Decimal, limits: Pick<NumberLimits, 'min' | 'max'>, path: string): Coerced | undefined {
  if (limits.min !== undefined && value.lt(limits.min)) return refuse('V005', { limit: limits.min }, path);
  if (limits.max !== undefined && value.gt(limits.max)) return refuse('V006', { limit: limits.max }, path);
  return undefined;
}

/** The number and how many places it has; a decimal comma's places count as they were typed. */
function readNumber(raw: unknown): { readonly value: Decimal; readonly places: number } | undefined {
  const text = typeof raw === 'string' ? raw.trim() : raw;
  const direct = parseDecimal(text);
  if (direct) return { value: direct, places: direct.decimalPlaces() };
  if (typeof text !== 'string' || text.length > 60) return undefined;
  const plain = plainNumber(
    text.replace('−', '-').replace(/[\u00a0\u2009\u202f’]/g, (sign) => (sign === '’' ? "'" : ' ')),
  );
  const value = plain === undefined ? undefined : parseDecimal(plain);
  if (!value) return undefined;
  const typed = plain?.split('.')[1]?.length ?? 0;
  return { value, places: /^[^,]*,[^,.]*$/.test(text) ? typed : value.decimalPlaces() };
}

const SIGN = '([+-]?)\\s?';
const FORMS: readonly { readonly form: RegExp; readonly group: string; readonly point: string }[] = [
  { form: new RegExp(`^${SIGN}\\d+,\\d+$`), group: '', point: ',' },
  { form: new RegExp(`^${SIGN}\\d{1,3}( \\d{3})+([.,]\\d+)?$`), group: ' ', point: ',' },
  { form: new RegExp(`^${SIGN}\\d{1,3}('\\d{3})+([.,]\\d+)?$`), group: "'", point: ',' },
  { form: new RegExp(`^${SIGN}\\d{1,3}(,\\d{3})+\\.\\d+$`), group: ',', point: '.' },
  { form: new RegExp(`^${SIGN}\\d{1,3}(,\\d{3}){2,}$`), group: ',', point: '.' },
  { form: new RegExp(`^${SIGN}\\d{1,3}(\\.\\d{3})+,\\d+$`), group: '.', point: ',' },
  { form: new RegExp(`^${SIGN}\\d{1,3}(\\.\\d{3}){2,}$`), group: '.', point: ',' },
];

function plainNumber(text: string): string | undefined {
  const found = FORMS.find(({ form }) => form.test(text));
  if (!found) return undefined;
  const joined = found.group === '' ? text : text.replaceAll(found.group, '');
  return joined.replace(/\s/g, '').replace(found.point, '.');
}

const POWERS = Array.from({ length: 41 }, (_, exponent) => new Decimal(10).pow(exponent));

function powerOfTen(exponent: number): Decimal {
  return POWERS[Math.max(0, exponent)] ?? new Decimal(10).pow(exponent);
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, least: number, most: number): Intl.NumberFormat {
  const key = `${locale} ${least} ${most}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
  formatters.set(key, made);
  return made;
}

import { Decimal as Base } from 'decimal.js';

/**
 * Exact decimals. A decimal crosses every border of the platform as a canonical string
 * ("1234.50" with the scale of its field), never as a JavaScript number. Arithmetic keeps 40
 * significant digits; rounding is half away from zero, as people round money and as both engines round.
 */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Decimal = InstanceType<typeof Decimal>;

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

/** The decimal a raw value stands for, or undefined when it is not a finite number. */
export function parseDecimal(raw: unknown): Decimal | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? new Decimal(raw) : undefined;
  if (typeof raw !== 'string') return undefined;
  const text = raw.trim();
  return PLAIN.test(text) ? new Decimal(text) : undefined;
}

/** The canonical string of a decimal with a fixed number of decimal places; "-0" never occurs. */
export function fixed(value: Decimal, scale: number): string {
  const text = value.toFixed(scale);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** The decimal places of a plain decimal text ("-1250.00" has 2); undefined for any other text. */
export function placesOf(text: string): number | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

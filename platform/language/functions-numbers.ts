/** Arithmetic on exact decimals: division keeps 10 places, every rounding is half away from zero. */
import type { Decimal } from '../foundation/decimal';
import type { Scalar } from './contracts';
import type { Primitive } from './functions-contract';
import { Exact, type ScalarType } from './scalars';

/** Decimal places that division and powers keep. */
export const PLACES = 10;
/** The greatest exponent that `power` takes, in either direction. */
export const GREATEST_POWER = 63;

const NUMBERS: readonly ScalarType[] = ['number', 'number'];
const ZERO = new Exact(0);
const ONE = new Exact(1);

export const NUMBER_PRIMITIVES: Readonly<Record<string, Primitive>> = {
  add: binary((a, b) => a.plus(b)),
  subtract: binary((a, b) => a.minus(b)),
  multiply: binary((a, b) => a.times(b)),
  divide: binary(divide),
  modulo: binary((a, b) => (b.isZero() ? null : a.modulo(b))),
  compare: binary((a, b) => new Exact(a.comparedTo(b))),
  lesser: binary((a, b) => (a.lte(b) ? a : b)),
  greater: binary((a, b) => (a.gte(b) ? a : b)),
  round: binary((a, b) => roundTo(a, whole(b))),
  power: binary((a, b) => power(a, b)),
  floor: unary((a) => a.floor()),
  ceil: unary((a) => a.ceil()),
  abs: unary((a) => a.abs()),
};

/** A number as an integer that any engine takes; fractions are cut off. */
export function whole(value: Decimal): number {
  const cut = value.trunc();
  if (cut.gt(LIMIT)) return LIMIT;
  return cut.lt(-LIMIT) ? -LIMIT : cut.toNumber();
}

const LIMIT = 4_000_000;

function divide(dividend: Decimal, divisor: Decimal): Decimal | null {
  return divisor.isZero() ? null : dividend.div(divisor).toDecimalPlaces(PLACES);
}

function roundTo(value: Decimal, places: number): Decimal {
  if (places >= 0) return value.toDecimalPlaces(Math.min(places, 30));
  if (places < -60) return ZERO;
  const unit = new Exact(10).pow(-places);
  return value.div(unit).toDecimalPlaces(0).times(unit);
}

/** By squaring, each product rounded to 10 places, so that every engine goes the same way. */
function power(base: Decimal, exponent: Decimal): Decimal | null {
  if (!exponent.isInteger() || exponent.abs().gt(GREATEST_POWER)) return null;
  let square = base;
  let result: Decimal = ONE;
  for (let rest = Math.abs(exponent.toNumber()); rest > 0; rest >>= 1) {
    if (rest & 1) result = result.times(square).toDecimalPlaces(PLACES);
    square = square.times(square).toDecimalPlaces(PLACES);
  }
  return exponent.isNegative() ? divide(ONE, result) : result;
}

function unary(run: (a: Decimal) => Scalar): Primitive {
  return { takes: ['number'], gives: 'number', run: ([a]) => run(number(a)) };
}

function binary(run: (a: Decimal, b: Decimal) => Scalar): Primitive {
  return { takes: NUMBERS, gives: 'number', run: ([a, b]) => run(number(a), number(b)) };
}

function number(value: Scalar | undefined): Decimal {
  return value instanceof Exact ? value : new Exact(String(value));
}

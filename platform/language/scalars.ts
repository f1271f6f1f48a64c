/** Scalars: the values that conditions and expressions compute with, and how two of them compare. */
import { Decimal } from '../foundation/decimal';
import { compareText } from '../foundation/text';
import type { Field, Path, Scalar, Text, Value, Values, ValueType } from './contracts';

/** The type of a part of an expression; `null` is the type of the literal null, which fits everywhere. */
export type ScalarType = Exclude<ValueType, 'rows' | 'none'> | 'null';

/** Decimals whose sums and products keep every digit that an engine can keep. */
export const Exact = Decimal.clone({ precision: 100 });

/** Whether a scalar is a number, whichever floor made it. */
export function isDecimal(value: Scalar | undefined): value is Decimal {
  return Decimal.isDecimal(value);
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

/** A value in memory as a scalar of a type; null when it is empty or of another form. */
export function toScalar(value: Value | readonly Values[] | undefined, type: ValueType | 'null'): Scalar {
  if (value === null || value === undefined || value === '') return null;
  if (type === 'number') return numberOf(value);
  if (type === 'boolean') return typeof value === 'boolean' ? value : null;
  if (type === 'set') return setOf(value);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return type === 'reference' ? idOf(value) : null;
}

/** What conditions see of a field's value in memory. */
export function comparedScalar(values: Values, path: Path): Scalar {
  const { field } = path;
  return toScalar(part(values[path.text], field, field.word.compared), field.value);
}

/** What expressions see of a field's value in memory. */
export function operandScalar(values: Values, path: Path): Scalar {
  const { field } = path;
  return toScalar(part(values[path.text], field, field.word.operand), field.value);
}

/** Orders two scalars of one type: numbers by value, texts by code point, false before true. */
export function compareScalars(left: NonNullable<Scalar>, right: NonNullable<Scalar>): number {
  if (isDecimal(left)) return left.comparedTo(right as Decimal);
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  return Number(left) - Number(right);
}

/** How types are called in findings. */
export const TYPE_NAMES: Readonly<Record<ValueType | 'null' | 'list', Text>> = {
  text: { en: 'a text', ru: 'текст' },
  number: { en: 'a number', ru: 'число' },
  boolean: { en: 'yes or no', ru: 'да или нет' },
  date: { en: 'a date', ru: 'дата' },
  instant: { en: 'a date and time', ru: 'дата и время' },
  reference: { en: 'a record', ru: 'запись' },
  set: { en: 'several options', ru: 'несколько вариантов' },
  rows: { en: 'many records', ru: 'много записей' },
  none: { en: 'a value that cannot be computed with', ru: 'значение, с которым нельзя вычислять' },
  null: { en: 'null', ru: 'пусто' },
  list: { en: 'a list', ru: 'список' },
};

/** Whether two types may meet in a comparison or in the branches of one value. References are ids, so texts fit them. */
export function fits(left: ScalarType, right: ScalarType): boolean {
  if (left === right || left === 'null' || right === 'null') return true;
  return isTextual(left) && isTextual(right);
}

function isTextual(type: ScalarType): boolean {
  return type === 'text' || type === 'reference';
}

function part(
  value: Value | readonly Values[] | undefined,
  field: Field,
  read: ((value: Value, field: Field) => Value) | undefined,
): Value | readonly Values[] | undefined {
  return read && value !== null && value !== undefined ? read(value as Value, field) : value;
}

function idOf(value: Value | readonly Values[]): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null;
}

function numberOf(value: Value | readonly Values[]): Decimal | null {
  if (typeof value === 'number') return Number.isFinite(value) ? new Exact(value) : null;
  return typeof value === 'string' && NUMBER.test(value) ? new Exact(value) : null;
}

function setOf(value: Value | readonly Values[]): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const keys = value.filter((key) => typeof key === 'string');
  return keys.length > 0 ? keys : null;
}

/** A number as a bound of a column that keeps fewer places: the same rows, by a value the column can hold. */
import type { Decimal } from '../foundation/decimal';
import type { ColumnKind } from '../vocabulary/contracts';
import { Exact } from './scalars';

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

export interface Fitted {
  readonly operator: Comparison;
  readonly value: Decimal;
}

const INTEGERS = new Exact(2).pow(63);

/**
 * The comparison with a value of the column's own places (`< 10.005` is `<= 10.00` at two places), or what
 * the comparison is for every value that is not null, when no value of the column comes near.
 */
export function fitted(operator: Comparison, value: Decimal, kind: ColumnKind): Fitted | boolean {
  const scale = kind.kind === 'decimal' ? kind.scale : 0;
  const limit = kind.kind === 'decimal' ? new Exact(10).pow(kind.precision - kind.scale) : INTEGERS;
  if (value.abs().gte(limit)) return beyond(operator, value.isNegative());
  if (value.decimalPlaces() <= scale) return { operator, value };
  if (operator === '=' || operator === '<>') return operator === '<>';
  if (operator === '<' || operator === '<=')
    return { operator: '<=', value: value.toDecimalPlaces(scale, Exact.ROUND_FLOOR) };
  return { operator: '>=', value: value.toDecimalPlaces(scale, Exact.ROUND_CEIL) };
}

function beyond(operator: Comparison, negative: boolean): boolean {
  if (operator === '=' || operator === '<>') return operator === '<>';
  return operator.startsWith(negative ? '>' : '<');
}

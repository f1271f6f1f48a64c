import { useMemo } from 'react';
import { Decimal } from '../../../foundation/decimal';
import type { Field } from '../../../language/contracts';
import type { Surroundings } from '../../contracts';
import { say } from '../../kit/say';
import { formatted } from '../kit/formatted';
import type { RecordValues } from '../kit/known-values';
import { fieldValue } from '../kit/live-record';
import { rowOperand } from '../kit/row-operand';
import type { LineColumn } from './columns';
import type { Row } from './rows';

interface LineTotalsProps {
  readonly rows: readonly Row[];
  readonly columns: readonly LineColumn[];
  /** The record the rows belong to, which may hold their sums. */
  readonly record: RecordValues;
  readonly surroundings: Surroundings;
}

/** How many rows there are, and the sums of the columns that are summed. */
export function LineTotals({ rows, columns, record, surroundings }: LineTotalsProps) {
  const totals = useMemo(() => columns.filter(({ total }) => total !== false), [columns]);
  if (rows.length === 0) return null;
  return (
    <div className="k-lines-totals">
      <span className="k-lines-count">{surroundings.t('field.lineCount', { count: rows.length })}</span>
      {totals.map(({ field, total }) => (
        <span key={field.name}>
          {say(field.label, surroundings.locale, field.name)}{' '}
          <b>
            {typeof total === 'object'
              ? formatted(total, record[total.name], surroundings)
              : sum(rows, field, surroundings)}
          </b>
        </span>
      ))}
    </div>
  );
}

function sum(rows: readonly Row[], field: Field, surroundings: Surroundings): string {
  let total = new Decimal(0);
  for (const row of rows) {
    const operand = rowOperand(field, row);
    if (operand !== null) total = total.plus(operand);
  }
  return formatted(field, fieldValue(field, total), surroundings);
}

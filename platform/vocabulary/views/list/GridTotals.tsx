// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn only where they are seen, which a table element cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import type { ViewSurroundings } from '../../contracts';
import { aggregateText } from '../../kit/aggregate-text';
import type { Column } from './columns';
import type { Totals } from './use-totals';

export interface GridTotalsProps {
  readonly columns: readonly Column[];
  readonly totals: Totals;
  readonly surroundings: ViewSurroundings;
  readonly picks: boolean;
}

/** The line at the foot: totals over all records of the selection, not only those in sight. */
export function GridTotals({ columns, totals, surroundings, picks }: GridTotalsProps) {
  const { t } = surroundings;
  return (
    <div className="k-sheet-foot" role="rowgroup">
      <div className="k-sheet-line" role="row">
        {picks && <div className="k-sheet-pick" role="gridcell" />}
        {columns.map((column, index) => (
          <div
            key={column.path}
            className="k-sheet-td"
            role="gridcell"
            data-align={column.align}
            data-first={index === 0 || undefined}
            title={column.total ? t(`list.total.${column.total}`) : undefined}
          >
            {index === 0 && column.total === null
              ? t('list.totals')
              : totalText(column, totals[column.path], surroundings)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** A total as the column's word writes it; a number of records as a plain number. */
function totalText(column: Pick<Column, 'field' | 'total'>, total: unknown, surroundings: ViewSurroundings): string {
  if (column.total === null) return '';
  if (column.total === 'count') return Number(total ?? 0).toLocaleString(surroundings.locale);
  return aggregateText(column.field, total, surroundings);
}

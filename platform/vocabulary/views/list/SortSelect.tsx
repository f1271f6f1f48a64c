import type { ViewSurroundings } from '../../contracts';
import type { Column } from './columns';

export interface SortSelectProps {
  readonly columns: readonly Column[];
  readonly sort: readonly string[];
  readonly surroundings: ViewSurroundings;
  onSort(sort: readonly string[]): void;
}

/** The order of a list without headings: every shown column up and down, in the device's own menu. */
export function SortSelect({ columns, sort, surroundings, onSort }: SortSelectProps) {
  const terms = columns
    .filter((column) => column.sortable)
    .flatMap((column) => [
      { term: column.path, label: `${column.label} ↑` },
      { term: `-${column.path}`, label: `${column.label} ↓` },
    ]);
  const current = sort[0] ?? '';
  return (
    <select
      className="k-sort"
      aria-label={surroundings.t('list.sort')}
      value={current}
      onChange={(event) => onSort([event.target.value])}
    >
      {!terms.some(({ term }) => term === current) && <option value={current}>{surroundings.t('list.sort')}</option>}
      {terms.map(({ term, label }) => (
        <option key={term} value={term}>
          {label}
        </option>
      ))}
    </select>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { ViewSurroundings } from '../../contracts';
import type { Column } from './columns';

export type Totals = Readonly<Record<string, unknown>>;

/** The totals of the shown columns over the whole selection, by column path; null while they are computed or when there are none. */
export function useTotals(
  entity: string,
  columns: readonly Column[],
  selected: { readonly where?: unknown; readonly search?: string },
  surroundings: Pick<ViewSurroundings, 'query'>,
): Totals | null {
  const totalled = columns.filter((column) => column.total !== null);
  const measures = Object.fromEntries(
    totalled.map((column, index) => [
      `m${index}`,
      { [column.total ?? '']: column.total === 'count' ? '*' : column.path },
    ]),
  );
  const { data } = useQuery({
    queryKey: ['records', entity, 'totals', JSON.stringify([measures, selected])],
    queryFn: () => surroundings.query({ from: entity, ...selected, measures }),
    enabled: totalled.length > 0,
    placeholderData: (before) => before,
  });
  const row = data?.rows[0];
  if (totalled.length === 0 || !row) return null;
  return Object.fromEntries(totalled.map((column, index) => [column.path, row[`m${index}`]]));
}

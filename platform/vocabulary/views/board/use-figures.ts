import { useQuery } from '@tanstack/react-query';
import type { Entity, Field } from '../../../language/contracts';
import type { ReferenceValue, ViewSurroundings } from '../../contracts';
import { NO_VALUE } from './lanes';

export interface Figures {
  readonly count: number;
  readonly sum: unknown;
}

/** Count and sum of every lane, asked at once. */
export function useFigures(
  entity: Entity,
  by: Field,
  sum: Field | null,
  selected: { readonly where?: unknown; readonly search?: string },
  surroundings: ViewSurroundings,
): ReadonlyMap<string, Figures> | null {
  const measures = { count: { count: '*' }, ...(sum ? { sum: { sum: sum.name } } : {}) };
  const request = { from: entity.name, ...selected, group: [by.name], measures };
  const { data } = useQuery({
    queryKey: ['records', entity.name, 'figures', JSON.stringify(request)],
    queryFn: () => surroundings.query(request),
    placeholderData: (before) => before,
  });
  if (!data) return null;
  return new Map(
    data.rows.map((row) => [groupKey(row[by.name]), { count: Number(row['count'] ?? 0), sum: row['sum'] }]),
  );
}

function groupKey(value: unknown): string {
  if (typeof value === 'object' && value !== null) return (value as ReferenceValue).id;
  return typeof value === 'string' ? value : NO_VALUE;
}

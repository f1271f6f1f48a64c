import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ViewSurroundings } from '../../contracts';

/** With a capped count, this means "more than 1,000". */
const CAP = 1001;

export interface Count {
  readonly value: number | null;
  readonly exact: boolean;
  /** Counts all of them, however many there are. */
  countExactly(): void;
}

/** How many records a selection has: asked beside the rows, never before them. */
export function useCount(
  entity: string,
  selected: { readonly where?: unknown; readonly search?: string },
  surroundings: Pick<ViewSurroundings, 'find'>,
): Count {
  const key = JSON.stringify(selected);
  const [exactFor, setExactFor] = useState<string | null>(null);
  const count = exactFor === key ? ('exact' as const) : ('capped' as const);
  const { data } = useQuery({
    queryKey: ['records', entity, 'count', key, count],
    queryFn: async () =>
      (await surroundings.find(entity, { ...selected, fields: ['id'], limit: 1, count })).count ?? null,
    placeholderData: (before, query) => (query?.queryKey[3] === key ? before : undefined),
  });
  const value = data ?? null;
  return {
    value: value === CAP && count === 'capped' ? CAP - 1 : value,
    exact: value !== null && (count === 'exact' || value < CAP),
    countExactly: () => setExactFor(key),
  };
}

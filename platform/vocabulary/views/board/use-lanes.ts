import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Artefact, Field } from '../../../language/contracts';
import type { ViewSurroundings } from '../../contracts';
import { type Lane, lanesOf, NO_VALUE } from './lanes';

export interface Lanes {
  readonly all: readonly Lane[];
  readonly error: Error | null;
  retry(): void;
}

/** The columns, and one in front for records without a value when there are any. */
export function useLanes(view: Artefact, by: Field, hasEmpty: boolean, surroundings: ViewSurroundings): Lanes {
  const target = by.relation?.kind === 'one' ? by.relation.to : null;
  const { data, error, refetch } = useQuery({
    queryKey: ['records', target, 'lanes', view.name, surroundings.snapshot.revision, surroundings.locale],
    queryFn: () => lanesOf(view, by, surroundings),
    staleTime: 60_000,
  });
  const { t } = surroundings;
  const all = useMemo(() => {
    const none: Lane = { key: NO_VALUE, label: t('board.noValue'), color: null };
    return data ? [...(hasEmpty ? [none] : []), ...data] : [];
  }, [data, hasEmpty, t]);
  return { all, error: data ? null : error, retry: () => void refetch() };
}

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Artefact } from '../../language/contracts';
import type { ReferenceValue, ViewRecord, ViewSurroundings } from '../contracts';
import { type Filters, filtersOf } from './selection';

/** The entity of the system package in which users keep their filters. */
const SAVED_FILTER = 'savedFilter';
const MOST = 200;
const FIELDS = ['name', 'where', 'sort', 'columns', 'shared', 'owner'];

export interface SavedFilter {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly shared: boolean;
  /** Saved by the signed-in user, who alone may change it here. */
  readonly mine: boolean;
  readonly filters: Filters;
  readonly sort: readonly string[] | null;
  /** Chosen columns by path, or null when the filter does not say. */
  readonly columns: readonly string[] | null;
}

/** What is kept of a filter. */
export interface FilterContent {
  readonly filters: Filters;
  readonly sort: readonly string[] | null;
  readonly columns: readonly string[] | null;
}

export interface SavedFilters {
  readonly all: readonly SavedFilter[];
  /** Whether the user may keep filters at all. */
  readonly may: boolean;
  create(name: string, shared: boolean, content: FilterContent): Promise<string>;
  rename(filter: SavedFilter, name: string, shared: boolean): Promise<void>;
  replace(filter: SavedFilter, content: FilterContent): Promise<void>;
  remove(filter: SavedFilter): Promise<void>;
}

/** The filters kept for a view: the user's own and those others share. */
export function useSavedFilters(view: Artefact, surroundings: ViewSurroundings): SavedFilters {
  const { me } = surroundings;
  const readable = surroundings.may(SAVED_FILTER, 'read');
  const { data } = useQuery({
    queryKey: ['records', SAVED_FILTER, 'of', view.name, me.id],
    queryFn: () =>
      surroundings.find(SAVED_FILTER, {
        where: { view: view.name, $or: [{ owner: me.id }, { shared: true }] },
        fields: FIELDS,
        sort: ['name'],
        limit: MOST,
      }),
    enabled: readable,
    staleTime: 60_000,
  });
  const all = useMemo(() => (data?.records ?? []).map((record) => savedFilterOf(record, me)), [data, me]);
  return {
    all,
    may: readable && surroundings.may(SAVED_FILTER, 'create'),
    async create(name, shared, content) {
      const values = { name, shared, view: view.name, ...written(content) };
      return (await surroundings.create(SAVED_FILTER, values)).id;
    },
    async rename(filter, name, shared) {
      await surroundings.update(SAVED_FILTER, filter.id, filter.version, { name, shared });
    },
    async replace(filter, content) {
      await surroundings.update(SAVED_FILTER, filter.id, filter.version, written(content));
    },
    remove: (filter) => surroundings.remove(SAVED_FILTER, filter.id, filter.version),
  };
}

/** Whether the user changed the filter he works with since it was saved. */
export function differs(filter: SavedFilter, content: Pick<FilterContent, 'filters' | 'sort'>): boolean {
  const text = (filters: Filters, sort: readonly string[] | null) =>
    JSON.stringify([Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)), sort]);
  return text(filter.filters, filter.sort) !== text(content.filters, content.sort);
}

function savedFilterOf(record: ViewRecord, me: ReferenceValue): SavedFilter {
  const sort = String(record['sort'] ?? '')
    .split(',')
    .filter(Boolean);
  const owner = record['owner'] as ReferenceValue | null | undefined;
  return {
    id: record.id,
    version: record.version,
    name: String(record['name'] ?? ''),
    shared: record['shared'] === true,
    mine: owner?.id === me.id,
    filters: filtersOf(record['where'] as string | null),
    sort: sort.length > 0 ? sort : null,
    columns: columnsOf(record['columns']),
  };
}

function columnsOf(text: unknown): readonly string[] | null {
  try {
    const value: unknown = typeof text === 'string' && text !== '' ? JSON.parse(text) : null;
    return Array.isArray(value) ? value.map(String) : null;
  } catch {
    return null;
  }
}

function written({ filters, sort, columns }: FilterContent): Readonly<Record<string, unknown>> {
  return {
    where: JSON.stringify(filters),
    sort: sort?.join(',') ?? null,
    columns: columns === null ? null : JSON.stringify(columns),
  };
}

import { useQuery } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'react-router';
import type { Entity } from '../../platform/language/contracts';
import type { ReferenceValue, ViewRecord, ViewSurroundings } from '../../platform/vocabulary/contracts';
import type { FormLayout } from '../../platform/vocabulary/views/form/layout';
import { neededFields } from '../../platform/vocabulary/views/form/needed';

type Values = Readonly<Record<string, unknown>>;

/** Reads a record with everything its form shows and its rules read, in one request. */
export function readForForm(
  surroundings: ViewSurroundings,
  entity: Entity,
  layout: FormLayout,
  id: string,
): Promise<ViewRecord> {
  return surroundings.read(entity.name, id, neededFields(layout, entity, surroundings.snapshot));
}

/** The record of a page. It is read when the page opens; while it stands open, the form's state is the truth. */
export function useRecord(surroundings: ViewSurroundings, entity: Entity, layout: FormLayout, id: string) {
  return useQuery({
    queryKey: ['record', entity.name, id],
    queryFn: () => readForForm(surroundings, entity, layout, id),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What a new record begins with: from the page that led here, or `?prefill={"field": …}`; references get their titles. */
export function usePrefill(surroundings: ViewSurroundings, entity: Entity) {
  const { state, key } = useLocation();
  const [query] = useSearchParams();
  const text = query.get('prefill');
  return useQuery({
    queryKey: ['prefill', entity.name, key, text],
    queryFn: async () => {
      const { values } = (state ?? {}) as { readonly values?: Values };
      return withTitles({ ...parse(text), ...values }, entity, surroundings);
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Values for a form: a reference given by its id becomes `{id, title}`. */
export async function withTitles(values: Values, entity: Entity, surroundings: ViewSurroundings): Promise<Values> {
  const entries = Object.entries(values).map(async ([name, value]): Promise<[string, unknown]> => {
    const relation = entity.fields.get(name)?.relation;
    if (relation?.kind !== 'one' || value === null || value === undefined) return [name, value];
    const { id, title = null } = typeof value === 'object' ? (value as Partial<ReferenceValue>) : { id: String(value) };
    if (!id || title !== null) return [name, value];
    return [name, { id, title: await titleOf(relation.to, id, surroundings) }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function titleOf(target: string, id: string, surroundings: ViewSurroundings): Promise<string | null> {
  const { title } = surroundings.snapshot.entity(target);
  const record = await surroundings.read(target, id, [title.name]).catch(() => null);
  const value = record?.[title.name];
  if (value === null || value === undefined) return null;
  return title.word.format(
    value as Parameters<typeof title.word.format>[0],
    title,
    surroundings.locale,
    surroundings.timeZone,
  );
}

function parse(text: string | null): Values {
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Values) : {};
  } catch {
    return {};
  }
}

import { useQuery } from '@tanstack/react-query';
import type { Entity, Value } from '../../platform/language/contracts';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import type { HistoryEntry } from './history-entry';

const MOST = 200;

/** How the records are called that a history mentions by their ids: one question for each entity. */
export function useTitles(entries: readonly HistoryEntry[], entity: Entity, surroundings: ViewSurroundings) {
  const wanted = mentioned(entries, entity, surroundings);
  const { data } = useQuery({
    queryKey: ['titles', surroundings.locale, ...wanted.flatMap(([target, ids]) => [target, ...ids])],
    queryFn: async () => {
      const found = await Promise.all(wanted.map(([target, ids]) => titlesOf(target, ids, surroundings)));
      return new Map(found.flat());
    },
    enabled: wanted.length > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return data ?? NONE;
}

const NONE: ReadonlyMap<string, string> = new Map();

function mentioned(
  entries: readonly HistoryEntry[],
  entity: Entity,
  { snapshot, may }: ViewSurroundings,
): readonly [string, readonly string[]][] {
  const ids = new Map<string, Set<string>>();
  for (const { of, changes } of entries) {
    const owner = of && snapshot.hasEntity(of.entity) ? snapshot.entity(of.entity) : entity;
    for (const { field: name, from, to } of changes) {
      const relation = owner.fields.get(name)?.relation;
      if (relation?.kind !== 'one' || !may(relation.to, 'read')) continue;
      const set = ids.get(relation.to) ?? new Set();
      ids.set(relation.to, set);
      for (const id of [from, to]) if (typeof id === 'string') set.add(id);
    }
  }
  return [...ids].map(([target, set]) => [target, [...set].slice(0, MOST).sort()]);
}

async function titlesOf(
  target: string,
  ids: readonly string[],
  surroundings: ViewSurroundings,
): Promise<[string, string][]> {
  const { title } = surroundings.snapshot.entity(target);
  const request = { where: { id: { $in: ids } }, fields: [title.name], limit: MOST };
  const { records } = await surroundings.find(target, request).catch(() => ({ records: [] }));
  return records.map((record) => {
    const value = record[title.name] as Value | undefined;
    const text = value === null || value === undefined ? '' : title.word.format(value, title, surroundings.locale);
    return [record.id, text];
  });
}

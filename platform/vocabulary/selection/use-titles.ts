import { useQuery } from '@tanstack/react-query';
import type { ViewSurroundings } from '../contracts';
import type { Titles } from './describe-filter';

const MOST = 100;

/** The titles of records by id, fetched once and kept. */
export function useTitles(entity: string | null, ids: readonly string[], surroundings: ViewSurroundings): Titles {
  const asked = [...new Set(ids)].sort().slice(0, MOST);
  const { data } = useQuery({
    queryKey: ['records', entity, 'titles', asked, surroundings.locale],
    queryFn: () => titlesOf(entity ?? '', asked, surroundings),
    enabled: entity !== null && asked.length > 0,
  });
  return data ?? {};
}

async function titlesOf(entity: string, ids: readonly string[], surroundings: ViewSurroundings): Promise<Titles> {
  const { title } = surroundings.snapshot.entity(entity);
  const where = { id: { $in: ids } };
  const { records } = await surroundings.find(entity, { where, fields: [title.name], limit: ids.length });
  return Object.fromEntries(
    records.map((record) => {
      const value = record[title.name];
      const text =
        value === null || value === undefined ? null : title.word.format(value as never, title, surroundings.locale);
      return [record.id, text];
    }),
  );
}

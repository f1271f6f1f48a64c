/** Fields of records that the record being edited points to, read from the server once and when first needed. */
import type { Surroundings } from '../../contracts';
import { type RecordValues, type RelatedValues, type Unknown, valueAt } from './known-values';

export interface RelatedCache extends RelatedValues {
  /** Remembers what is known already, for example from a record that was read with dotted paths. */
  learn(entity: string, id: string, path: string, value: unknown): void;
  /** Reads what is not known, one request for each record; what cannot be read counts as empty. */
  load(unknown: readonly Unknown[]): Promise<void>;
}

export function createRelatedCache(read: Surroundings['read']): RelatedCache {
  const known = new Map<string, unknown>();
  const address = (entity: string, id: string, path: string) => `${entity}\n${id}\n${path}`;
  const loading = new Map<string, Promise<void>>();

  async function readOne(entity: string, id: string, paths: readonly string[]): Promise<void> {
    const record: RecordValues = await read(entity, id, paths).catch(() => ({}));
    for (const path of paths) known.set(address(entity, id, path), valueAt(record, path));
  }

  return {
    value: (entity, id, path) => known.get(address(entity, id, path)),
    learn: (entity, id, path, value) => void known.set(address(entity, id, path), value ?? null),
    async load(unknown) {
      const missing = unknown.filter(({ entity, id, path }) => !known.has(address(entity, id, path)));
      const byRecord = new Map<string, Unknown[]>();
      for (const one of missing) {
        const key = `${one.entity}\n${one.id}`;
        byRecord.set(key, [...(byRecord.get(key) ?? []), one]);
      }
      const reads = [...byRecord.values()].map((wanted) => {
        const paths = [...new Set(wanted.map(({ path }) => path))].sort();
        const { entity, id } = wanted[0] ?? { entity: '', id: '' };
        const key = address(entity, id, paths.join(','));
        const running = loading.get(key) ?? readOne(entity, id, paths).finally(() => loading.delete(key));
        loading.set(key, running);
        return running;
      });
      await Promise.all(reads);
    },
  };
}

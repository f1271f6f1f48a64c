import type { Entity, Field, Snapshot } from '../../language/contracts';
import { groupBy } from '../group';
import { type Computed, computedOf, nameOf, readFields } from './signatures';

/** Computed fields of one entity that can be filled in one walk through its records. */
export interface Stage {
  readonly entity: Entity;
  readonly fields: readonly Computed[];
}

/** The walks that fill these fields, so that each reads only what earlier ones have filled. */
export function stagesOf(snapshot: Snapshot, names: ReadonlySet<string>): readonly Stage[] {
  const all = computedOf(snapshot);
  const levels = new Map<string, number>();
  const wanted = [...names].flatMap((name) => all.get(name) ?? []);
  const groups = groupBy(
    wanted,
    (computed) => `${String(levelOf(computed)).padStart(4, '0')} ${computed.field.entity}`,
  );
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, fields]) => ({ entity: snapshot.entity(fields[0]?.field.entity ?? ''), fields }));

  /** What a record reads of itself is computed in the same walk, what it reads of others must be there before. */
  function levelOf(computed: Computed): number {
    const known = levels.get(computed.name);
    if (known !== undefined) return known;
    const floors = readsOf(computed).flatMap(({ field, isBeyond }) => {
      const read = names.has(nameOf(field)) ? all.get(nameOf(field)) : undefined;
      return read ? [levelOf(read) + (isBeyond ? 1 : 0)] : [];
    });
    const level = Math.max(0, ...floors);
    levels.set(computed.name, level);
    return level;
  }
}

/** The fields a computation reads, and whether in other records. */
function readsOf(computed: Computed): readonly { readonly field: Field; readonly isBeyond: boolean }[] {
  if (computed.rollUp) return readFields(computed).map((field) => ({ field, isBeyond: true }));
  return computed.paths.map(({ field, hops }) => ({ field, isBeyond: hops.length > 0 }));
}

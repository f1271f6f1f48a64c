import type { Entity, Path, Values } from '../language/contracts';
import { targetOf } from '../language/paths';
import { groupBy } from './group';
import { ownPath, readRowsBy } from './rows';
import type { Change, Unit } from './unit';

/**
 * Puts the rows of collections into the states of records, for computations that total them: what is stored, with what
 * this unit of work adds, changes and removes. One statement for each collection.
 */
export async function reachRows(unit: Unit, changes: readonly Change[], paths: readonly Path[]): Promise<void> {
  const byCollection = groupBy(paths, (path) => path.hops[0] ?? path.field);
  for (const [collection, group] of byCollection) {
    const target = targetOf(collection, unit.context.snapshot);
    if (collection.relation?.kind !== 'many' || !target) continue;
    const { by } = collection.relation;
    const inner = group.filter((path) => path.hops.length > 0).map((path) => rest(path, target, collection.name));
    const rows = await rowsOf(unit, target, by, changes, inner);
    const byHolder = groupBy(rows, (row) => row[by]);
    for (const change of changes) change.state[collection.name] = byHolder.get(change.id) ?? [];
  }
}

async function rowsOf(
  unit: Unit,
  target: Entity,
  by: string,
  changes: readonly Change[],
  inner: readonly Path[],
): Promise<readonly Values[]> {
  const stored = changes.filter((change) => change.action !== 'create').map((change) => change.id);
  const paths = [ownPath(target, by), ...inner.filter((path) => path.text !== by)];
  const read = stored.length === 0 ? [] : await readRowsBy(unit, { entity: target, paths, where: null }, stored, by);
  const rows = new Map(read.map((row) => [String(row['id']), row]));
  for (const work of unit.works) {
    if (work.entity.name !== target.name) continue;
    for (const change of work.changes) {
      if (change.action === 'delete') rows.delete(change.id);
      else rows.set(change.id, { ...rows.get(change.id), ...change.state });
    }
  }
  return [...rows.values()];
}

function rest(path: Path, target: Entity, collection: string): Path {
  return {
    entity: target.name,
    hops: path.hops.slice(1),
    field: path.field,
    text: path.text.slice(collection.length + 1),
  };
}

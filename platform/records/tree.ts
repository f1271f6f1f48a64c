import { ownPath, readRowsBy } from './rows';
import { type Change, type Unit, type Work, written } from './unit';

/** Nothing real is deeper; a circle that slipped in from outside must not keep us here. */
const DEEPEST = 100;

/** Keeps trees trees: nobody stands below himself (V020). Climbs from the new parents, one statement a level for all changes. */
export async function staysTree(unit: Unit, work: Work): Promise<void> {
  const by = work.entity.traits.get('hierarchical')?.['by'];
  if (typeof by !== 'string' || !work.entity.fields.has(by)) return;
  const moved = written(work).filter((change) => change.changed.has(by) && typeof change.state[by] === 'string');
  const open = new Map<Change, string>(moved.map((change) => [change, String(change.state[by])]));
  for (let depth = 0; open.size > 0 && depth < DEEPEST; depth++) {
    for (const [change, at] of open) {
      if (at !== change.id) continue;
      unit.findings.push({ code: 'V020', path: `${change.at}${by}` });
      open.delete(change);
    }
    const parents = await parentsOf(unit, work, by, new Set(open.values()));
    for (const [change, at] of open) {
      const parent = parents.get(at);
      if (parent) open.set(change, parent);
      else open.delete(change);
    }
  }
}

async function parentsOf(
  unit: Unit,
  work: Work,
  by: string,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const parents = new Map<string, string>();
  const pending = new Map(written(work).map((change) => [change.id, change.state[by]]));
  const stored = [...ids].filter((id) => !pending.has(id));
  const paths = [ownPath(work.entity, by)];
  const rows = stored.length === 0 ? [] : await readRowsBy(unit, { entity: work.entity, paths, where: null }, stored);
  for (const row of rows) if (typeof row[by] === 'string') parents.set(String(row['id']), String(row[by]));
  for (const id of ids) {
    const parent = pending.get(id);
    if (typeof parent === 'string') parents.set(id, parent);
  }
  return parents;
}

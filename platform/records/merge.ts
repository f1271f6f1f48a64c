import type { Value } from '../language/contracts';
import { linesField } from './lines';
import { changesSince } from './past';
import { type Change, same, type Unit, type Work } from './unit';

/**
 * A change made on an older version is merged by field: what only one side changed stands, what both changed
 * to the same value too. A field both sides changed differently is a conflict, and nothing is saved.
 */
export async function mergeStale(unit: Unit, work: Work): Promise<void> {
  const stale = work.changes.filter(isStale);
  if (stale.length === 0) return;
  const theirs = await changesSince(
    unit,
    work.entity,
    stale.map(({ id, seen }) => ({ id, version: seen ?? 0 })),
  );
  for (const change of stale) {
    const since = theirs.get(change.id) ?? new Set<string>();
    unit.since.set(change, since);
    if (change.action === 'delete' && since.size > 0) {
      for (const field of since)
        unit.conflicts.push({ change, field, mine: null, theirs: (change.before?.[field] ?? null) as Value });
      continue;
    }
    for (const [field, mine] of change.given) {
      const current = (change.before?.[field] ?? null) as Value;
      if (since.has(field) && !same(mine, current)) unit.conflicts.push({ change, field, mine, theirs: current });
    }
  }
}

/** Lines are one value of their record: where both sides changed them, nobody's rows are thrown away silently. */
export function mergeLines(unit: Unit, work: Work): void {
  const { by } = work;
  if (!by) return;
  const told = new Set<Change>();
  for (const row of work.changes) {
    const { parent } = row;
    const since = parent && unit.since.get(parent);
    if (!parent || !since || told.has(parent) || (row.action === 'update' && row.changed.size === 0)) continue;
    const field = linesField(row);
    if (!since.has(field)) continue;
    told.add(parent);
    unit.conflicts.push({ change: parent, field, mine: null, theirs: null });
  }
}

function isStale(change: Change): boolean {
  return change.seen !== null && change.before !== null && change.before['version'] !== change.seen;
}

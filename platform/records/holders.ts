import type { Dependant, Entity, Values } from '../language/contracts';
import { planOf } from './plan';
import { ownPath, readRowsBy } from './rows';
import { type Change, changeOf, type Unit, type Work } from './unit';

/**
 * Locks the rows whose roll-ups the coming writes will change, before their parts are written: two writers of
 * parts of one record then wait for each other here, not in a deadlock later. The rows read are kept for the
 * roll-ups step.
 */
export async function lockHolders(unit: Unit): Promise<void> {
  for (const [entity, ids] of holdersOf(unit)) await readHolders(unit, entity, [...ids]);
}

/** Stored values of rows of an entity as they are now in this unit of work, locked. Removed rows are left out. */
export async function readHolders(
  unit: Unit,
  entity: Entity,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Values>> {
  const known = unit.holders.get(entity.name) ?? new Map<string, Values>();
  unit.holders.set(entity.name, known);
  const missing = ids.filter((id) => !known.has(id) && !unit.ledger.entry(entity.name, id));
  if (missing.length > 0) {
    const paths = planOf(entity, unit.context.snapshot).stored.map((field) => ownPath(entity, field.name));
    const rows = await readRowsBy(unit, { entity, paths, where: null, lock: true }, missing);
    for (const row of rows) known.set(String(row['id']), row);
  }
  const found = new Map<string, Values>();
  for (const id of ids) {
    const entry = unit.ledger.entry(entity.name, id);
    const values = entry ? (entry.action === 'delete' ? undefined : entry.after) : known.get(id);
    if (values) found.set(id, values);
  }
  return found;
}

/**
 * The records whose parts are changed by themselves, not inside them: a record's version covers its lines, so these records
 * change too. Null when there are none, or no lines field shows the parts.
 */
export function ownerOf(
  unit: Unit,
  work: Work,
): { readonly entity: Entity; readonly lines: string; readonly ids: ReadonlySet<string> } | null {
  const { part } = work.entity;
  if (part?.relation?.kind !== 'one' || work.by) return null;
  const entity = unit.context.snapshot.entity(part.relation.to);
  const lines = planOf(entity, unit.context.snapshot).lines.find(
    ({ target, by }) => target.name === work.entity.name && by.name === part.name,
  );
  if (!lines) return null;
  const changes = work.changes.filter((change) => change.action !== 'update' || change.changed.size > 0);
  const ids = changes
    .flatMap((change) => [change.before?.[part.name], change.state[part.name]])
    .filter((id) => typeof id === 'string');
  return { entity, lines: lines.field.name, ids: new Set(ids.filter((id) => !isOurs(unit, entity, id))) };
}

/** The ids a row's roll-ups stand at: the record it belongs to, and the one it belonged to before. */
export function backIds(dependant: Dependant, before: Values | null, after: Values): readonly string[] {
  const name = dependant.via.at(-1)?.name ?? '';
  return [before?.[name], after[name]].filter((id): id is string => typeof id === 'string');
}

function holdersOf(unit: Unit): ReadonlyMap<Entity, ReadonlySet<string>> {
  const found = new Map<Entity, Set<string>>();
  for (const work of unit.works) {
    const owner = ownerOf(unit, work);
    if (owner) found.set(owner.entity, new Set([...(found.get(owner.entity) ?? []), ...owner.ids]));
    for (const dependant of unit.context.snapshot.dependants(work.entity.name)) {
      if (dependant.kind !== 'rollUp' || dependant.via.length !== 1) continue;
      const ids = found.get(dependant.entity) ?? new Set<string>();
      found.set(dependant.entity, ids);
      for (const id of heldBy(dependant, work)) if (!isOurs(unit, dependant.entity, id)) ids.add(id);
    }
  }
  return new Map([...found].filter(([, ids]) => ids.size > 0));
}

function heldBy(dependant: Dependant, work: Work): ReadonlySet<string> {
  const changes = work.changes.filter((change) => matters(dependant, change));
  return new Set(changes.flatMap((change) => backIds(dependant, change.before, change.state)));
}

function matters(dependant: Dependant, change: Change): boolean {
  if (change.action !== 'update') return true;
  const back = dependant.via.at(-1)?.name ?? '';
  return change.changed.has(back) || [...dependant.watches].some((name) => change.changed.has(name));
}

/** Records of this unit of work are locked already, or new. */
function isOurs(unit: Unit, entity: Entity, id: string): boolean {
  return unit.works.some((work) => work.entity.name === entity.name && changeOf(work, id) !== undefined);
}

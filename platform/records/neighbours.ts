import type { Entity, Path, Snapshot, Value, Values } from '../language/contracts';
import { targetOf } from '../language/paths';
import { groupBy } from './group';
import type { WritePlan } from './plan';
import { ownPath, readRowsBy } from './rows';
import { type Change, changeOf, concerns, type Neighbours, type State, type Unit } from './unit';

/** A value beyond a reference: where it stands for the record, and what it is for the reference's target. */
interface Beyond {
  readonly text: string;
  readonly rest: Path;
}

/**
 * Puts the values beyond references into the states of records, under their whole paths. A target that is
 * itself being saved in this unit of work answers with its new state; the others are read with one
 * statement for each target entity. Read before, they are not read again.
 */
export async function reach(
  unit: Unit,
  entity: Entity,
  states: readonly State[],
  paths: readonly Path[],
): Promise<void> {
  const byReference = groupBy(
    paths.filter((path) => path.hops.length > 0),
    (path) => path.hops[0]?.name ?? '',
  );
  const wanted = [...byReference].map(([reference, group]) => wish(entity, reference, group, unit.context.snapshot));
  for (const group of groupBy(wanted, (each) => each.target.name).values()) {
    const ids = group.flatMap(({ reference }) => idsOf(states, reference));
    const [first] = group;
    if (first)
      await readNeighbours(
        unit,
        first.target,
        ids,
        group.flatMap(({ beyond }) => beyond.map(({ rest }) => rest)),
      );
  }
  for (const { target, reference, beyond } of wanted) {
    await reachPending(
      unit,
      target,
      idsOf(states, reference),
      beyond.map(({ rest }) => rest),
    );
    for (const state of states) fill(unit, state, reference, target, beyond);
  }
}

/**
 * Reads, with one statement for each target entity, all that the steps to come want of the records that references
 * lead to: the targets of given references, and those that computations about to run look through.
 */
export async function gather(unit: Unit, plan: WritePlan, changes: readonly Change[]): Promise<void> {
  const looked = new Set(plan.beyond.map((path) => path.hops[0]?.name));
  for (const target of plan.targets) {
    const ids = target.references.flatMap(({ name }) => {
      const wanting = changes.filter(
        (change) =>
          (change.given.has(name) && change.changed.has(name)) || (looked.has(name) && concerns(change, plan.wakes)),
      );
      return idsOf(
        wanting.map((change) => change.state),
        name,
      );
    });
    if (ids.length > 0) await readNeighbours(unit, target.entity, ids, target.paths);
  }
}

/** The target's values that were reached before; undefined when it does not exist. */
export function neighbour(unit: Unit, entity: Entity, id: string): Values | undefined {
  return pending(unit, entity, id)?.state ?? unit.neighbours.get(entity.name)?.rows.get(id) ?? undefined;
}

/** Reads targets by id with these paths, unless all of that is known or they are being saved here. */
export async function readNeighbours(
  unit: Unit,
  entity: Entity,
  ids: readonly string[],
  paths: readonly Path[],
): Promise<void> {
  const known: Neighbours = unit.neighbours.get(entity.name) ?? { paths: new Map(), rows: new Map() };
  unit.neighbours.set(entity.name, known);
  const isWider = paths.some((path) => !known.paths.has(path.text));
  for (const path of paths) known.paths.set(path.text, path);
  const missing = [...new Set(ids)].filter((id) => !pending(unit, entity, id) && (isWider || !known.rows.has(id)));
  if (missing.length === 0) return;
  const rows = await readRowsBy(unit, { entity, paths: [...known.paths.values()], where: null }, missing);
  for (const id of missing) known.rows.set(id, null);
  for (const row of rows) known.rows.set(String(row['id']), row);
}

/** The new or changed record of this unit of work, if the id is one. */
export function pending(unit: Unit, entity: Entity, id: string): Change | undefined {
  for (const work of unit.works) {
    if (work.entity.name !== entity.name) continue;
    const found = changeOf(work, id);
    if (found && (found.action === 'create' || found.action === 'update')) return found;
  }
  return undefined;
}

function wish(entity: Entity, reference: string, group: readonly Path[], snapshot: Snapshot) {
  const target = targetOf(ownPath(entity, reference).field, snapshot);
  if (!target) throw new Error(`${entity.name}.${reference} leads nowhere`);
  const beyond = group.map((path): Beyond => {
    const rest = {
      entity: target.name,
      hops: path.hops.slice(1),
      field: path.field,
      text: path.text.slice(reference.length + 1),
    };
    return { text: path.text, rest };
  });
  return { target, reference, beyond };
}

async function reachPending(unit: Unit, target: Entity, ids: readonly string[], rests: readonly Path[]): Promise<void> {
  const deeper = rests.filter((rest) => rest.hops.length > 0);
  if (deeper.length === 0) return;
  const states = ids.map((id) => pending(unit, target, id)?.state).filter((state) => state !== undefined);
  if (states.length > 0) await reach(unit, target, states, deeper);
}

function fill(unit: Unit, state: State, reference: string, target: Entity, beyond: readonly Beyond[]): void {
  const id = state[reference];
  const values = typeof id === 'string' ? neighbour(unit, target, id) : undefined;
  for (const { text, rest } of beyond) state[text] = (values?.[rest.text] ?? null) as Value;
}

function idsOf(states: readonly State[], reference: string): readonly string[] {
  return [...new Set(states.map((state) => state[reference]).filter((id) => typeof id === 'string'))];
}

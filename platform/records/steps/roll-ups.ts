import type { Condition, Dependant, Entity, RollUp, Value, Values } from '../../language/contracts';
import { type RowChange, updateRows } from '../../storage/write';
import { totals } from '../aggregates';
import { groupBy } from '../group';
import { backIds, readHolders } from '../holders';
import { difference, type Entry } from '../ledger';
import { pending } from '../neighbours';
import { planOf } from '../plan';
import { ownPath, pagesOf } from '../rows';
import { type Change, newChange, same, type Unit } from '../unit';
import { coerceValue, setValue } from './coerce';
import { compute } from './formulas';
import { isTotalled } from './own-totals';
import { refuse } from './refuse';
import { check } from './rules';

/** A record that changed in this unit of work, and with it perhaps computed fields elsewhere. */
interface Ripple {
  readonly entity: Entity;
  readonly id: string;
  readonly before: Values | null;
  readonly after: Values;
  readonly action: Entry['action'];
  readonly changed: ReadonlySet<string>;
}

/** Computed fields of one entity that have to be made anew. */
interface Demand {
  readonly entity: Entity;
  readonly rollUps: Map<string, Set<string>>;
  readonly formulas: Map<string, Set<string>>;
}

/** Formulas cannot run in a circle, so ripples end; this many rounds mean that metadata promised too much. */
const MOST_ROUNDS = 40;
const CHUNK = 1000;

/**
 * Makes roll-ups and formulas of other records right again after the writes of this unit of work, then those that
 * read these in turn, until nothing changes. Sets of rows, never one by one.
 */
export async function rollUps(unit: Unit): Promise<void> {
  let ripples: readonly Ripple[] = unit.ledger.entries().map(rippleOf);
  for (let round = 0; ripples.length > 0; round++) {
    if (round === MOST_ROUNDS) throw new Error('computed fields do not come to rest');
    const demands = await demandsOf(unit, ripples, round === 0);
    unit.neighbours.clear();
    const next: Ripple[] = [];
    for (const demand of demands) next.push(...(await meet(unit, demand)));
    ripples = next;
  }
  refuse(unit);
}

function rippleOf(entry: Entry): Ripple {
  const { entity, id, before, after, action } = entry;
  const changed = before === null ? NOTHING_BEFORE : new Set(difference(entry).keys());
  return { entity, id, before, after, action, changed };
}

/** A new record is new in all its fields, and nobody asks which. */
const NOTHING_BEFORE: ReadonlySet<string> = new Set();

async function demandsOf(unit: Unit, ripples: readonly Ripple[], isFirst: boolean): Promise<readonly Demand[]> {
  const demands = new Map<string, Demand>();
  const demandOf = (entity: Entity): Demand => {
    const demand = demands.get(entity.name) ?? { entity, rollUps: new Map(), formulas: new Map() };
    demands.set(entity.name, demand);
    return demand;
  };
  for (const group of groupBy(ripples, (ripple) => ripple.entity).values()) {
    const [first] = group;
    if (!first) continue;
    if (isFirst) restoreOwn(group, demandOf);
    for (const dependant of unit.context.snapshot.dependants(first.entity.name)) {
      if (dependant.kind === 'rollUp' && dependant.via.length === 1)
        askRollUp(unit, dependant, group, demandOf(dependant.entity));
      else await askThrough(unit, dependant, group, demandOf(dependant.entity));
    }
  }
  return [...demands.values()].filter((demand) => demand.rollUps.size > 0 || demand.formulas.size > 0);
}

/** What changed around a record while it was in the bin did not reach it there. */
function restoreOwn(ripples: readonly Ripple[], demandOf: (entity: Entity) => Demand): void {
  for (const ripple of ripples) {
    if (ripple.action !== 'restore') continue;
    for (const { field } of ripple.entity.rollUps) addTo(demandOf(ripple.entity).rollUps, field.name, [ripple.id]);
  }
}

function askRollUp(unit: Unit, dependant: Dependant, ripples: readonly Ripple[], demand: Demand): void {
  const back = dependant.via[0]?.name ?? '';
  const plan = planOf(demand.entity, unit.context.snapshot);
  for (const ripple of ripples) {
    const matters = ripple.action !== 'update' || ripple.changed.has(back) || meets(ripple.changed, dependant.watches);
    if (!matters) continue;
    const ids = backIds(dependant, ripple.before, ripple.after);
    addTo(
      demand.rollUps,
      dependant.field.name,
      ripple.before === null ? ids.filter((id) => !isTotalled(unit, plan, dependant.field, id)) : ids,
    );
  }
}

/**
 * Holders of formulas are found through the references that lead from them to what changed; for a roll-up whose condition
 * looks beyond its rows, the rows are found so, and they know their holder. Nobody refers to a new record yet.
 */
async function askThrough(unit: Unit, dependant: Dependant, ripples: readonly Ripple[], demand: Demand): Promise<void> {
  const ids = ripples
    .filter(
      (ripple) => (ripple.action === 'update' || ripple.before !== null) && meets(ripple.changed, dependant.watches),
    )
    .map((ripple) => ripple.id);
  const through = dependant.kind === 'rollUp' ? dependant.via.slice(1) : dependant.via;
  const last = through.at(-1);
  const first = dependant.via[0];
  if (ids.length === 0 || !last || !first) return;
  const text = through.map((field) => field.name).join('.');
  const path = { entity: first.entity, hops: through.slice(0, -1), field: last, text };
  const holder = unit.context.snapshot.entity(first.entity);
  for (let start = 0; start < ids.length; start += CHUNK) {
    const operands = ids.slice(start, start + CHUNK).map((id) => ({ constant: id }));
    const where: Condition = { op: 'compare', path, operator: '$in', operands };
    for await (const page of pagesOf(unit, { entity: holder, paths: [ownPath(holder, first.name)], where })) {
      const found = page.map((row) => String(row['id']));
      if (dependant.kind === 'formula') addTo(demand.formulas, first.name, found);
      else
        addTo(demand.rollUps, dependant.field.name, page.map((row) => String(row[first.name] ?? '')).filter(Boolean));
    }
  }
}

async function meet(unit: Unit, demand: Demand): Promise<readonly Ripple[]> {
  const all = new Set([...demand.rollUps.values(), ...demand.formulas.values()].flatMap((ids) => [...ids]));
  const ids = [...all];
  const ripples: Ripple[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    ripples.push(...(await meetSome(unit, demand, ids.slice(start, start + CHUNK))));
  }
  return ripples;
}

async function meetSome(unit: Unit, demand: Demand, ids: readonly string[]): Promise<readonly Ripple[]> {
  const { entity } = demand;
  const plan = planOf(entity, unit.context.snapshot);
  const rows = await readHolders(unit, entity, ids);
  const changes = [...rows].map(([id, before]) => {
    const stirred = [...demand.formulas].filter(([, holders]) => holders.has(id)).map(([reference]) => reference);
    const change = newChange('update', id, {
      before,
      stirred: new Set(stirred),
      at: pending(unit, entity, id)?.at ?? '',
    });
    change.state = { ...before };
    return change;
  });
  await total(unit, demand, changes);
  await compute(unit, entity, plan, changes);
  const changed = changes.filter((change) => change.changed.size > 0);
  if (changed.length === 0) return [];
  await check(unit, { entity, plan }, changed);
  await store(unit, entity, changed);
  return changed.map((change) => ({
    entity,
    id: change.id,
    before: change.before,
    after: change.state as Values,
    action: 'update' as const,
    changed: change.changed,
  }));
}

async function total(unit: Unit, demand: Demand, changes: readonly Change[]): Promise<void> {
  const asked = demand.entity.rollUps.filter((rollUp) => demand.rollUps.has(rollUp.field.name));
  for (const group of groupBy(asked, (rollUp) => rollUp.over).values()) {
    const concerned = changes.filter((change) =>
      group.some((rollUp) => demand.rollUps.get(rollUp.field.name)?.has(change.id)),
    );
    if (concerned.length === 0) continue;
    const values = await totals(
      unit,
      group,
      concerned.map((change) => change.id),
    );
    for (const change of concerned)
      for (const rollUp of group) give(unit, change, rollUp, values.get(change.id)?.get(rollUp.field.name));
  }
}

function give(unit: Unit, change: Change, rollUp: RollUp, raw: unknown): void {
  const value = coerceValue(unit, change, rollUp.field, raw ?? null);
  if (value !== undefined) setValue(change, rollUp.field.name, value);
}

async function store(unit: Unit, entity: Entity, changes: readonly Change[]): Promise<void> {
  const rows = changes.map((change): RowChange => {
    return {
      id: change.id,
      values: Object.fromEntries([...change.changed].map((name) => [name, change.state[name] ?? null])) as Values,
    };
  });
  for (const statement of updateRows(unit.database.dialect, entity, rows)) await unit.transaction.run(statement);
  for (const change of changes) {
    const version = Number(change.before?.['version'] ?? 0) + 1;
    change.state['version'] = version;
    unit.ledger.note({
      entity,
      id: change.id,
      action: 'update',
      before: change.before,
      after: { ...change.state },
      version,
      lines: [],
    });
    tellPending(unit, entity, change);
  }
}

/** The record being saved goes on with what was computed for it meanwhile. */
function tellPending(unit: Unit, entity: Entity, change: Change): void {
  const open = pending(unit, entity, change.id);
  if (!open) return;
  for (const name of [...change.changed, 'version']) {
    const value = change.state[name] as Value;
    if (!same(open.state[name], value)) open.state[name] = value;
  }
}

function addTo(sets: Map<string, Set<string>>, key: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  for (const id of ids) set.add(id);
}

function meets(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const name of left) if (right.has(name)) return true;
  return false;
}

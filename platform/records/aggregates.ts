import { compareText } from '../foundation/text';
import type { Condition, Entity, RollUp, Values } from '../language/contracts';
import { targetOf } from '../language/paths';
import { compileAggregation } from '../storage/aggregate';
import type { Measure } from '../storage/contracts';
import { idIs } from './by-id';
import { groupBy } from './group';
import { ownPath, readRowsBy } from './rows';
import { titleOf, titlePath } from './title';
import type { Unit } from './unit';

/** Of roll-ups, by holder and field: raw values for the field's word. */
type Totals = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

const LONGEST_LIST = 1000;

/** Totals of roll-ups over one collection, for many holders in one statement (lists take one more). */
export async function totals(unit: Unit, rollUps: readonly RollUp[], holders: readonly string[]): Promise<Totals> {
  const found = new Map<string, Map<string, unknown>>(holders.map((id) => [id, new Map()]));
  const measured = rollUps.filter((rollUp) => rollUp.function !== 'list');
  if (measured.length > 0) await measure(unit, measured, holders, found);
  for (const rollUp of rollUps) if (rollUp.function === 'list') await list(unit, rollUp, holders, found);
  return found;
}

/** What a roll-up of no rows is: nothing added up is zero, everything else is empty. */
export function emptyTotal(rollUp: RollUp): unknown {
  return rollUp.function === 'count' || rollUp.function === 'sum' ? 0 : null;
}

async function measure(
  unit: Unit,
  rollUps: readonly RollUp[],
  holders: readonly string[],
  found: Map<string, Map<string, unknown>>,
): Promise<void> {
  const { entity, by, where } = rowsOf(unit, rollUps[0]);
  const isAlone = rollUps.length === 1;
  const measures = Object.fromEntries(
    rollUps.map((rollUp) => [rollUp.field.name, { ...measureOf(rollUp), ...(isAlone ? {} : { where: rollUp.where }) }]),
  );
  const those = idIs(entity, holders, by);
  const condition: Condition = isAlone && where ? { op: 'and', of: [those, where] } : those;
  const compiled = compileAggregation(unit.database.dialect, {
    snapshot: unit.context.snapshot,
    entity,
    where: condition,
    visible: () => null,
    environment: unit.environment,
    group: { '/holder': { path: ownPath(entity, by), plain: true } },
    measures,
    sort: [],
    limit: holders.length,
  });
  for (const rollUp of rollUps)
    for (const totals of found.values()) totals.set(rollUp.field.name, rawOf(unit, rollUp, emptyTotal(rollUp)));
  for (const row of await unit.transaction.read(compiled.statement)) {
    const values = compiled.decode(row);
    const totals = found.get(String(values['/holder']));
    for (const rollUp of rollUps)
      totals?.set(rollUp.field.name, rawOf(unit, rollUp, values[rollUp.field.name] ?? emptyTotal(rollUp)));
  }
}

/** Amounts of many currencies are added up in the base currency. */
function rawOf(unit: Unit, rollUp: RollUp, total: unknown): unknown {
  const isMoney = rollUp.field.columns.some((column) => column.part === 'base');
  return isMoney && total !== null ? { amount: total, currency: unit.baseCurrency } : total;
}

function measureOf(rollUp: RollUp): Measure {
  if (rollUp.function === 'list') throw new Error('a list is no measure');
  if (!rollUp.of) return { function: 'count' };
  const kind = rollUp.field.compared?.kind;
  return {
    function: rollUp.function,
    path: ownPathOf(rollUp),
    ...(kind?.kind === 'decimal' ? { places: kind.scale } : {}),
  };
}

function ownPathOf(rollUp: RollUp) {
  if (!rollUp.of) throw new Error(`${rollUp.field.name} aggregates no field`);
  return { entity: rollUp.of.entity, hops: [], field: rollUp.of, text: rollUp.of.name };
}

async function list(
  unit: Unit,
  rollUp: RollUp,
  holders: readonly string[],
  found: Map<string, Map<string, unknown>>,
): Promise<void> {
  const { entity, by, where } = rowsOf(unit, rollUp);
  const field = rollUp.of;
  if (!field) return;
  const path =
    field.relation?.kind === 'one'
      ? titlePath(ownPathOf(rollUp), unit.context.snapshot, () => true)
      : ownPathOf(rollUp);
  const rows = await readRowsBy(
    unit,
    { entity, where, paths: [ownPath(entity, by), ...(path ? [path] : [])] },
    holders,
    by,
  );
  const byHolder = groupBy(rows, (row) => String(row[by]));
  const said = (row: Values) => titleOf(path, row, { locale: 'en', timeZone: 'UTC' }) ?? '';
  for (const [holder, totals] of found) {
    const texts = (byHolder.get(holder) ?? []).map(said).filter(Boolean).toSorted(compareText);
    totals.set(rollUp.field.name, texts.length > 0 ? texts.join(', ').slice(0, LONGEST_LIST) : null);
  }
}

function rowsOf(
  unit: Unit,
  rollUp: RollUp | undefined,
): { readonly entity: Entity; readonly by: string; readonly where: Condition | null } {
  const entity = rollUp && targetOf(rollUp.over, unit.context.snapshot);
  if (!rollUp || !entity || rollUp.over.relation?.kind !== 'many') throw new Error('a roll-up needs a collection');
  return { entity, by: rollUp.over.relation.by, where: rollUp.where };
}

import { toPredicate } from '../../language/condition';
import type { Entity, Environment, Field, RollUp, Scalar, Values } from '../../language/contracts';
import { comparedScalar, Exact, isDecimal } from '../../language/scalars';
import { leads } from '../own-totals';
import type { WritePlan } from '../plan';
import { ownPath } from '../rows';
import { type Change, changeOf, type Unit, type Work } from '../unit';
import { coerceValue, setValue } from './coerce';

/** New records whose rows are in the work, with the roll-ups over these rows made right. Null when nothing was to be totalled. */
export function totalNew(
  unit: Unit,
  work: Work,
): { readonly holders: Work; readonly changes: readonly Change[] } | null {
  const { by } = work;
  const rows = rowsByHolder(work);
  const [first] = rows.keys();
  const holders = first && unit.works.find((each) => changeOf(each, first.id) === first);
  const asked = by && holders?.plan.ownTotals.rollUps.filter((rollUp) => leads(rollUp.over, by));
  if (!holders || !asked || asked.length === 0) return null;
  for (const rollUp of asked) {
    for (const [holder, states] of rows) {
      const total = totalOf(rollUp, work.entity, states, unit.environment);
      const value = coerceValue(unit, holder, rollUp.field, inMoney(unit, rollUp.field, total));
      if (value !== undefined) setValue(holder, rollUp.field.name, value);
    }
  }
  return { holders, changes: [...rows.keys()] };
}

/** Whether this roll-up of a record was totalled before the record was written. */
export function isTotalled(unit: Unit, plan: WritePlan, field: Field, id: string): boolean {
  if (!plan.ownTotals.rollUps.some((rollUp) => rollUp.field === field)) return false;
  return unit.works.some((work) => work.plan === plan && changeOf(work, id)?.action === 'create');
}

function rowsByHolder(work: Work): ReadonlyMap<Change, readonly Values[]> {
  const rows = new Map<Change, Values[]>();
  for (const { parent, state } of work.changes) {
    if (parent?.action !== 'create') continue;
    const known = rows.get(parent);
    if (known) known.push(state as Values);
    else rows.set(parent, [state as Values]);
  }
  return rows;
}

/** As the database adds up: values that are there, of rows that fulfil the condition. */
function totalOf(rollUp: RollUp, target: Entity, rows: readonly Values[], environment: Environment): string | number {
  const holds = rollUp.where && toPredicate(rollUp.where);
  const counted = holds ? rows.filter((row) => holds(row, environment) === true) : rows;
  if (!rollUp.of) return counted.length;
  const path = ownPath(target, rollUp.of.name);
  const values = counted.map((row): Scalar => comparedScalar(row, path)).filter((value) => value !== null);
  if (rollUp.function === 'count') return values.length;
  return values
    .filter(isDecimal)
    .reduce((sum, value) => sum.plus(value), new Exact(0))
    .toFixed();
}

/** Amounts of many currencies are added up in the base currency. */
function inMoney(unit: Unit, field: Field, total: string | number): unknown {
  const isMoney = field.columns.some((column) => column.part === 'base');
  return isMoney ? { amount: total, currency: unit.baseCurrency } : total;
}

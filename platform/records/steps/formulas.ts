import type { Entity } from '../../language/contracts';
import { convert, keepWorth } from '../money';
import { gather, reach } from '../neighbours';
import type { WritePlan } from '../plan';
import { type Change, concerns, type Unit, type Work } from '../unit';
import { coerceValue, setValue } from './coerce';
import { rawOf } from './defaults';

/** Computes the record's own formulas in their order, and the worth of money in the base currency. */
export async function formulas(unit: Unit, work: Work): Promise<void> {
  const alive = work.changes.filter((change) => change.action !== 'delete');
  await compute(unit, work.entity, work.plan, alive);
}

/** Computes what has to be computed for records whose state is otherwise complete; only formulas that read something changed run. */
export async function compute(unit: Unit, entity: Entity, plan: WritePlan, changes: readonly Change[]): Promise<void> {
  await gather(unit, plan, changes);
  const waking = changes.filter((change) => concerns(change, plan.wakes));
  if (plan.beyond.length > 0)
    await reach(
      unit,
      entity,
      waking.map((change) => change.state),
      plan.beyond,
    );
  for (const formula of plan.formulas) {
    for (const change of changes) {
      if (!concerns(change, formula.own)) continue;
      const result = formula.expression.evaluate(change.state, unit.environment);
      if (result === null && formula.field.definition.follows !== undefined) continue;
      const value = coerceValue(unit, change, formula.field, rawOf(result));
      if (value !== undefined)
        setValue(change, formula.field.name, keepWorth(change.before?.[formula.field.name], value));
    }
  }
  await convert(unit, plan, changes);
}

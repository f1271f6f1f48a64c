import { reachRows } from '../collected';
import type { Unit, Work } from '../unit';
import { type Change, concerns } from '../unit';

/** The entity's own checks, with their messages. A check that cannot be answered (it meets an empty value) holds. */
export async function rules(unit: Unit, work: Work): Promise<void> {
  await check(
    unit,
    work,
    work.changes.filter((change) => change.action !== 'delete'),
  );
}

/** As the step, for given changes; roll-ups ask it once more for what they changed. */
export async function check(
  unit: Unit,
  work: Pick<Work, 'entity' | 'plan'>,
  changes: readonly Change[],
): Promise<void> {
  for (const each of work.plan.checks) {
    const asked = changes.filter((change) => concerns(change, each.own));
    if (asked.length === 0) continue;
    if (each.rows.length > 0) await reachRows(unit, asked, each.rows);
    for (const change of asked) {
      if (each.that.evaluate(change.state, unit.environment) === false) {
        unit.findings.push({
          code: 'V019',
          path: change.at.replace(/\/$/, ''),
          params: { message: each.message, check: each.name },
        });
      }
    }
  }
}

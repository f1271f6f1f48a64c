import { Decimal } from '../../foundation/decimal';
import type { RollUp, Scalar, Value } from '../../language/contracts';
import { nextInSequence } from '../../storage/sequence';
import { emptyTotal } from '../aggregates';
import { giveFirst } from '../first';
import { reach } from '../neighbours';
import type { DynamicDefault } from '../plan';
import type { Change, Unit, Work } from '../unit';
import { coerceValue, setValue } from './coerce';

/** Gives new records what they begin with: identity and stamps, defaults of fields the caller left out, their numbers. */
export async function defaults(unit: Unit, work: Work): Promise<void> {
  const created = work.changes.filter((change) => change.action === 'create');
  if (created.length === 0) return;
  for (const change of created) begin(unit, change);
  for (const rule of work.plan.defaults) {
    const open = created.filter(
      (change) => !change.given.has(rule.field.name) && change.state[rule.field.name] === null,
    );
    if (rule.beyond.length > 0)
      await reach(
        unit,
        work.entity,
        open.map((change) => change.state),
        rule.beyond,
      );
    for (const change of open) giveDefault(unit, change, rule);
    if (rule.first) await giveFirst(unit, rule.field, rule.first, open);
  }
  for (const rollUp of work.entity.rollUps) {
    for (const change of created) begins(unit, change, rollUp);
  }
  for (const { field, pattern } of work.plan.sequences) {
    const first = await nextInSequence(
      unit.transaction,
      unit.database.dialect,
      `${work.entity.name}.${field.name}`,
      created.length,
    );
    for (const [index, change] of created.entries()) setValue(change, field.name, numbered(pattern, first + index));
  }
}

/** An expression's answer in the form a word takes. */
export function rawOf(scalar: Scalar): unknown {
  return Decimal.isDecimal(scalar) ? scalar.toFixed() : scalar;
}

/** Nothing belongs to a new record yet; its lines are totalled after they are written. */
function begins(unit: Unit, change: Change, rollUp: RollUp): void {
  const known = beginnings.get(rollUp);
  const value = known === undefined ? coerceValue(unit, change, rollUp.field, emptyTotal(rollUp)) : known;
  if (value === undefined) return;
  beginnings.set(rollUp, value);
  change.state[rollUp.field.name] = value;
}

/** The same for every record. */
const beginnings = new WeakMap<RollUp, Value>();

function begin(unit: Unit, change: Change): void {
  const { actor, now } = unit.context;
  const at = now.toISOString();
  Object.assign(change.state, {
    id: change.id,
    version: 1,
    createdAt: change.given.get('createdAt') ?? at,
    createdBy: change.given.get('createdBy') ?? actor.id,
    updatedAt: change.given.get('createdAt') ?? at,
    updatedBy: change.given.get('createdBy') ?? actor.id,
  });
}

function giveDefault(unit: Unit, change: Change, rule: DynamicDefault): void {
  const raw =
    'constant' in rule.value
      ? rule.value.constant
      : rawOf(rule.value.expression?.evaluate(change.state, unit.environment) ?? null);
  const value = coerceValue(unit, change, rule.field, raw);
  if (value !== undefined && value !== null) setValue(change, rule.field.name, value);
}

/** "D-{00000}" and 42 make "D-00042"; a longer number is not cut. */
function numbered(pattern: string, value: number): string {
  return pattern.replace(/\{(0+)\}/, (_, zeros: string) => String(value).padStart(zeros.length, '0'));
}

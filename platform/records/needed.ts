import type { Field } from '../language/contracts';
import { listIn } from './lines';
import type { Dynamic } from './plan';
import { type Change, concerns, type Unit, type Work, written } from './unit';

/**
 * Required fields that are empty (V001) and read-only ones that a person changed (V013). Nobody must fill what is not
 * visible. A change is answerable only for what it touches: old gaps elsewhere in the record do not stop it.
 */
export function needed(unit: Unit, work: Work): void {
  for (const change of written(work)) {
    for (const rule of work.plan.required) {
      if (!isTouched(work, change, rule) || !isEmpty(unit, change, rule.field)) continue;
      if (holds(rule, change, unit) && isVisible(unit, work, change, rule.field)) {
        unit.findings.push({ code: 'V001', path: `${change.at}${rule.field.name}` });
      }
    }
    if (unit.context.actor.kind !== 'user' || work.follows) continue;
    for (const rule of work.plan.readOnly) {
      if (
        change.given.has(rule.field.name) &&
        change.changed.has(rule.field.name) &&
        isLocked(unit, work, change, rule)
      ) {
        unit.findings.push({ code: 'V013', path: `${change.at}${rule.field.name}` });
      }
    }
  }
}

function isTouched(work: Work, change: Change, rule: Dynamic): boolean {
  const { name } = rule.field;
  if (change.action === 'create' || change.changed.has(name) || name in change.input || concerns(change, rule.own))
    return true;
  const visible = work.plan.visible.get(name);
  return visible !== undefined && visible !== false && concerns(change, visible.own);
}

function isEmpty(unit: Unit, change: Change, field: Field): boolean {
  if (unit.flawed.has(`${change.at}${field.name}`)) return false;
  if (field.columns.length > 0) return (change.state[field.name] ?? null) === null;
  return change.action === 'create' || field.name in change.input
    ? (listIn(unit, change, field) ?? []).length === 0
    : false;
}

function isVisible(unit: Unit, work: Work, change: Change, field: Field): boolean {
  const rule = work.plan.visible.get(field.name);
  if (rule === undefined) return true;
  return rule !== false && holds(rule, change, unit);
}

function holds(rule: Dynamic, change: Change, unit: Unit): boolean {
  return rule.when === true || rule.when.evaluate(change.state, unit.environment) === true;
}

/** A field that followed the lines is open to whoever takes them all away. */
function losesLines(unit: Unit, work: Work, change: Change): boolean {
  return work.plan.lines.some(({ field }) => listIn(unit, change, field)?.length === 0);
}

/** What a person saw when they began decides whether the field was locked; a new record is open unless it always is. */
function isLocked(unit: Unit, work: Work, change: Change, rule: Dynamic): boolean {
  if (rule.when === true) return true;
  if (rule.field.definition.follows !== undefined && losesLines(unit, work, change)) return false;
  return change.before !== null && rule.when.evaluate({ ...change.state, ...change.before }, unit.environment) === true;
}

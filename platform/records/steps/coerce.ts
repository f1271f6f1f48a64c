import type { Field, Value } from '../../language/contracts';
import { mergeLines, mergeStale } from '../merge';
import { keepWorth } from '../money';
import { type Change, same, type Unit, type Work, written } from '../unit';
import { isTaken } from './authorize';

/** Makes the given values canonical and lays them over what is stored; a stale change is merged by field. */
export async function coerce(unit: Unit, work: Work): Promise<void> {
  for (const change of work.changes) {
    change.state = { ...work.plan.blank, ...change.before };
    if (change.action !== 'create' && change.action !== 'update') continue;
    for (const [name, raw] of Object.entries(change.input)) {
      const field = work.entity.fields.get(name);
      if (!field || field.columns.length === 0 || raw === undefined || !isTaken(unit, work, name)) continue;
      const value = coerceValue(unit, change, field, raw);
      if (value !== undefined) change.given.set(name, keepWorth(change.before?.[name], value));
    }
  }
  await mergeStale(unit, work);
  for (const change of written(work)) {
    for (const [name, value] of change.given) setValue(change, name, value);
  }
  mergeLines(unit, work);
}

/** The canonical value, or undefined when it has findings, which are noted. */
export function coerceValue(unit: Unit, change: Change, field: Field, raw: unknown): Value | undefined {
  if (raw === null || raw === undefined || raw === '') return null;
  const coerced = field.word.coerce(raw, field);
  if ('value' in coerced) return coerced.value;
  unit.flawed.add(`${change.at}${field.name}`);
  for (const finding of coerced.findings) {
    const inner = finding.path ? `/${finding.path}` : '';
    unit.findings.push({ ...finding, path: `${change.at}${field.name}${inner}` });
  }
  return undefined;
}

/** Sets a value of the new state and keeps account of whether it differs from what is stored. */
export function setValue(change: Change, name: string, value: Value): void {
  change.state[name] = value;
  if (same(value, change.before?.[name])) change.changed.delete(name);
  else change.changed.add(name);
}

import { PlatformError } from '../../foundation/errors';
import { didYouMean } from '../../foundation/suggest';
import { type Change, same, type Unit, type Work, written } from '../unit';

/** Parts of a record's body that name the record itself. */
const IDENTITY: readonly string[] = ['id', 'version'];

/**
 * Whether the caller may do this at all, and which of the given fields exist and may be written. Rows out of
 * the caller's scope were not loaded. A hidden field is as unknown as any other (V002); one that may be seen
 * but not written may be sent back as it is (V013 otherwise).
 */
export function authorize(unit: Unit, work: Work): void {
  if (!work.follows) {
    for (const action of new Set(work.changes.map((change) => change.action))) {
      const right = action === 'restore' ? 'delete' : action;
      if (!unit.policy.may(work.entity.name, right)) throw new PlatformError('forbidden');
    }
  }
  for (const change of written(work)) {
    for (const name of Object.keys(change.input)) {
      if (!IDENTITY.includes(name)) authorizeField(unit, work, change, name);
    }
  }
}

/** Whether a value the caller gives for this field is taken; the others are unknown or stay as they are. */
export function isTaken(unit: Unit, work: Work, name: string): boolean {
  if (work.follows && (!work.by || name === work.by.name || name === 'position')) return true;
  return unit.policy.mayWrite(work.entity.name, name) || isStamp(unit, name);
}

function authorizeField(unit: Unit, work: Work, change: Change, name: string): void {
  const { entity } = work;
  if (isTaken(unit, work, name) && entity.fields.has(name)) return;
  if (!entity.fields.has(name) || !mayKnow(unit, entity.name, name)) {
    const known = [...entity.fields.keys()].filter((each) => mayKnow(unit, entity.name, each));
    unit.findings.push({ code: 'V002', path: `${change.at}${name}`, params: { name, hint: didYouMean(name, known) } });
  } else if (!isUnchanged(work, change, name)) {
    unit.findings.push({ code: 'V013', path: `${change.at}${name}` });
  }
}

function mayKnow(unit: Unit, entity: string, field: string): boolean {
  return unit.policy.mayRead(entity, field) || unit.policy.mayWrite(entity, field);
}

/** A body read before may be sent back whole. */
function isUnchanged(work: Work, change: Change, name: string): boolean {
  const raw = change.input[name];
  const field = work.entity.fields.get(name);
  if (!field) return false;
  if (raw === null || raw === undefined || raw === '')
    return change.before === null || (change.before[name] ?? null) === null;
  if (field.columns.length === 0) return true;
  if (change.before === null) return false;
  const coerced = field.word.coerce(raw, field);
  return 'value' in coerced && same(coerced.value, change.before[name]);
}

/** Imports and the demo company have a past: the system's own work may say who made a record and when. */
function isStamp(unit: Unit, name: string): boolean {
  const { actor, channel } = unit.context;
  return (
    actor.kind === 'system' && (channel === 'seed' || channel === 'import') && ['createdAt', 'createdBy'].includes(name)
  );
}

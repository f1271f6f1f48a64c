import type { Finding } from '../../foundation/errors';
import { didYouMean } from '../../foundation/suggest';
import type { Entity, Field, Snapshot } from '../../language/contracts';
import type { Lookup } from './contracts';

/** Stamps that an import may bring along: its records have a past. */
const PAST: readonly string[] = ['createdAt', 'createdBy'];

/** Fields that no import fills: what the platform sets or computes, and what stores nothing. */
export function notWritable(field: Field): boolean {
  if (field.system) return !PAST.includes(field.name);
  return field.columns.length === 0 || field.word.computation !== undefined;
}

/** What a reference is looked up by, or findings (I008, V002). */
export function lookupOf(
  field: Field,
  name: string,
  entity: Entity,
  snapshot: Snapshot,
  path: string,
  findings: Finding[],
): Lookup | null {
  if (field.relation?.kind !== 'one') {
    findings.push({ code: 'I008', path, params: { name: field.name } });
    return null;
  }
  const target = snapshot.entity(field.relation.to);
  const by = target.fields.get(name);
  if (by && by.relation === null && by.compared !== null)
    return { field, target, by, itself: target.name === entity.name };
  const known = [...target.fields.values()].filter((each) => each.relation === null && each.compared !== null);
  findings.push({
    code: 'V002',
    path,
    params: {
      name,
      hint: didYouMean(
        name,
        known.map((each) => each.name),
      ),
    },
  });
  return null;
}

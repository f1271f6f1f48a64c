import { conditionPaths, needsDatabase } from '../language/condition';
import type { Dependant, Entity, Field, RollUp, Snapshot } from '../language/contracts';

/** Roll-ups over rows that are written inside their record. All rows of a new record are at hand, so no statement has to total them. */
export interface OwnTotals {
  readonly rollUps: readonly RollUp[];
  /** The roll-ups, and the formulas of the record that read them, however indirectly. */
  readonly affected: ReadonlySet<string>;
}

/**
 * The roll-ups of an entity that are totalled before they are written when the record is new; `references` are those of
 * its lines to it. The others wait for the database: those whose condition looks beyond the rows, and all of them when
 * rows compute with what was totalled.
 */
export function ownTotalsOf(entity: Entity, snapshot: Snapshot, references: readonly Field[]): OwnTotals {
  const rollUps = entity.rollUps.filter(
    (rollUp) => isSimple(rollUp) && references.some((by) => leads(rollUp.over, by)),
  );
  const affected = new Set(rollUps.map((rollUp) => rollUp.field.name));
  for (const { field, expression } of entity.formulas) {
    if (expression.paths.some((path) => path.hops.length === 0 && affected.has(path.field.name)))
      affected.add(field.name);
  }
  const isRead = ({ kind, via, watches }: Dependant) =>
    kind === 'formula' &&
    via.some((hop) => references.includes(hop)) &&
    [...watches].some((name) => affected.has(name));
  return snapshot.dependants(entity.name).some(isRead) ? NONE : { rollUps, affected };
}

/** Whether lines hang on this reference. */
export function leads({ relation }: Field, by: Field): boolean {
  return relation?.kind === 'many' && relation.of === by.entity && relation.by === by.name;
}

const NONE: OwnTotals = { rollUps: [], affected: new Set() };

function isSimple({ function: called, of, where }: RollUp): boolean {
  if (called !== 'count' && (called !== 'sum' || of?.value !== 'number')) return false;
  return where === null || (!needsDatabase(where) && conditionPaths(where).every((path) => path.hops.length === 0));
}

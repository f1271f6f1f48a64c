import { conditionPaths } from '../language/condition';
import type { Entity, Field, Path } from '../language/contracts';

/** What roles say about the fields of an entity, by name. */
export interface FieldRules {
  readonly deniedRead: ReadonlySet<string>;
  readonly deniedWrite: ReadonlySet<string>;
  /** Fields a role names with `read: true`: a computed one is then shown although it reads hidden ones. */
  readonly allowedRead: ReadonlySet<string>;
}

/** What a caller sees besides the computed field asked about. */
export interface Sight {
  field(entity: string, field: string): boolean;
  /** Whether, of the rows that point to a visible record through this reference, all are visible too. */
  rowsOf(entity: string, reference: string): boolean;
}

/** Whether people may ever give this field a value: neither the platform nor a computation sets it. */
export function isSettable(field: Field): boolean {
  if (field.system || field.word.computation?.(field.definition)) return false;
  return field.columns.length > 0 || (field.relation?.kind === 'many' && field.relation.owned);
}

/**
 * Whether a computed field would tell what the caller may not see: a formula over a hidden field, or a total over
 * rows of which he sees only some (rows that are parts of the record itself are seen with it). Fields that
 * are not computed tell nothing but themselves. Computed fields cannot read each other in a circle, so asking ends.
 */
export function tellsHidden(entity: Entity, name: string, sees: Sight): boolean {
  const seesPath = (path: Path) => [...path.hops, path.field].every((field) => sees.field(field.entity, field.name));
  const formula = entity.formulas.find(({ field }) => field.name === name);
  if (formula) return !formula.expression.paths.every(seesPath);
  const rollUp = entity.rollUps.find(({ field }) => field.name === name);
  if (rollUp?.over.relation?.kind !== 'many') return false;
  const { of: target, by } = rollUp.over.relation;
  const total = sees.field(entity.name, rollUp.over.name) && sees.field(target, rollUp.of?.name ?? 'id');
  const condition = rollUp.where === null || conditionPaths(rollUp.where).every(seesPath);
  return !(total && condition && sees.rowsOf(target, by));
}

import { conditionPaths } from '../language/condition';
import type { Entity, Field, Path } from '../language/contracts';

/** What roles say about the fields of an entity, by name. */
export interface FieldRules {
  readonly deniedRead: ReadonlySet<string>;
  readonly deniedWrite: ReadonlySet<string>;
  /** Fields a role names with `read: true`: a computed one is then shown although it reads hidden ones. */
  readonly allowedRead: ReadonlySet<string>;
}

/** What a caller sees of the entities around the one asked about. */
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
 * The fields of an entity that must not be seen: those denied, and computed ones whose value would tell
 * what may not be seen. That is a formula over a hidden field, and a total over rows of which the caller sees
 * only some (rows that are parts of the record itself are seen with it). `sees` answers for everything else.
 */
export function hiddenFields(entity: Entity, rules: FieldRules, sees: Sight): ReadonlySet<string> {
  const hidden = new Set(rules.deniedRead);
  const tells = (path: Path) => pathFields(path).some((field) => isHidden(field, entity.name, hidden, sees));
  for (const rollUp of entity.rollUps) {
    if (rules.allowedRead.has(rollUp.field.name) || rollUp.over.relation?.kind !== 'many') continue;
    const target = rollUp.over.relation.of;
    const reads = [rollUp.of?.name ?? 'id', ...(rollUp.where ? conditionPaths(rollUp.where) : [])];
    const seen = reads.every((read) =>
      typeof read === 'string'
        ? sees.field(target, read)
        : pathFields(read).every((field) => sees.field(field.entity, field.name)),
    );
    if (!seen || hidden.has(rollUp.over.name) || !sees.rowsOf(target, rollUp.over.relation.by))
      hidden.add(rollUp.field.name);
  }
  for (const { field, expression } of entity.formulas) {
    if (!rules.allowedRead.has(field.name) && expression.paths.some(tells)) hidden.add(field.name);
  }
  return hidden;
}

function pathFields(path: Path): readonly Field[] {
  return [...path.hops, path.field];
}

function isHidden(field: Field, own: string, hidden: ReadonlySet<string>, sees: Sight): boolean {
  return field.entity === own ? hidden.has(field.name) : !sees.field(field.entity, field.name);
}

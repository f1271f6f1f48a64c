import { conditionPaths } from '../language/condition';
import type { Entity, Field, Path } from '../language/contracts';

/** What roles say about the fields of an entity, by name. */
export interface FieldRules {
  readonly deniedRead: ReadonlySet<string>;
  readonly deniedWrite: ReadonlySet<string>;
  /** Fields a role names with `read: true`: a computed one is then shown although it reads hidden ones. */
  readonly allowedRead: ReadonlySet<string>;
}

/** Whether people may ever give this field a value: neither the platform nor a computation sets it. */
export function isSettable(field: Field): boolean {
  if (field.system || field.word.computation?.(field.definition)) return false;
  return field.columns.length > 0 || (field.relation?.kind === 'many' && field.relation.owned);
}

/**
 * The fields of an entity that must not be seen: those denied, and computed ones whose value is made
 * of a field that may not be seen, because they would tell it. `mayRead` answers for every other field.
 */
export function hiddenFields(
  entity: Entity,
  rules: FieldRules,
  mayRead: (entity: string, field: string) => boolean,
): ReadonlySet<string> {
  const hidden = new Set(rules.deniedRead);
  const tells = (path: Path) => pathFields(path).some((field) => isHidden(field, entity.name, hidden, mayRead));
  for (const { field, expression } of entity.formulas) {
    if (!rules.allowedRead.has(field.name) && expression.paths.some(tells)) hidden.add(field.name);
  }
  for (const rollUp of entity.rollUps) {
    if (rules.allowedRead.has(rollUp.field.name) || rollUp.over.relation?.kind !== 'many') continue;
    const target = rollUp.over.relation.of;
    const reads = [rollUp.of?.name ?? 'id', ...(rollUp.where ? conditionPaths(rollUp.where) : [])];
    const seen = reads.every((read) =>
      typeof read === 'string'
        ? mayRead(target, read)
        : pathFields(read).every((field) => mayRead(field.entity, field.name)),
    );
    if (!seen || hidden.has(rollUp.over.name)) hidden.add(rollUp.field.name);
  }
  return hidden;
}

function pathFields(path: Path): readonly Field[] {
  return [...path.hops, path.field];
}

function isHidden(
  field: Field,
  own: string,
  hidden: ReadonlySet<string>,
  mayRead: (entity: string, field: string) => boolean,
): boolean {
  return field.entity === own ? hidden.has(field.name) : !mayRead(field.entity, field.name);
}

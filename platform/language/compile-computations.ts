import { type Finding, PlatformError } from '../foundation/errors';
import { ambientOf } from './ambience';
import { conditionPaths, resolveCondition } from './condition';
import type {
  Ambient,
  Check,
  Entity,
  Expression,
  Field,
  Formula,
  Path,
  RollUp,
  Snapshot,
  Text,
  ValueType,
} from './contracts';
import { compileExpression } from './expression';
import { isObject, pointerTo } from './layers';
import { missingField } from './missing';
import { TYPE_NAMES } from './scalars';

const MANY: Text = {
  en: 'a formula cannot read many records; make a rollUp field and read that',
  ru: 'формула не читает многие записи; заведите поле rollUp и читайте его',
};
const ROWS_OF_ROWS: Text = {
  en: 'the condition of a roll-up reads its rows and what they refer to, not their own collections',
  ru: 'условие сводного значения читает его строки и то, на что они ссылаются, но не их наборы записей',
};
const NO_COLLECTION: Text = { en: 'it is no collection and no lines', ru: 'это не связанные записи и не строки' };

export interface Attempt {
  readonly snapshot: Snapshot;
  /** Called with what cannot be compiled: throws where metadata must be whole, forgets where the caller sees only a part. */
  readonly report: (findings: readonly Finding[]) => void;
}

export function compileChecks(entity: Entity, written: unknown, attempt: Attempt): readonly Check[] {
  if (!isObject(written)) return [];
  return Object.entries(written).flatMap(([name, check]) => {
    if (!isObject(check) || typeof check.that !== 'string') return [];
    const that = typed(check.that, 'boolean', entity, pointerTo(`/checks/${name}`, 'that'), attempt);
    return that ? [Object.freeze({ name, that, message: (check.message ?? {}) as Text })] : [];
  });
}

/** Unordered. An aggregate over a collection must be a roll-up field, so that it is kept right when the rows change. */
export function compileFormulas(entity: Entity, attempt: Attempt): readonly Formula[] {
  return [...entity.fields.values()].flatMap((field) => {
    const computation = field.word.computation?.(field.definition);
    if (computation?.kind !== 'expression') return [];
    const path = `/fields/${field.name}/value`;
    const expression = typed(computation.text, field.value, entity, path, attempt);
    if (!expression) return [];
    const many = expression.paths.find(leadsToMany);
    if (many) {
      attempt.report([{ code: 'K021', path, params: { name: many.text, reason: MANY } }]);
      return [];
    }
    if (expression.ambient !== null) {
      attempt.report([unsteady(expression.ambient, path)]);
      return [];
    }
    return [Object.freeze({ field, expression })];
  });
}

export function compileRollUps(entity: Entity, attempt: Attempt): readonly RollUp[] {
  return [...entity.fields.values()].flatMap((field) => {
    const rollUp = compileRollUp(entity, field, attempt);
    return rollUp ? [rollUp] : [];
  });
}

function compileRollUp(entity: Entity, field: Field, attempt: Attempt): RollUp | undefined {
  const computation = field.word.computation?.(field.definition);
  if (computation?.kind !== 'rollUp') return undefined;
  const path = `/fields/${field.name}`;
  const over = entity.fields.get(computation.over);
  if (!over) return reported(attempt, missingField(computation.over, entity, `${path}/over`));
  const target =
    over.relation?.kind === 'many' && attempt.snapshot.hasEntity(over.relation.of)
      ? attempt.snapshot.entity(over.relation.of)
      : undefined;
  if (!target) {
    return reported(attempt, {
      code: 'K021',
      path: `${path}/over`,
      params: { name: computation.over, reason: NO_COLLECTION },
    });
  }
  const of = computation.of === null ? null : target.fields.get(computation.of);
  if (of === undefined)
    return reported(attempt, missingField(String(computation.of), target, `${path}/${computation.function}`));
  const where = computation.where ?? null;
  const condition =
    where === null
      ? null
      : attempted(attempt, () => resolveCondition(where, target, attempt.snapshot, { findingPath: `${path}/where` }));
  if (condition === undefined) return undefined;
  const many = condition && conditionPaths(condition).find(leadsToMany);
  if (many)
    return reported(attempt, {
      code: 'K021',
      path: `${path}/where`,
      params: { name: many.text, reason: ROWS_OF_ROWS },
    });
  const ambient = condition && ambientOf(condition);
  if (ambient) return reported(attempt, unsteady(ambient, `${path}/where`));
  return Object.freeze({ field, over, function: computation.function, of, where: condition });
}

/** An expression of a certain type; null literals fit every type. */
export function typed(
  text: string,
  type: ValueType,
  entity: Entity,
  path: string,
  attempt: Attempt,
  outer?: Entity,
): Expression | undefined {
  const expression = attempted(attempt, () =>
    compileExpression(text, entity, attempt.snapshot, { findingPath: path, ...(outer ? { outer } : {}) }),
  );
  if (!expression || expression.type === type || expression.type === 'none' || type === 'none') return expression;
  return reported(attempt, {
    code: 'L008',
    path,
    params: { expected: TYPE_NAMES[type], given: TYPE_NAMES[expression.type] },
  });
}

/** The result, or undefined after its findings were reported. An entity nobody knows is reported where it is named. */
export function attempted<T>(attempt: Attempt, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    attempt.report(error.findings);
    return undefined;
  }
}

/** A stored value that would be another one tomorrow or for somebody else. */
function unsteady(what: Ambient, path: string): Finding {
  return { code: 'K022', path, params: { what } };
}

function reported(attempt: Attempt, finding: Finding): undefined {
  attempt.report([finding]);
  return undefined;
}

function leadsToMany(path: Path): boolean {
  return [...path.hops, path.field].some((field) => field.relation?.kind === 'many');
}

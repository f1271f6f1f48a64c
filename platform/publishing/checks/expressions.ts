/** Expressions that cannot mean what is written: always the same answer, a misspelt option, a formula that nobody needs. */
import { didYouMean, nearest } from '../../foundation/suggest';
import { conditionPaths } from '../../language/condition';
import type { Entity, Field, Path, Text } from '../../language/contracts';
import { chainOf } from '../../language/expression-names';
import type { Syntax } from '../../language/expression-syntax';
import { pointerTo } from '../../language/layers';
import { type Candidate, keyOf, type PlacedExpression } from './candidate';
import { innerOf, pathOf } from './expression-places';
import { constantValue } from './flags';
import { offer, patchAt, type Remark, remark, safely } from './rule';
import { readsNothing, verdictOfTree } from './truth';

const DEEPEST = 5;
const COMPARISONS = ['=', '==', '!=', '<>', '<', '<=', '>', '>='];
const ANSWERS: Readonly<Record<string, Text>> = {
  true: { en: 'true', ru: 'истинно' },
  false: { en: 'false', ru: 'ложно' },
};

/** C028 */
export function optionThatDoesNotExist(candidate: Candidate): readonly Remark[] {
  return candidate.expressions.flatMap((placed) =>
    comparedOptions(placed, candidate).map(({ field, literal }) => {
      const value = String(literal.value);
      const keys = field.options.map(({ key }) => key);
      const params = { value, field: field.name, hint: didYouMean(value, keys) };
      return remark('C028', placed.about, placed.pointer, params, respelling(placed, literal, nearest(value, keys)));
    }),
  );
}

function respelling({ text, pointer }: PlacedExpression, literal: Syntax, near: string | undefined) {
  const raw = String(literal.raw);
  if (near === undefined || typeof literal.start !== 'number') return undefined;
  const respelt =
    text.slice(0, literal.start) + raw.replace(String(literal.value), near) + text.slice(literal.start + raw.length);
  return offer(`Writes “${near}” instead.`, `Пишет «${near}» вместо этого.`, patchAt(pointer, respelt));
}

interface ComparedOption {
  readonly field: Field;
  readonly literal: Syntax;
}

/** Texts that are compared with a field of options and are none of them. */
function comparedOptions({ tree, entity }: PlacedExpression, { snapshot }: Candidate): readonly ComparedOption[] {
  return partsOf(tree).flatMap((part) => {
    const operator = String(part.operator);
    if (part.type !== 'BinaryExpression' || (operator !== 'in' && !COMPARISONS.includes(operator))) return [];
    const sides = [part.left as Syntax, part.right as Syntax];
    const named = sides.flatMap((side) => pathOf(chainOf(side)?.join('.') ?? '', entity.name, snapshot) ?? []);
    const [path] = named;
    if (named.length !== 1 || !path || path.field.options.length === 0) return [];
    return sides
      .flatMap((side) => (side.type === 'ArrayExpression' ? (side.elements as readonly Syntax[]) : [side]))
      .filter(({ type, value }) => type === 'Literal' && typeof value === 'string' && value !== '')
      .filter(({ value }) => !path.field.options.some(({ key }) => key === value))
      .map((literal) => ({ field: path.field, literal }));
  });
}

/** C029 */
export function answerThatNeverChanges(candidate: Candidate): readonly Remark[] {
  return candidate.expressions.flatMap(({ about, pointer, tree, text, entity, decides }) => {
    const verdict = decides ? verdictOfTree(tree, () => constantValue(text, entity, candidate)) : null;
    if (verdict === null) return [];
    const isFlag = !pointer.startsWith('/checks/');
    const repair = isFlag
      ? safely(`Writes ${verdict} instead.`, `Пишет ${verdict} вместо этого.`, patchAt(pointer, verdict))
      : undefined;
    return [remark('C029', about, pointer, { answer: ANSWERS[String(verdict)] }, repair)];
  });
}

/** C030 */
export function comparisonWithItself({ expressions }: Candidate): readonly Remark[] {
  return expressions.flatMap(({ about, pointer, tree, text }) => {
    const same = partsOf(tree).some((part) => {
      if (part.type !== 'BinaryExpression' || !COMPARISONS.includes(String(part.operator))) return false;
      const [left, right] = [chainOf(part.left as Syntax), chainOf(part.right as Syntax)];
      return left !== undefined && left.join('.') === right?.join('.');
    });
    return same ? [remark('C030', about, pointer, { text })] : [];
  });
}

/** C033 */
export function computedFieldNobodyReads({ entities, read }: Candidate): readonly Remark[] {
  return entities.flatMap((entity) =>
    computedFields(entity)
      .filter((field) => !read.has(keyOf(field)))
      .map((field) => remark('C033', of(entity), pointerTo('/fields', field.name))),
  );
}

function computedFields(entity: Entity): readonly Field[] {
  return [...entity.formulas, ...entity.rollUps].map(({ field }) => field);
}

/** C034 */
export function formulaOnManyOthers({ entities }: Candidate): readonly Remark[] {
  const reads = new Map<string, readonly Field[]>();
  const onPaths = (paths: readonly Path[]) => paths.flatMap(({ hops, field }) => [...hops, field]);
  for (const { formulas, rollUps } of entities) {
    for (const { field, expression } of formulas) reads.set(keyOf(field), onPaths(expression.paths));
    for (const { field, of: summed, where } of rollUps)
      reads.set(keyOf(field), [...(summed ? [summed] : []), ...(where ? onPaths(conditionPaths(where)) : [])]);
  }
  const depths = new Map<string, number>();
  const depthOf = (field: Field): number => {
    const key = keyOf(field);
    const known = depths.get(key);
    if (known !== undefined) return known;
    const depth = Math.max(
      0,
      ...(reads.get(key) ?? []).map((inner) => (reads.has(keyOf(inner)) ? depthOf(inner) + 1 : 0)),
    );
    depths.set(key, depth);
    return depth;
  };
  return entities.flatMap((entity) =>
    computedFields(entity).flatMap((field) => {
      const depth = depthOf(field);
      return depth > DEEPEST ? [remark('C034', of(entity), pointerTo('/fields', field.name), { depth })] : [];
    }),
  );
}

/** C035, C036 */
export function formulaThatComputesNothing({ entities, expressions }: Candidate): readonly Remark[] {
  const own = new Map(entities.map((entity) => [entity.name, entity]));
  return expressions.flatMap(({ about, pointer, tree, paths }): Remark[] => {
    const name = /^\/fields\/([^/]+)\/value$/.exec(pointer)?.[1];
    const entity = about.kind === 'entity' ? own.get(about.name) : undefined;
    if (name === undefined || !entity) return [];
    if (readsNothing(tree)) return [remark('C035', about, pointer)];
    const copied = tree.type === 'Identifier' ? paths[0] : undefined;
    if (!copied || entity.fields.get(name)?.value !== copied.field.value) return [];
    return [remark('C036', about, pointer, { field: copied.text })];
  });
}

const parts = new WeakMap<Syntax, readonly Syntax[]>();

/** A part of the syntax and everything inside it. */
function partsOf(tree: Syntax): readonly Syntax[] {
  const known = parts.get(tree) ?? [tree, ...innerOf(tree).flatMap(partsOf)];
  parts.set(tree, known);
  return known;
}

function of({ name }: Entity) {
  return { kind: 'entity', name } as const;
}

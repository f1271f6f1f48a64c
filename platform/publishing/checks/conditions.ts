/** Conditions that select nothing or everything, and pickers that no index serves. */
import type { Condition, Entity } from '../../language/contracts';
import { isObject } from '../../language/layers';
import type { Candidate, PlacedCondition } from './candidate';
import { indexRepair, isServed } from './index-use';
import { patchAt, type Remark, remark, safely } from './rule';
import { verdictOf } from './truth';

/** C031 */
export function conditionThatSelectsNothing({ conditions }: Candidate): readonly Remark[] {
  return conditions
    .filter(({ condition }) => verdictOf(condition) === false)
    .map(({ about, pointer }) => remark('C031', about, pointer));
}

/** C032: the same as no condition at all. */
export function conditionThatSelectsEverything({ conditions }: Candidate): readonly Remark[] {
  return conditions
    .filter(({ condition, pointer }) => verdictOf(condition) === true && !pointer.startsWith('/presets/'))
    .map(({ about, pointer }) =>
      remark('C032', about, pointer, {}, safely('Removes the condition.', 'Убирает условие.', patchAt(pointer, null))),
    );
}

/** C046: what a ready-made selection and its view ask for contradict each other. */
export function selectionOutsideItsView({ conditions }: Candidate): readonly Remark[] {
  const ofViews = new Map(
    conditions.flatMap((each) =>
      each.about.kind === 'view' && each.pointer === '/where' ? [[each.about.name, each]] : [],
    ),
  );
  return conditions.flatMap(({ about, pointer, condition }) => {
    const view = about.kind === 'view' && pointer.startsWith('/presets/') ? ofViews.get(about.name) : undefined;
    if (!view || [view, { condition }].some((each) => verdictOf(each.condition) === false)) return [];
    const both: Condition = { op: 'and', of: [view.condition, condition] };
    return verdictOf(both) === false ? [remark('C046', about, pointer)] : [];
  });
}

/** C047 */
export function pickerWithoutIndex({ conditions }: Candidate): readonly Remark[] {
  return conditions.flatMap(({ about, pointer, entity, condition }) => {
    if (about.kind !== 'entity' || !pointer.startsWith('/fields/')) return [];
    const asked = topFields(condition, entity);
    const [first] = asked;
    if (!first || asked.some((field) => isServed(field, entity))) return [];
    return [remark('C047', about, pointer, {}, indexRepair(first, entity))];
  });
}

/** Own fields of which one value is asked. Yes-or-no fields and short lists of options are found faster without an index. */
function topFields(condition: Condition, entity: Entity) {
  const parts = condition.op === 'and' ? condition.of : [condition];
  return parts.flatMap((part) => {
    if (part.op !== 'compare' || part.path.hops.length > 0 || part.path.entity !== entity.name) return [];
    const { field } = part.path;
    return field.value === 'boolean' || field.value === 'set' || field.options.length > 0 ? [] : [field];
  });
}

/** C045: two ready-made selections of a view with one condition. */
export function selectionsOfOneCondition({ conditions }: Candidate): readonly Remark[] {
  const seen = new Map<string, PlacedCondition>();
  return conditions.flatMap((each) => {
    const { about, pointer, written } = each;
    if (about.kind !== 'view' || !pointer.startsWith('/presets/') || !isObject(written)) return [];
    const key = `${about.name} ${JSON.stringify(written)}`;
    const earlier = seen.get(key);
    seen.set(key, earlier ?? each);
    return earlier ? [remark('C045', about, pointer, { other: earlier.pointer.split('/')[2] })] : [];
  });
}

/** Views: whether anybody gets there, what they show, and whether the database can answer them fast. */
import type { Artefact, Entity, Field } from '../../language/contracts';
import { isObject, pointerTo } from '../../language/layers';
import type { Candidate } from './candidate';
import { pathOf } from './expression-places';
import { indexRepair, isServed } from './index-use';
import { elements, type Named, patchAt, type Remark, remark, safely } from './rule';

const MOST_COLUMNS = 15;
const MOST_LANES = 12;

/** C037 */
export function viewNobodyReaches(candidate: Candidate): readonly Remark[] {
  const named = new Set(candidate.mentions.filter(({ as }) => as === 'view').map(({ value }) => value));
  const reached = new Set([...named, ...shownInside(candidate)]);
  return candidate
    .artefacts('view')
    .filter(({ name }) => !reached.has(name))
    .map((view) => remark('C037', of(view), ''));
}

/** Lists of related records look like the first view of their entity when the form names none. */
function shownInside(candidate: Candidate): readonly string[] {
  const related = candidate.artefacts('form').flatMap((form) =>
    elements(form.related).flatMap(([, { collection }]) => {
      const relation = pathOf(String(collection), String(form.entity), candidate.snapshot)?.field.relation;
      return relation?.kind === 'many' ? [relation.of] : [];
    }),
  );
  return related.flatMap((entity) => candidate.artefacts('view').find((view) => view.entity === entity)?.name ?? []);
}

/** C038 */
export const listOfHiddenColumns = eachView((view) => {
  const columns = elements(view.columns);
  return columns.length > 0 && shownOf(view) === 0 ? [remark('C038', of(view), '/columns')] : [];
});

/** C039 */
export const tooManyColumns = eachView((view) => {
  const count = shownOf(view);
  return count > MOST_COLUMNS ? [remark('C039', of(view), '/columns', { count, limit: MOST_COLUMNS })] : [];
});

function shownOf(view: Artefact): number {
  return elements(view.columns).filter(([, { hidden }]) => hidden !== true).length;
}

/** C040: what a view is ordered by first. Orders by options or by another record's title have no index in any case. */
export const orderWithoutIndex = eachView((view, entity) => {
  const [first] = Array.isArray(view.sort) ? (view.sort as readonly unknown[]) : [];
  const field = entity.fields.get(String(first).replace(/^-/, ''));
  const pinned = pinnedBy(view, entity);
  if (!field?.compared || field.system || !hasOrder(field) || isServed(field, entity, pinned) || isFew(entity))
    return [];
  const lane = pinned.filter((name) => name === view.by);
  return [remark('C040', of(view), '/sort/0', { field: field.name }, indexRepair(field, entity, lane))];
});

/** The fields of which each request asks one value: what a board's lanes are made by, and equalities of the condition. */
function pinnedBy(view: Artefact, entity: Entity): readonly string[] {
  const asked = Object.entries(isObject(view.where) ? view.where : {}).filter(([, value]) => !isObject(value));
  return [String(view.by), ...asked.map(([name]) => name)].filter((name) => entity.fields.has(name));
}

function hasOrder({ options, relation, value }: Field): boolean {
  return options.length === 0 && relation === null && value !== 'boolean';
}

/** Parts are read a few at a time, with the record they belong to. */
function isFew(entity: Entity): boolean {
  return entity.part !== null;
}

/** C041 */
export const filterWithoutIndex = eachView((view, entity) =>
  elements(view.filters).flatMap(([name]) => {
    const field = entity.fields.get(name);
    if (!field?.compared || !hasOrder(field) || field.value === 'set' || isServed(field, entity)) return [];
    return [remark('C041', of(view), pointerTo('/filters', name), { field: name }, indexRepair(field, entity))];
  }),
);

/** C042, C043 */
export const boardWithoutLanes = eachView((view, entity) => {
  const field = entity.fields.get(String(view.by));
  if (!field || field.relation?.kind === 'one') return [];
  const count = field.options.length;
  if (count === 0) return [remark('C042', of(view), '/by', { field: field.name })];
  return count > MOST_LANES ? [remark('C043', of(view), '/by', { count, limit: MOST_LANES })] : [];
});

/** C044: totals of columns and the sum of a board. */
export const figureThatCannotBe = eachView((view, entity, { snapshot }) => {
  const wrong = (path: unknown, measure: unknown) => {
    const field = pathOf(String(path), entity.name, snapshot)?.field;
    return field && measure !== 'count' && !measuresOf(field).includes(String(measure)) ? field : undefined;
  };
  const totals = elements(view.columns).flatMap(([path, { total }]) => {
    const field = total === undefined ? undefined : wrong(path, total);
    return field ? [figure(view, `${pointerTo('/columns', path)}/total`, String(total), field)] : [];
  });
  const summed = view.sum === undefined ? undefined : wrong(view.sum, 'sum');
  return summed ? [...totals, figure(view, '/sum', 'sum', summed)] : totals;
});

function figure(view: Artefact, pointer: string, measure: string, field: Field): Remark {
  const repair = safely(
    `Removes the figure from the view “${view.name}”.`,
    `Убирает итог из представления «${view.name}».`,
    patchAt(pointer, null),
  );
  return remark('C044', of(view), pointer, { function: measure, field: field.name }, repair);
}

function measuresOf(field: Field): readonly string[] {
  return (field.word.borrowed?.(field).word ?? field.word).measures ?? [];
}

function eachView(say: (view: Artefact, entity: Entity, candidate: Candidate) => readonly Remark[]) {
  return (candidate: Candidate): readonly Remark[] =>
    candidate.artefacts('view').flatMap((view) => say(view, candidate.snapshot.entity(String(view.entity)), candidate));
}

function of({ name }: Artefact): Named {
  return { kind: 'view', name };
}

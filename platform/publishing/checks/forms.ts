/** Forms: whether they open, and what on them is not shown as it is meant. */
import type { Artefact, Entity } from '../../language/contracts';
import { pointerTo } from '../../language/layers';
import type { Candidate } from './candidate';
import { placesOn } from './form-places';
import { elements, type Named, offer, patchAt, type Remark, remark, repeated, safely } from './rule';

/** C048 */
export function formNobodyOpens(candidate: Candidate): readonly Remark[] {
  const named = new Set(candidate.mentions.filter(({ as }) => as === 'form').map(({ value }) => value));
  return candidate
    .artefacts('form')
    .filter(({ name, entity }) => name !== entity && !named.has(name))
    .map((form) => remark('C048', of(form), '', { entity: form.entity }));
}

/** C049: one place may stand in for another that is shown at times. */
export const fieldTwiceOnAForm = eachForm((form, entity, candidate) =>
  repeated(
    placesOn(form, entity, candidate).filter(({ depends }) => !depends),
    ({ field }) => field,
  ).map(([{ pointer }]) => remark('C049', of(form), pointer)),
);

/** C050: a tab without fields, a section without fields. */
export const emptyPartOfAForm = eachForm((form) =>
  elements(form.tabs).flatMap(([key, tab]) => {
    const sections = elements(tab.sections).map(([sectionKey, section]) => {
      const isEmpty = elements(section.fields).length === 0;
      return { isEmpty, pointer: `${pointerTo('/tabs', key)}${pointerTo('/sections', sectionKey)}` };
    });
    if (sections.every(({ isEmpty }) => isEmpty))
      return elements(form.tabs).length > 1 ? [nothing(form, pointerTo('/tabs', key))] : [];
    return sections.filter(({ isEmpty }) => isEmpty).map(({ pointer }) => nothing(form, pointer));
  }),
);

function nothing(form: Artefact, pointer: string): Remark {
  const repair = safely('Removes the empty place.', 'Убирает пустое место.', patchAt(pointer, null));
  return remark('C050', of(form), pointer, {}, repair);
}

/** C051 */
export const listAmongFields = eachForm((form, entity, candidate) =>
  placesOn(form, entity, candidate).flatMap(({ field: name, pointer }) => {
    const field = entity.fields.get(name);
    if (field?.relation?.kind !== 'many' || field.relation.owned) return [];
    const related = { ...patchAt(pointer, null), related: { [name]: { label: field.label, collection: name } } };
    const repair = offer(
      `Moves “${name}” from the fields to the related records.`,
      `Переносит «${name}» из полей в связанные записи.`,
      related,
    );
    return [remark('C051', of(form), pointer, { field: name }, repair)];
  }),
);

function eachForm(say: (form: Artefact, entity: Entity, candidate: Candidate) => readonly Remark[]) {
  return (candidate: Candidate): readonly Remark[] =>
    candidate.artefacts('form').flatMap((form) => say(form, candidate.snapshot.entity(String(form.entity)), candidate));
}

function of({ name }: Artefact): Named {
  return { kind: 'form', name };
}

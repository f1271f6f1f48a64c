/** Fields that people must or could fill in, and where they can. */
import { isSettable } from '../../access/fields';
import type { Entity, Field } from '../../language/contracts';
import { isObject, pointerTo } from '../../language/layers';
import type { Candidate } from './candidate';
import { isNever } from './flags';
import { type FormPlace, firstSection, formsOf, placesOn } from './form-places';
import { offer, patchAt, type Remark, type Repair, remark } from './rule';

/** C001, C002 */
export function fieldOnNoForm(candidate: Candidate): readonly Remark[] {
  return eachWithForms(candidate, (entity, places) => {
    const placed = new Set(places.map(({ field }) => field));
    return fillable(entity, candidate)
      .filter(({ name }) => !placed.has(name))
      .map((field) => {
        const code = mustBeGiven(field) ? 'C001' : 'C002';
        return remark(code, of(entity), pointerTo('/fields', field.name), {}, onForm(field, entity, candidate));
      });
  });
}

/** C003 */
export function requiredFieldNeverShown(candidate: Candidate): readonly Remark[] {
  return eachWithForms(candidate, (entity, places) =>
    fillable(entity, candidate)
      .filter(mustBeGiven)
      .filter(({ name }) => {
        const own = places.filter(({ field }) => field === name);
        return own.length > 0 && own.every(({ hidden }) => hidden);
      })
      .map(({ name }) => remark('C003', of(entity), pointerTo('/fields', name))),
  );
}

function eachWithForms(
  candidate: Candidate,
  say: (entity: Entity, places: readonly FormPlace[]) => readonly Remark[],
): readonly Remark[] {
  return candidate.entities.flatMap((entity) => {
    const forms = formsOf(entity, candidate);
    return forms.length === 0
      ? []
      : say(
          entity,
          forms.flatMap((form) => placesOn(form, entity, candidate)),
        );
  });
}

/** What people give values to. The reference to the parent is given by the parent's page, fields of traits fill themselves. */
function fillable(entity: Entity, candidate: Candidate): readonly Field[] {
  const written = isObject(entity.definition.fields) ? entity.definition.fields : {};
  return [...entity.fields.values()].filter(
    (field) =>
      Object.hasOwn(written, field.name) &&
      isSettable(field) &&
      field !== entity.part &&
      !isNever(field.definition.visible, entity, candidate),
  );
}

function mustBeGiven({ definition }: Field): boolean {
  return definition.required === true && definition.default === undefined;
}

function onForm(field: Field, entity: Entity, candidate: Candidate): Repair | undefined {
  const [form] = formsOf(entity, candidate);
  const section = form && firstSection(form);
  if (!form || !section) return undefined;
  return offer(
    `Puts “${field.name}” at the end of the first section of the form “${form.name}”.`,
    `Ставит «${field.name}» в конец первого раздела формы «${form.name}».`,
    patchAt(pointerTo(section, field.name), {}),
    { kind: 'form', name: form.name },
  );
}

function of(entity: Entity) {
  return { kind: 'entity', name: entity.name } as const;
}

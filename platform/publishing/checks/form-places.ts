/** Where fields stand on written forms. */
import type { Artefact, Entity } from '../../language/contracts';
import { isObject, pointerTo } from '../../language/layers';
import type { Candidate } from './candidate';
import { isNever } from './flags';
import { elements } from './rule';

export interface FormPlace {
  readonly form: Artefact;
  readonly field: string;
  readonly pointer: string;
  /** The place, its section or its tab is never shown. */
  readonly hidden: boolean;
  /** Whether it is shown depends on the record. */
  readonly depends: boolean;
}

const known = new WeakMap<Candidate, Map<Artefact, readonly FormPlace[]>>();

/** The places of a form's tabs and sections, in reading order. */
export function placesOn(form: Artefact, entity: Entity, candidate: Candidate): readonly FormPlace[] {
  const found = known.get(candidate) ?? new Map<Artefact, readonly FormPlace[]>();
  known.set(candidate, found);
  const places = found.get(form) ?? readPlaces(form, entity, candidate);
  found.set(form, places);
  return places;
}

function readPlaces(form: Artefact, entity: Entity, candidate: Candidate): readonly FormPlace[] {
  const never = (part: Readonly<Record<string, unknown>>) => isNever(part.visible, entity, candidate);
  return elements(form.tabs).flatMap(([tabKey, tab]) =>
    elements(tab.sections).flatMap(([sectionKey, section]) =>
      elements(section.fields).map(([field, options]) => ({
        form,
        field,
        pointer: pointerTo(`${pointerTo('/tabs', tabKey)}${pointerTo('/sections', sectionKey)}/fields`, field),
        hidden: never(tab) || never(section) || never(options),
        depends: [tab, section, options].some(({ visible }) => typeof visible === 'string'),
      })),
    ),
  );
}

/** The written forms of an entity; the one that its page opens comes first. */
export function formsOf(entity: Entity, candidate: Candidate): readonly Artefact[] {
  const forms = candidate.artefacts('form').filter((form) => form.entity === entity.name);
  return [...forms].sort((a, b) => Number(b.name === entity.name) - Number(a.name === entity.name));
}

/** The pointer of the fields of a form's first section, where something can be added; undefined when it has none. */
export function firstSection(form: Artefact): string | undefined {
  for (const [tabKey, tab] of elements(form.tabs)) {
    for (const [sectionKey, section] of elements(tab.sections))
      if (isObject(section.fields)) return `${pointerTo('/tabs', tabKey)}${pointerTo('/sections', sectionKey)}/fields`;
  }
  return undefined;
}

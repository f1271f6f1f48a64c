import type { Artefact } from '../../language/contracts';
import { selectionOf } from '../view-parts';
import { allOf, type Selection } from './selection';
import type { ToolbarParts } from './toolbar-parts';

/** What a list or board asks the server for: the view's own condition and order with what the user selected. */
export interface Selected {
  readonly where?: unknown;
  readonly search?: string;
}

/** The condition of view, place, ready-made selection and filters together, and the search text. */
export function selectedBy(view: Artefact, place: unknown, parts: ToolbarParts, selection: Selection): Selected {
  const preset = parts.presets.find((each) => each.key === selection.preset);
  const where = allOf(selectionOf(view).where, place, preset?.where, selection.filters);
  return { ...(where === undefined ? {} : { where }), ...(selection.search ? { search: selection.search } : {}) };
}

/** The user's order, else the view's own. */
export function sortBy(view: Artefact, selection: Selection): readonly string[] {
  return selection.sort ?? selectionOf(view).sort ?? [];
}

/** Whether the user narrowed the view, so that "nothing found" may be his own doing. */
export function isNarrowed(selection: Selection): boolean {
  return selection.search !== '' || selection.preset !== null || Object.keys(selection.filters).length > 0;
}

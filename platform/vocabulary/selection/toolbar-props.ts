import type { ReactNode } from 'react';
import type { Artefact, Entity } from '../../language/contracts';
import type { ViewSurroundings } from '../contracts';
import type { Selection } from './selection';
import type { ToolbarParts } from './toolbar-parts';
import type { SavedFilters } from './use-saved-filters';
import type { Select } from './use-selection';

/** What the tools above a list or board work with. */
export interface ToolbarProps {
  readonly view: Artefact;
  readonly entity: Entity;
  readonly parts: ToolbarParts;
  readonly saved: SavedFilters;
  readonly selection: Selection;
  readonly surroundings: ViewSurroundings;
  readonly embedded: boolean;
  /** How many records there are, beside the heading. */
  readonly count: ReactNode;
  /** What else can be done here, at the right end. */
  readonly actions: ReactNode;
  /** Stands with the filters on a narrow screen, where there are no headings to click. */
  readonly narrowExtra?: ReactNode;
  /** The chosen columns, to be kept with a filter. */
  readonly columns: readonly string[] | null;
  readonly onSelect: Select;
  onColumns?(columns: readonly string[]): void;
}

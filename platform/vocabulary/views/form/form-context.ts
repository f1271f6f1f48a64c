import type { Surroundings } from '../../contracts';
import { type Cells, createCells } from './cells';
import type { FormState } from './state';

/** What every field of a drawn form is given; it stays the same while the user types. */
export interface FormContext {
  readonly state: FormState;
  readonly surroundings: Surroundings;
  /** Before the name of a field: the id of its input. */
  readonly formId: string;
  readonly tab: ActiveTab;
}

const TAB = 'tab';

/** Which tab is open, apart from React's tree, so that changing it does not draw the fields anew. */
export interface ActiveTab {
  get(): string;
  open(key: string): void;
  subscribe(listener: () => void): () => void;
}

export function createActiveTab(first: string): ActiveTab {
  const cells: Cells<string> = createCells<string>(Object.is);
  cells.put(TAB, first);
  return {
    get: () => cells.get(TAB) ?? first,
    open: (key) => cells.put(TAB, key),
    subscribe: (listener) => cells.subscribe(TAB, listener),
  };
}

/** The DOM id of a field's input. */
export function inputId(formId: string, field: string): string {
  return `${formId}-${field}`;
}

import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Surroundings } from '../../contracts';
import type { LineColumn } from './columns';
import { gridEvents } from './grid-events';
import type { RowsEditor } from './use-rows';
import { ROW_HEIGHT } from './use-window';

export interface ActiveCell {
  readonly row: number;
  readonly column: number;
}

export interface GridOptions {
  readonly editor: RowsEditor;
  readonly columns: readonly LineColumn[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly surroundings: Surroundings;
  readonly disabled: boolean;
  readonly onLeave: () => void;
}

export interface Grid extends GridOptions {
  readonly active: ActiveCell | null;
  activate(cell: ActiveCell | null): void;
}

/** Moving through the table by keyboard, and pasting ranges. The events are the same object for ever. */
export function useGridKeys(options: GridOptions) {
  const [active, setActive] = useState<ActiveCell | null>(null);
  const latest = useRef<Grid>({ ...options, active, activate: setActive });
  latest.current = { ...options, active, activate: setActive };
  const { scroller } = options;

  useEffect(() => {
    if (active) bringIntoSight(scroller.current, active.row);
  }, [active, scroller]);

  const events = useMemo(() => gridEvents(() => latest.current), []);
  return { active, ...events };
}

/** Scrolls a long table so that the row is drawn and not hidden under the head. */
function bringIntoSight(scroller: HTMLElement | null, row: number): void {
  if (!scroller || scroller.scrollHeight <= scroller.clientHeight + 1) return;
  const top = row * ROW_HEIGHT;
  const room = scroller.clientHeight - 2 * ROW_HEIGHT;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top > scroller.scrollTop + room) scroller.scrollTop = top - room;
}

import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import type { GridProps } from './Grid';
import { HEAD_HEIGHT, ROW_HEIGHT } from './sizes';
import type { Scroll } from './use-scroll';

/** The keyboard of the table: the grid itself has the focus and names the active row. */
export function useGridKeys(props: GridProps, box: RefObject<HTMLDivElement | null>, scroll: Scroll) {
  const { rows, picked, entity, surroundings } = props;
  const [active, setActive] = useState(-1);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== box.current) return;
    const target = keyTarget(event.key, active, rowsInSight(box.current), rows.length);
    const record = rows.at(active);
    if (target !== null) {
      const next = Math.max(0, Math.min((rows.end ?? rows.length) - 1, target));
      setActive(next);
      scroll.reveal(next);
    } else if (event.key === 'Enter' && record) surroundings.open(entity.name, record.id);
    else if (event.key === ' ' && record && picked) picked.toggle(record, active, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    if (event.target === box.current && active < 0) setActive(0);
  };
  return { active, onKeyDown, onFocus };
}

function rowsInSight(box: HTMLDivElement): number {
  return Math.max(1, Math.floor((box.clientHeight - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
}

function keyTarget(key: string, active: number, page: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + page;
    case 'PageUp':
      return active - page;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}

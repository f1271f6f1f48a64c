import { type RefObject, useEffect, useState } from 'react';

export const ROW_HEIGHT = 36;
const SHOWN_ROWS = 14;
const SPARE_ROWS = 6;

export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** Height of the scrolling room; undefined while all rows fit. */
  readonly height: number | undefined;
}

/** Which rows of a long table are drawn: those in sight and a few around them. */
export function useWindow(count: number, scroller: RefObject<HTMLElement | null>): RowWindow {
  const [first, setFirst] = useState(0);
  const long = count > SHOWN_ROWS + SPARE_ROWS;
  useEffect(() => {
    const element = scroller.current;
    if (!element || !long) return;
    const look = () => setFirst(Math.floor(element.scrollTop / ROW_HEIGHT));
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => element.removeEventListener('scroll', look);
  }, [scroller, long]);
  if (!long) return { from: 0, to: count, height: undefined };
  return {
    from: Math.max(0, first - SPARE_ROWS),
    to: Math.min(count, first + SHOWN_ROWS + SPARE_ROWS),
    height: (SHOWN_ROWS + 0.5) * ROW_HEIGHT,
  };
}

import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Rows drawn beyond the edges, so that scrolling shows no gaps. */
const BEYOND = 8;

export interface Scroll {
  readonly first: number;
  readonly last: number;
  onScroll(): void;
  /** Brings a row into sight. */
  reveal(index: number): void;
  toTop(): void;
}

/** Which rows of equal height are in sight of a scrolling element. `top` and `bottom` are covered by sticky rows. */
export function useScroll(
  element: RefObject<HTMLElement | null>,
  rowHeight: number,
  length: number,
  covered: { readonly top: number; readonly bottom: number },
): Scroll {
  const [sight, setSight] = useState({ first: 0, last: 30 });
  const { top, bottom } = covered;

  const measure = useCallback(() => {
    const box = element.current;
    if (!box) return;
    box.toggleAttribute('data-scrolled', box.scrollLeft > 0);
    box.toggleAttribute('data-more', box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
    const first = Math.max(0, Math.floor(box.scrollTop / rowHeight) - BEYOND);
    const last = Math.max(0, Math.min(length - 1, Math.ceil((box.scrollTop + box.clientHeight) / rowHeight) + BEYOND));
    setSight((now) => (now.first === first && now.last === last ? now : { first, last }));
  }, [element, rowHeight, length]);

  useLayoutEffect(() => {
    measure();
    const box = element.current;
    if (!box) return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, [measure, element]);

  const reveal = useCallback(
    (index: number) => {
      const box = element.current;
      if (!box) return;
      const from = index * rowHeight;
      const seen = box.clientHeight - top - bottom;
      if (from < box.scrollTop) box.scrollTop = from;
      else if (from + rowHeight > box.scrollTop + seen) box.scrollTop = from + rowHeight - seen;
    },
    [element, rowHeight, top, bottom],
  );
  const toTop = useCallback(() => {
    if (element.current) element.current.scrollTop = 0;
  }, [element]);
  return { ...sight, onScroll: measure, reveal, toTop };
}

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Entity } from '../../../language/contracts';
import type { ViewRecord, ViewSurroundings } from '../../contracts';
import type { Column } from './columns';
import { GridHead } from './GridHead';
import { GridRow } from './GridRow';
import { GridTotals } from './GridTotals';
import type { Columns } from './use-columns';
import type { Picked } from './use-picked';
import type { Rows } from './use-rows';
import { useScroll } from './use-scroll';
import type { Totals } from './use-totals';

const ROW_HEIGHT = 38;
const HEAD_HEIGHT = 36;
const PICK_WIDTH = 44;

export interface GridProps {
  readonly entity: Entity;
  readonly label: string;
  readonly columns: Columns;
  readonly rows: Rows;
  readonly totals: Totals | null;
  readonly sort: readonly string[];
  /** Null when nothing can be done with several records at once. */
  readonly picked: Picked | null;
  readonly surroundings: ViewSurroundings;
  onSort(path: string, add: boolean): void;
}

/** The table: only rows in sight are drawn, columns are dragged wider, arrows move, Enter opens, Space picks. */
export function Grid(props: GridProps) {
  const { entity, columns, rows, totals, picked, surroundings } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(-1);
  const covered = { top: HEAD_HEIGHT, bottom: totals ? ROW_HEIGHT : 0 };
  const scroll = useScroll(box, ROW_HEIGHT, rows.length, covered);
  const { want } = rows;
  useEffect(() => want(scroll.first, scroll.last), [want, scroll.first, scroll.last]);
  useBackToTop(rows.stale, scroll.toTop);

  const open = (record: ViewRecord) => surroundings.open(entity.name, record.id);
  const move = (to: number) => {
    const next = Math.max(0, Math.min((rows.end ?? rows.length) - 1, to));
    setActive(next);
    scroll.reveal(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== box.current) return;
    const page = Math.max(1, Math.floor((box.current.clientHeight - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
    const target = keyTarget(event.key, active, page, rows.length);
    const record = rows.at(active);
    if (target !== null) move(target);
    else if (event.key === 'Enter' && record) open(record);
    else if (event.key === ' ' && record && picked) picked.toggle(record, active, event.shiftKey);
    else return;
    event.preventDefault();
  };

  const titled = columns.shown.find((column) => column.path === entity.title.name) ?? columns.shown[0];
  const linkPath = titled?.path ?? '';
  const indexes = Array.from(
    { length: Math.max(0, scroll.last - scroll.first + 1) },
    (_, index) => scroll.first + index,
  );
  return (
    <div
      ref={box}
      className="k-grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.end ?? -1}
      aria-multiselectable={picked !== null}
      aria-busy={rows.stale || rows.starting}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      data-stale={rows.stale || undefined}
      tabIndex={0}
      style={templateOf(columns.shown, columns.widths, picked !== null)}
      onScroll={scroll.onScroll}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target === box.current && active < 0 && setActive(0)}
    >
      <GridHead {...props} box={box} />
      <div className="k-grid-body" role="rowgroup" style={{ height: rows.length * ROW_HEIGHT }}>
        {indexes
          .filter((index) => index < rows.length)
          .map((index) => {
            const record = rows.at(index);
            return (
              <GridRow
                key={index}
                id={`${id}-${index}`}
                index={index}
                top={index * ROW_HEIGHT}
                record={record}
                entity={entity}
                columns={columns.shown}
                linkPath={linkPath}
                active={index === active}
                picked={record !== undefined && (picked?.records.has(record.id) ?? false)}
                onPick={picked?.toggle}
                onOpen={open}
                surroundings={surroundings}
              />
            );
          })}
      </div>
      {totals && rows.length > 0 && (
        <GridTotals columns={columns.shown} totals={totals} surroundings={surroundings} picks={picked !== null} />
      )}
    </div>
  );
}

/** New rows begin at their beginning. */
function useBackToTop(stale: boolean, toTop: () => void): void {
  const was = useRef(stale);
  useEffect(() => {
    if (was.current && !stale) toTop();
    was.current = stale;
  }, [stale, toTop]);
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

/** Columns share the width by their wishes; once the user sized one, each keeps its own and the rest stays free. */
function templateOf(
  columns: readonly Column[],
  widths: Readonly<Record<string, number>> | null,
  picks: boolean,
): Readonly<Record<string, string | number>> {
  const tracks = columns.map((column) =>
    widths ? `${widths[column.path] ?? column.width}px` : `minmax(${column.width}px, ${column.width}fr)`,
  );
  const all = [...(picks ? [`${PICK_WIDTH}px`] : []), ...tracks, ...(widths ? ['minmax(0, 1fr)'] : [])];
  const least = columns.reduce((sum, column) => sum + (widths?.[column.path] ?? column.width), picks ? PICK_WIDTH : 0);
  return { '--k-tracks': all.join(' '), '--k-least': `${least}px`, '--k-pick': picks ? `${PICK_WIDTH}px` : '0px' };
}

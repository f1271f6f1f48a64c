// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn only where they are seen, which a table element cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import { useEffect, useId, useRef } from 'react';
import type { Entity } from '../../../language/contracts';
import type { ViewRecord, ViewSurroundings } from '../../contracts';
import type { Column } from './columns';
import { GridHead } from './GridHead';
import { GridRow } from './GridRow';
import { GridTotals } from './GridTotals';
import { rowsFrom } from './rows-from';
import { HEAD_HEIGHT, ROW_HEIGHT } from './sizes';
import type { Columns } from './use-columns';
import { useGridKeys } from './use-grid-keys';
import type { Picked } from './use-picked';
import type { Rows } from './use-rows';
import { useScroll } from './use-scroll';
import type { Totals } from './use-totals';

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
  const { columns, rows, totals, picked, surroundings } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const covered = { top: HEAD_HEIGHT, bottom: totals ? ROW_HEIGHT : 0 };
  const scroll = useScroll(box, ROW_HEIGHT, rows.length, covered);
  const { want } = rows;
  useEffect(() => want(scroll.first, scroll.last), [want, scroll.first, scroll.last]);
  useBackToTop(rows.stale, scroll.toTop);
  const keys = useGridKeys(props, box, scroll);
  return (
    <div
      ref={box}
      className="k-sheet"
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.end ?? -1}
      aria-multiselectable={picked !== null}
      aria-busy={rows.stale || rows.starting}
      aria-activedescendant={keys.active >= 0 ? `${id}-${keys.active}` : undefined}
      data-stale={rows.stale || undefined}
      tabIndex={0}
      style={templateOf(columns.shown, columns.widths, picked !== null)}
      onScroll={scroll.onScroll}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
    >
      <GridHead {...props} box={box} />
      <Body {...props} id={id} first={scroll.first} last={scroll.last} active={keys.active} />
      {totals && rows.length > 0 && (
        <GridTotals columns={columns.shown} totals={totals} surroundings={surroundings} picks={picked !== null} />
      )}
    </div>
  );
}

interface BodyProps extends GridProps {
  readonly id: string;
  readonly first: number;
  readonly last: number;
  readonly active: number;
}

function Body({ id, first, last, active, entity, columns, rows, picked, surroundings }: BodyProps) {
  const titled = columns.shown.find((column) => column.path === entity.title.name) ?? columns.shown[0];
  const open = (record: ViewRecord) => surroundings.open(entity.name, record.id);
  return (
    <div className="k-sheet-body" role="rowgroup" style={{ height: rows.length * ROW_HEIGHT }}>
      {rowsFrom(first, Math.min(last, rows.length - 1)).map((index) => {
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
            linkPath={titled?.path ?? ''}
            active={index === active}
            picked={record !== undefined && (picked?.records.has(record.id) ?? false)}
            onPick={picked?.toggle}
            onOpen={open}
            surroundings={surroundings}
          />
        );
      })}
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

/** Columns share the width by their wishes; once the user sized one, each keeps its own and the rest stays free. */
function templateOf(
  columns: readonly Column[],
  widths: Readonly<Record<string, number>> | null,
  picks: boolean,
): Readonly<Record<string, string | number>> {
  const tracks = columns.map((column) =>
    widths ? `${widths[column.path] ?? column.width}px` : `minmax(${column.least}px, ${column.width}fr)`,
  );
  const all = [...(picks ? [`${PICK_WIDTH}px`] : []), ...tracks, ...(widths ? ['minmax(0, 1fr)'] : [])];
  const least = columns.reduce(
    (sum, column) => sum + (widths ? (widths[column.path] ?? column.width) : column.least),
    picks ? PICK_WIDTH : 0,
  );
  return { '--k-tracks': all.join(' '), '--k-least': `${least}px`, '--k-pick': picks ? `${PICK_WIDTH}px` : '0px' };
}

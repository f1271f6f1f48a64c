// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn only where they are seen, which a table element cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import { Checkbox } from 'antd';
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react';
import type { ViewSurroundings } from '../../contracts';
import { Glyph } from '../../kit/glyph';
import { termPath } from '../../selection/selection';
import { type Column, MIN_WIDTH } from './columns';
import type { Columns } from './use-columns';
import type { Picked } from './use-picked';
import type { Rows } from './use-rows';

export interface GridHeadProps {
  readonly columns: Columns;
  readonly rows: Rows;
  readonly sort: readonly string[];
  readonly picked: Picked | null;
  readonly surroundings: ViewSurroundings;
  readonly box: RefObject<HTMLDivElement | null>;
  onSort(path: string, add: boolean): void;
}

/** Headings: a click sorts, with Shift by several columns; the edge is dragged to size a column. */
export function GridHead({ columns, rows, sort, picked, surroundings, box, onSort }: GridHeadProps) {
  const { t } = surroundings;
  return (
    <div className="k-sheet-head" role="rowgroup">
      <div className="k-sheet-line" role="row">
        {picked && (
          <div className="k-sheet-pick" role="columnheader" aria-label={t('list.pick')}>
            <PickAll rows={rows} picked={picked} label={t('list.pickAll')} />
          </div>
        )}
        {columns.shown.map((column, index) => (
          <div
            key={column.path}
            className="k-sheet-th"
            role="columnheader"
            data-first={index === 0 || undefined}
            data-align={column.align}
            data-path={column.path}
            aria-sort={ariaSort(sort, column.path)}
          >
            <Heading column={column} sort={sort} onSort={onSort} hint={t('list.sortHint')} />
            <Edge column={column} columns={columns} box={box} label={t('list.resize', { name: column.label })} />
          </div>
        ))}
      </div>
    </div>
  );
}

function PickAll({ rows, picked, label }: { readonly rows: Rows; readonly picked: Picked; readonly label: string }) {
  const loaded = rows.loaded();
  const count = picked.records.size;
  const all = count > 0 && loaded.length > 0 && loaded.every((record) => picked.records.has(record.id));
  return (
    <Checkbox
      aria-label={label}
      checked={all}
      indeterminate={count > 0 && !all}
      disabled={loaded.length === 0}
      onChange={() => picked.toggleAll(loaded)}
    />
  );
}

interface HeadingProps {
  readonly column: Column;
  readonly sort: readonly string[];
  readonly hint: string;
  onSort(path: string, add: boolean): void;
}

function Heading({ column, sort, hint, onSort }: HeadingProps) {
  if (!column.sortable) return <span className="k-sheet-heading">{column.label}</span>;
  const place = sort.findIndex((term) => termPath(term) === column.path);
  const down = sort[place]?.startsWith('-');
  return (
    <button
      type="button"
      className="k-sheet-heading"
      title={`${column.label} · ${hint}`}
      data-sorted={place >= 0 || undefined}
      onClick={(event) => onSort(column.path, event.shiftKey)}
    >
      <span>{column.label}</span>
      {place >= 0 && (down ? <Glyph.ArrowDown /> : <Glyph.ArrowUp />)}
      {place >= 0 && sort.length > 1 && <sub>{place + 1}</sub>}
    </button>
  );
}

interface EdgeProps {
  readonly column: Column;
  readonly columns: Columns;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly label: string;
}

const KEY_STEP = 16;

/** The edge of a heading: while it is dragged only the style changes, at the end the widths are kept. */
function Edge({ column, columns, box, label }: EdgeProps) {
  const drag = useRef<{ readonly from: number; readonly widths: Readonly<Record<string, number>> } | null>(null);
  const widthsWith = (now: Readonly<Record<string, number>>, width: number) => ({
    ...now,
    [column.path]: Math.max(MIN_WIDTH, Math.round(width)),
  });
  const start = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, widths: measure(box.current) };
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag.current) return;
    const { from, widths } = drag.current;
    preview(
      box.current,
      columns.shown,
      widthsWith(widths, (widths[column.path] ?? column.width) + event.clientX - from),
    );
  };
  const end = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag.current) return;
    const { from, widths } = drag.current;
    drag.current = null;
    if (event.clientX !== from)
      columns.resize(widthsWith(widths, (widths[column.path] ?? column.width) + event.clientX - from));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? KEY_STEP : event.key === 'ArrowLeft' ? -KEY_STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    const widths = measure(box.current);
    columns.resize(widthsWith(widths, (widths[column.path] ?? column.width) + step));
  };
  return (
    <div
      className="k-sheet-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={columns.widths?.[column.path] ?? column.width}
      tabIndex={0}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onKeyDown={onKeyDown}
    />
  );
}

/** The widths the headings really have. */
function measure(box: HTMLDivElement | null): Readonly<Record<string, number>> {
  const headings = [...(box?.querySelectorAll<HTMLElement>('.k-sheet-th') ?? [])];
  return Object.fromEntries(headings.map((each) => [each.dataset['path'] ?? '', Math.round(each.offsetWidth)]));
}

function preview(
  box: HTMLDivElement | null,
  columns: readonly Column[],
  widths: Readonly<Record<string, number>>,
): void {
  if (!box) return;
  const tracks = columns.map((column) => `${widths[column.path] ?? column.width}px`);
  const pick = box.style.getPropertyValue('--k-pick');
  box.style.setProperty('--k-tracks', [...(pick === '0px' ? [] : [pick]), ...tracks, 'minmax(0, 1fr)'].join(' '));
}

function ariaSort(sort: readonly string[], path: string): 'ascending' | 'descending' | undefined {
  const term = sort.find((each) => termPath(each) === path);
  if (term === undefined) return undefined;
  return term.startsWith('-') ? 'descending' : 'ascending';
}

import type { ClipboardEvent, FocusEvent, KeyboardEvent } from 'react';
import type { LineRowEvents, RowAction } from './LineRow';
import { cellsOf, readCells } from './paste';
import { rowKey } from './rows';
import type { ActiveCell, Grid } from './use-grid-keys';

export interface GridEvents {
  readonly events: LineRowEvents;
  readonly handlers: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    onBlur(event: FocusEvent<HTMLElement>): void;
    onPaste(event: ClipboardEvent<HTMLElement>): void;
  };
  /** Adds a row at the end and begins to edit it. */
  add(): void;
}

/** What happens in a line table; `grid` gives its state at the moment of the event. */
export function gridEvents(grid: () => Grid): GridEvents {
  return {
    events: {
      activate: (row, column) => grid().activate({ row, column }),
      write: (key, values) => grid().editor.write(key, values),
      act: (row, action) => act(grid(), row, action),
      leave: () => grid().activate(null),
    },
    handlers: {
      onKeyDown: (event) => onKey(grid(), event),
      onBlur: (event) => onBlur(grid(), event),
      onPaste: (event) => void onPaste(grid(), event),
    },
    add: () => addRow(grid()),
  };
}

function onKey(grid: Grid, event: KeyboardEvent<HTMLElement>): void {
  const { active, disabled } = grid;
  if (!active || disabled || event.nativeEvent.isComposing) return;
  const action = actionOf(event);
  if (action) {
    event.preventDefault();
    act(grid, active.row, action);
    return;
  }
  const to = destination(grid, active, event);
  if (!to) return;
  event.preventDefault();
  if (to.row >= grid.editor.rows.length) addRow(grid, to.column);
  else grid.activate(to);
}

/** Shortcuts of the row as a whole. */
function actionOf(event: KeyboardEvent): RowAction | null {
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey && event.key === 'ArrowUp') return 'up';
  if (event.altKey && event.key === 'ArrowDown') return 'down';
  if (control && (event.key === 'd' || event.key === 'в')) return 'duplicate';
  return control && (event.key === 'Delete' || event.key === 'Backspace') ? 'remove' : null;
}

/** Where a key leads; null when it means something to the input itself. */
function destination(grid: Grid, at: ActiveCell, event: KeyboardEvent): ActiveCell | null {
  const input = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'Tab') return event.shiftKey ? before(grid, at) : after(grid, at);
  if (input.getAttribute('aria-expanded') === 'true') return null;
  if (event.key === 'Enter') {
    if (input.tagName === 'TEXTAREA' && event.shiftKey) return null;
    return event.shiftKey ? { ...at, row: Math.max(0, at.row - 1) } : { ...at, row: at.row + 1 };
  }
  const plain = input.tagName === 'INPUT' && input.getAttribute('role') !== 'combobox' && !input.closest('.ant-picker');
  if (!plain) return null;
  if (event.key === 'ArrowUp' && at.row > 0) return { ...at, row: at.row - 1 };
  return event.key === 'ArrowDown' && at.row < grid.editor.rows.length - 1 ? { ...at, row: at.row + 1 } : null;
}

function after({ columns, editor }: Grid, { row, column }: ActiveCell): ActiveCell | null {
  const next = columns.findIndex(({ writable }, index) => writable && index > column);
  if (next >= 0) return { row, column: next };
  return row + 1 < editor.rows.length ? { row: row + 1, column: firstWritable(columns) } : null;
}

function before({ columns }: Grid, { row, column }: ActiveCell): ActiveCell | null {
  const previous = columns.findLastIndex(({ writable }, index) => writable && index < column);
  if (previous >= 0) return { row, column: previous };
  return row > 0 ? { row: row - 1, column: columns.findLastIndex(({ writable }) => writable) } : null;
}

function firstWritable(columns: Grid['columns']): number {
  return Math.max(
    0,
    columns.findIndex(({ writable }) => writable),
  );
}

function addRow(grid: Grid, column: number = firstWritable(grid.columns)): void {
  const { editor } = grid;
  const row = editor.rows.length;
  editor.insert(row, [{}]);
  grid.activate({ row, column });
}

function act(grid: Grid, row: number, action: RowAction): void {
  const { editor, active } = grid;
  const column = active?.column ?? firstWritable(grid.columns);
  if (action === 'duplicate') {
    editor.duplicate(row);
    grid.activate({ row: row + 1, column });
  } else if (action === 'remove') {
    editor.remove(row);
    const last = editor.rows.length - 2;
    grid.activate(last < 0 || !active ? null : { row: Math.min(row, last), column });
  } else {
    const to = row + (action === 'up' ? -1 : 1);
    if (to < 0 || to >= editor.rows.length) return;
    editor.move(row, to);
    grid.activate({ row: to, column });
  }
}

/** Leaving the table ends editing; a list that belongs to a cell is still the table. */
function onBlur(grid: Grid, event: FocusEvent<HTMLElement>): void {
  const to = event.relatedTarget as HTMLElement | null;
  if (!to || event.currentTarget.contains(to)) return;
  if (to.closest('.ant-select-dropdown, .ant-picker-dropdown, .ant-dropdown')) return;
  grid.activate(null);
  grid.onLeave();
}

async function onPaste(grid: Grid, event: ClipboardEvent<HTMLElement>): Promise<void> {
  const cells = cellsOf(event.clipboardData.getData('text/plain'));
  const { active, columns, surroundings, disabled } = grid;
  if (!cells || !active || disabled) return;
  event.preventDefault();
  const rows = await readCells(cells, columns, active.column, surroundings);
  const present = grid.editor.rows.slice(active.row, active.row + rows.length);
  grid.editor.writeAll(
    [...present.map((row, index) => ({ key: rowKey(row), values: rows[index] ?? {} }))],
    rows.slice(present.length),
  );
  grid.activate(null);
}

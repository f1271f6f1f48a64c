// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn only where they are seen, which a table element cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import { Checkbox } from 'antd';
import { type MouseEvent, memo } from 'react';
import type { Entity } from '../../../language/contracts';
import type { ViewRecord, ViewSurroundings } from '../../contracts';
import { titleText } from '../../kit/title-text';
import { valueAt } from '../../kit/value-at';
import type { Column } from './columns';
import type { Picked } from './use-picked';

export interface GridRowProps {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  /** Undefined while its page is on its way. */
  readonly record: ViewRecord | undefined;
  readonly entity: Entity;
  readonly columns: readonly Column[];
  /** The column whose cells are links to the record. */
  readonly linkPath: string;
  readonly active: boolean;
  readonly picked: boolean;
  readonly onPick: Picked['toggle'] | undefined;
  readonly surroundings: ViewSurroundings;
  onOpen(record: ViewRecord): void;
}

/** One line of the table. A click anywhere opens the record; its title is a real link for new tabs. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { record, columns, onPick, index } = props;
  const open = (event: MouseEvent<HTMLDivElement>) => {
    if (record && !isOwnControl(event) && !hasSelectedText()) props.onOpen(record);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keyboard for its active row
    <div
      id={props.id}
      className="k-sheet-line k-sheet-row"
      role="row"
      aria-rowindex={index + 1}
      aria-selected={onPick ? props.picked : undefined}
      data-active={props.active || undefined}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={open}
    >
      {onPick && (
        <div className="k-sheet-pick" role="gridcell">
          <Checkbox
            tabIndex={-1}
            checked={props.picked}
            disabled={!record}
            aria-label={props.surroundings.t('list.pickOne')}
            onClick={(event) => record && onPick(record, index, event.shiftKey)}
          />
        </div>
      )}
      {columns.map((column, place) => (
        <div
          key={column.path}
          className="k-sheet-td"
          role="gridcell"
          data-align={column.align}
          data-first={place === 0 || undefined}
        >
          {record ? (
            <CellOf {...props} record={record} column={column} link={column.path === props.linkPath} />
          ) : (
            <span className="k-sheet-ghost" />
          )}
        </div>
      ))}
    </div>
  );
}, sameRow);

/** Rows are drawn anew only when what they show changes; `onOpen` may be another function each time. */
function sameRow(before: GridRowProps, after: GridRowProps): boolean {
  return (
    before.record === after.record &&
    before.columns === after.columns &&
    before.active === after.active &&
    before.picked === after.picked &&
    before.surroundings === after.surroundings &&
    before.top === after.top &&
    (before.onPick === undefined) === (after.onPick === undefined)
  );
}

interface CellOfProps {
  readonly record: ViewRecord;
  readonly column: Column;
  readonly link: boolean;
  readonly entity: Entity;
  readonly surroundings: ViewSurroundings;
}

function CellOf({ record, column, link, entity, surroundings }: CellOfProps) {
  const value = valueAt(record, column.path);
  if (link)
    return (
      <a className="k-sheet-title" href={surroundings.recordHref(entity.name, record.id)} tabIndex={-1}>
        {titleText(column.field, value, surroundings)}
      </a>
    );
  const { Cell } = surroundings.fieldView(column.field.type);
  return <Cell field={column.field} value={value} surroundings={surroundings} />;
}

function isOwnControl(event: MouseEvent): boolean {
  return (event.target as Element).closest('a, button, input, label, .k-sheet-pick') !== null;
}

/** Marking text to copy it is no click. */
function hasSelectedText(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}

import HolderOutlined from '@ant-design/icons/es/icons/HolderOutlined';
import MoreOutlined from '@ant-design/icons/es/icons/MoreOutlined';
import { Button, ConfigProvider, Dropdown } from 'antd';
import { type FocusEvent, memo } from 'react';
import type { InputProps, Surroundings } from '../../contracts';
import { useSortableItem } from '../../kit/dnd';
import { isEmptyValue } from '../kit/formatted';
import type { LineColumn } from './columns';
import { type Row, rowKey } from './rows';

export type RowAction = 'duplicate' | 'up' | 'down' | 'remove';

export interface LineRowProps {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly LineColumn[];
  /** The column being edited in this row. */
  readonly active: number | null;
  /** Messages by field name. */
  readonly faults: Readonly<Record<string, string>> | undefined;
  readonly disabled: boolean;
  readonly gridId: string;
  readonly surroundings: Surroundings;
  readonly on: LineRowEvents;
}

/** The same object for all rows, so that a row is drawn anew only when it is another one. */
export interface LineRowEvents {
  activate(row: number, column: number): void;
  write(key: string, values: Row): void;
  act(row: number, action: RowAction): void;
  /** Ends editing. */
  leave(): void;
}

export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { row, index, columns, disabled, on, surroundings } = props;
  const { item, handle } = useSortableItem(rowKey(row));
  return (
    <tr {...item} className="k-line" aria-rowindex={index + 2} data-row={index}>
      <th className="k-line-number" scope="row">
        <span className="k-line-index">{index + 1}</span>
        {!disabled && (
          // the keyboard moves rows with Alt and the arrows
          <span {...handle} className="k-line-handle" title={surroundings.t('field.dragRow')}>
            <HolderOutlined />
          </span>
        )}
      </th>
      {columns.map((column, at) => (
        <LineCell key={column.field.name} column={column} at={at} {...props} />
      ))}
      <td className="k-line-actions">{!disabled && <RowMenu index={index} on={on} surroundings={surroundings} />}</td>
    </tr>
  );
});

interface LineCellProps extends LineRowProps {
  readonly column: LineColumn;
  readonly at: number;
}

function LineCell({ column, at, row, index, active, faults, disabled, gridId, surroundings, on }: LineCellProps) {
  const { field, view, writable } = column;
  const value = row[field.name];
  const fault = faults?.[field.name];
  const editing = active === at && writable && !disabled;
  const common = {
    className: 'k-line-cell',
    'data-column': at,
    'data-align': column.align,
    'data-fixed': !writable || undefined,
    'data-fault': fault ? true : undefined,
    'aria-invalid': fault ? true : undefined,
    title: fault,
  } as const;
  if (editing) {
    const input: InputProps = {
      id: `${gridId}-${index}-${at}`,
      field,
      value,
      onChange: (next) => on.write(rowKey(row), { [field.name]: next }),
      onBlur: ignore,
      disabled: false,
      invalid: fault !== undefined,
      required: field.definition.required === true,
      autoFocus: true,
      record: row,
      layout: BARE,
      surroundings,
    };
    return (
      <td {...common} data-active onFocus={selectText}>
        <ConfigProvider variant="borderless">
          <view.Input {...input} />
        </ConfigProvider>
      </td>
    );
  }
  const cell = isEmptyValue(value) ? null : <view.Cell field={field} value={value} surroundings={surroundings} />;
  if (!writable || disabled) return <td {...common}>{cell}</td>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the focus turns the cell into its input
    <td {...common} tabIndex={0} onFocus={() => on.activate(index, at)}>
      {cell}
    </td>
  );
}

/** Typing replaces what a cell held, as in a spreadsheet. */
function selectText(event: FocusEvent<HTMLElement>): void {
  const input = event.target;
  if (input instanceof HTMLInputElement && input.getAttribute('role') !== 'combobox') input.select();
}

const BARE = { bare: true };
function ignore(): void {}

interface RowMenuProps {
  readonly index: number;
  readonly on: LineRowEvents;
  readonly surroundings: Surroundings;
}

function RowMenu({ index, on, surroundings }: RowMenuProps) {
  const { t } = surroundings;
  const items = [
    { key: 'duplicate', label: t('field.duplicateRow'), extra: 'Ctrl+D' },
    { key: 'up', label: t('field.moveUp'), extra: 'Alt+↑' },
    { key: 'down', label: t('field.moveDown'), extra: 'Alt+↓' },
    { type: 'divider' as const },
    { key: 'remove', label: t('field.removeRow'), danger: true, extra: 'Ctrl+Del' },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => on.act(index, key as RowAction) }}>
      <Button type="text" size="small" icon={<MoreOutlined />} aria-label={t('field.rowActions')} tabIndex={-1} />
    </Dropdown>
  );
}

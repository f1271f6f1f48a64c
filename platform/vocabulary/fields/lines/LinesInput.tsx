import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { Button } from 'antd';
import { useMemo, useRef } from 'react';
import type { InputProps } from '../../contracts';
import { Sortable } from '../../kit/dnd';
import { say } from '../../kit/say';
import { type LineColumn, lineColumns } from './columns';
import { type FaultsByRow, faultsByRow } from './faults';
import { LineFaults } from './LineFaults';
import { LineRow } from './LineRow';
import { LineTotals } from './LineTotals';
import { rowKey } from './rows';
import { useGridKeys } from './use-grid-keys';
import { useRows } from './use-rows';
import { ROW_HEIGHT, useWindow } from './use-window';
import './lines.css';

/** The line table: rows of a record, edited like a spreadsheet. */
export function LinesInput(props: InputProps) {
  const { field, surroundings, disabled } = props;
  const relation = field.relation;
  if (relation?.kind !== 'many') return null;
  return (
    <Grid
      key={relation.of}
      props={props}
      of={relation.of}
      by={relation.by}
      disabled={disabled}
      surroundings={surroundings}
    />
  );
}

interface GridProps extends Pick<InputProps, 'disabled' | 'surroundings'> {
  readonly props: InputProps;
  readonly of: string;
  readonly by: string;
}

function Grid({ props, of, by, disabled, surroundings }: GridProps) {
  const { id, field, layout, findings } = props;
  const entity = surroundings.snapshot.entity(of);
  const columns = useMemo(() => lineColumns(field, layout ?? {}, surroundings), [field, layout, surroundings]);
  const editor = useRows(props, entity, by);
  const faults = useMemo<FaultsByRow>(() => faultsByRow(findings ?? []), [findings]);
  const scroller = useRef<HTMLDivElement>(null);
  const window = useWindow(editor.rows.length, scroller);
  const grid = useGridKeys({ editor, columns, scroller, disabled, surroundings, onLeave: props.onBlur });
  const { rows } = editor;
  const keys = useMemo(() => rows.map(rowKey), [rows]);
  return (
    <div className="k-lines" id={id} data-faulty={props.invalid || undefined}>
      <Sortable
        ids={keys}
        disabled={disabled}
        announcements={surroundings}
        onStart={() => grid.events.leave()}
        onMove={editor.move}
      >
        <div
          className="k-lines-scroll"
          ref={scroller}
          style={{ maxHeight: window.height && window.height + ROW_HEIGHT, ...template(columns) }}
          {...grid.handlers}
        >
          <table
            className="k-lines-table"
            aria-rowcount={rows.length + 1}
            aria-label={say(field.label, surroundings.locale, field.name)}
          >
            <Head columns={columns} locale={surroundings.locale} />
            <tbody>
              <Gap rows={window.from} />
              {rows.slice(window.from, window.to).map((row, offset) => {
                const index = window.from + offset;
                return (
                  <LineRow
                    key={rowKey(row)}
                    row={row}
                    index={index}
                    columns={columns}
                    active={grid.active?.row === index ? grid.active.column : null}
                    faults={faults.get(index)}
                    disabled={disabled}
                    gridId={id}
                    surroundings={surroundings}
                    on={grid.events}
                  />
                );
              })}
              <Gap rows={rows.length - window.to} />
            </tbody>
          </table>
          {rows.length === 0 && <div className="k-lines-empty">{surroundings.t('field.noRows')}</div>}
        </div>
      </Sortable>
      <footer className="k-lines-foot">
        {disabled ? (
          <span />
        ) : (
          <Button type="link" size="small" icon={<PlusOutlined />} onClick={grid.add}>
            {surroundings.t('field.addRow')}
          </Button>
        )}
        <LineTotals rows={rows} columns={columns} record={props.record} surroundings={surroundings} />
      </footer>
      <LineFaults faults={faults} columns={columns} surroundings={surroundings} />
    </div>
  );
}

function Head({ columns, locale }: { columns: readonly LineColumn[]; locale: InputProps['surroundings']['locale'] }) {
  return (
    <thead>
      <tr className="k-line k-line-head">
        <td className="k-line-number" />
        {columns.map(({ field, align, writable }) => (
          <th key={field.name} className="k-line-cell" scope="col" data-align={align}>
            <span className="k-line-title">{say(field.label, locale, field.name)}</span>
            {writable && field.definition.required === true && <span className="k-label-required">*</span>}
          </th>
        ))}
        <td className="k-line-actions" />
      </tr>
    </thead>
  );
}

/** The place of the rows that are not drawn. */
function Gap({ rows }: { rows: number }) {
  return rows > 0 ? <tr style={{ display: 'block', height: rows * ROW_HEIGHT }} /> : null;
}

function template(columns: readonly LineColumn[]): Record<string, string> {
  const widths = columns.map(({ width }) => `minmax(min(${Math.round(width * 0.8)}px, 60cqi), ${width}fr)`).join(' ');
  return { '--k-line-columns': `40px ${widths} 36px` };
}

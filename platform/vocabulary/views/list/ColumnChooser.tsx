import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { fold } from '../../../foundation/text';
import type { ViewSurroundings } from '../../contracts';
import { SortableList } from '../../kit/dnd';
import { Glyph } from '../../kit/glyph';
import type { Column } from './columns';
import type { Columns } from './use-columns';

export interface ColumnChooserProps {
  readonly columns: Columns;
  readonly surroundings: ViewSurroundings;
}

/** Which columns are shown, in which order. The shown ones stand on top and are dragged into order. */
export function ColumnChooser({ columns, surroundings }: ColumnChooserProps) {
  const { t } = surroundings;
  const [search, setSearch] = useState('');
  const fits = (column: Column) => fold(column.label).includes(fold(search.trim()));
  const shownPaths = columns.shown.map((column) => column.path);
  const hidden = columns.possible.filter((column) => !shownPaths.includes(column.path));
  const only = columns.shown.length === 1;
  const check = (column: Column, checked: boolean) => (
    <Checkbox
      checked={checked}
      disabled={checked && only}
      onChange={() =>
        columns.show(checked ? shownPaths.filter((path) => path !== column.path) : [...shownPaths, column.path])
      }
    >
      {column.label}
    </Checkbox>
  );
  return (
    <div className="k-filter-editor k-columns">
      <Input
        autoFocus
        allowClear
        value={search}
        placeholder={t('filter.findField')}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="k-columns-lists">
        <SortableList
          ids={columns.shown.filter(fits).map((column) => column.path)}
          disabled={search.trim() !== ''}
          onOrder={columns.show}
          announcements={surroundings}
        >
          {(path, handle) => {
            const column = columns.shown.find((each) => each.path === path);
            return (
              column && (
                <div className="k-columns-item">
                  <button
                    type="button"
                    {...handle}
                    className="k-columns-handle"
                    aria-label={t('list.moveColumn', { name: column.label })}
                  >
                    <Glyph.Holder />
                  </button>
                  {check(column, true)}
                </div>
              )
            );
          }}
        </SortableList>
        {hidden.some(fits) && <h3>{t('list.otherColumns')}</h3>}
        {hidden.filter(fits).map((column) => (
          <div key={column.path} className="k-columns-item">
            {check(column, false)}
          </div>
        ))}
      </div>
      <div className="k-filter-foot">
        <button type="button" onClick={columns.reset}>
          {t('list.resetColumns')}
        </button>
      </div>
    </div>
  );
}

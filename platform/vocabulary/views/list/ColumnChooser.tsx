import { Checkbox } from 'antd';
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
  const hidden = columns.possible.filter((column) => !columns.shown.includes(column) && fits(column));
  return (
    <div className="k-filter-editor k-columns">
      <input
        className="k-text-input"
        // biome-ignore lint/a11y/noAutofocus: the panel opened for typing
        autoFocus
        value={search}
        placeholder={t('filter.findField')}
        aria-label={t('filter.findField')}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="k-columns-lists">
        <ShownColumns {...{ columns, surroundings, fits }} sortable={search.trim() === ''} />
        {hidden.length > 0 && <h3>{t('list.otherColumns')}</h3>}
        {hidden.map((column) => (
          <div key={column.path} className="k-columns-item">
            <Choice columns={columns} column={column} />
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

interface ShownColumnsProps extends ColumnChooserProps {
  readonly sortable: boolean;
  fits(column: Column): boolean;
}

function ShownColumns({ columns, surroundings, sortable, fits }: ShownColumnsProps) {
  return (
    <SortableList
      ids={columns.shown.filter(fits).map((column) => column.path)}
      disabled={!sortable}
      onOrder={columns.show}
      announcements={surroundings}
    >
      {(path, handle) => {
        const column = columns.shown.find((each) => each.path === path);
        if (!column) return null;
        const label = surroundings.t('list.moveColumn', { name: column.label });
        return (
          <div className="k-columns-item">
            <button type="button" {...handle} className="k-columns-handle" aria-label={label}>
              <Glyph.Holder />
            </button>
            <Choice columns={columns} column={column} />
          </div>
        );
      }}
    </SortableList>
  );
}

/** Shows or hides one column; the last one stays. */
function Choice({ columns, column }: { readonly columns: Columns; readonly column: Column }) {
  const paths = columns.shown.map((each) => each.path);
  const isShown = paths.includes(column.path);
  const next = isShown ? paths.filter((path) => path !== column.path) : [...paths, column.path];
  return (
    <Checkbox checked={isShown} disabled={isShown && paths.length === 1} onChange={() => columns.show(next)}>
      {column.label}
    </Checkbox>
  );
}

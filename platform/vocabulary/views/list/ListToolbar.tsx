import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { Floating } from '../../kit/Floating';
import { Glyph } from '../../kit/glyph';
import { Toolbar } from '../../selection/Toolbar';
import { CountLabel } from './CountLabel';
import { SortSelect } from './SortSelect';
import type { List } from './use-list';

const ColumnChooser = lazy(async () => ({ default: (await import('./ColumnChooser')).ColumnChooser }));

/** What stands above the rows: the shared tools, and those only a list has. */
export function ListToolbar({ list }: { readonly list: List }) {
  const { view, entity, parts, saved, selection, surroundings, embedded, columns, sort, select } = list;
  return (
    <Toolbar
      {...{ view, entity, parts, saved, selection, surroundings, embedded }}
      columns={columns.chosen}
      onSelect={select}
      onColumns={columns.show}
      narrowExtra={
        <SortSelect
          columns={columns.shown}
          sort={sort}
          surroundings={surroundings}
          onSort={(next) => select({ sort: next })}
        />
      }
      count={<CountLabel count={list.count} surroundings={surroundings} />}
      actions={<Actions list={list} />}
    />
  );
}

function Actions({ list }: { readonly list: List }) {
  const { surroundings, rows, entity, create } = list;
  const { t, narrow } = surroundings;
  return (
    <>
      {!narrow && <Chooser list={list} />}
      <button
        type="button"
        className="k-tool"
        aria-label={t('list.refresh')}
        title={t('list.refresh')}
        onClick={rows.refresh}
      >
        <Glyph.Reload spin={rows.stale} />
      </button>
      {surroundings.may(entity.name, 'create') && (
        <Button type="primary" icon={<Glyph.Plus />} onClick={create} aria-label={t('action.create')}>
          {narrow ? null : t('action.create')}
        </Button>
      )}
    </>
  );
}

function Chooser({ list: { columns, surroundings } }: { readonly list: List }) {
  const label = surroundings.t('list.columns');
  return (
    <Floating
      placement="bottomEnd"
      label={label}
      trigger={(props) => (
        <button {...props} type="button" className="k-tool" aria-label={label} title={label}>
          <Glyph.Table />
        </button>
      )}
    >
      {() => (
        <Suspense fallback={<div className="k-filter-editor" />}>
          <ColumnChooser columns={columns} surroundings={surroundings} />
        </Suspense>
      )}
    </Floating>
  );
}

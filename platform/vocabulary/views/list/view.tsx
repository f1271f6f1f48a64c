import { Button } from 'antd';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { ViewProps } from '../../contracts';
import { Floating } from '../../kit/Floating';
import { Glyph } from '../../kit/glyph';
import { contentIsShown } from '../../kit/Icon';
import { StatePanel } from '../../kit/StatePanel';
import { say } from '../../kit/say';
import { allOf, sortAfterClick } from '../../selection/selection';
import { Toolbar } from '../../selection/Toolbar';
import { toolbarParts } from '../../selection/toolbar-parts';
import { useSavedFilters } from '../../selection/use-saved-filters';
import { useSelection } from '../../selection/use-selection';
import { pageSizeOf, selectionOf } from '../../view-parts';
import { BulkBar } from './BulkBar';
import { CardList } from './CardList';
import { CountLabel } from './CountLabel';
import { Grid } from './Grid';
import { SortSelect } from './SortSelect';
import { useColumns } from './use-columns';
import { useCount } from './use-count';
import { usePicked } from './use-picked';
import { useRows } from './use-rows';
import { useTotals } from './use-totals';
import '../../kit/view.css';
import './list.css';

const ColumnChooser = lazy(async () => ({ default: (await import('./ColumnChooser')).ColumnChooser }));

const PAGE_SIZE = 50;

/** A table of records: found, filtered, sorted and counted on the server. */
export function ListView(props: ViewProps) {
  const { view, entity, surroundings, prefill, embedded = false } = props;
  const { t, locale, narrow } = surroundings;
  const [selection, select] = useSelection(props);
  const parts = useMemo(() => toolbarParts(view, entity, surroundings.snapshot), [view, entity, surroundings.snapshot]);
  const saved = useSavedFilters(view, surroundings);
  const columns = useColumns(view, entity, surroundings);
  const own = selectionOf(view);
  const preset = parts.presets.find((each) => each.key === selection.preset);
  const where = allOf(own.where, props.where, preset?.where, selection.filters);
  const selected = {
    ...(where === undefined ? {} : { where }),
    ...(selection.search ? { search: selection.search } : {}),
  };
  const sort = selection.sort ?? own.sort ?? [];
  const fields = [...new Set([...columns.shown.map((column) => column.path), entity.title.name])];
  const count = useCount(entity.name, selected, surroundings);
  const rows = useRows(
    entity.name,
    { ...selected, sort, fields },
    pageSizeOf(view, PAGE_SIZE),
    count.value,
    surroundings,
  );
  const totals = useTotals(entity.name, columns.shown, selected, surroundings);
  const picked = usePicked(rows.at);
  const mayPick = surroundings.may(entity.name, 'delete');
  const plural = say(entity.plural, locale, entity.name);
  const isSelected = selection.search !== '' || preset !== undefined || Object.keys(selection.filters).length > 0;
  const empty = rows.end === 0 && !rows.stale;

  useEffect(() => {
    if (!rows.starting) contentIsShown();
  }, [rows.starting]);

  const create = () => surroundings.openNew(entity.name, prefill);
  return (
    <div className="k-view k-list" data-embedded={embedded || undefined}>
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
        count={<CountLabel count={count} surroundings={surroundings} />}
        actions={
          <>
            {!narrow && <Chooser columns={columns} surroundings={surroundings} />}
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
        }
      />
      <div className="k-list-panel">
        {rows.error && rows.starting ? (
          <StatePanel
            alert
            tone="error"
            icon={<Glyph.Warning />}
            title={t('list.failed')}
            text={rows.error.message}
            actions={<Button onClick={rows.refresh}>{t('state.retry')}</Button>}
          />
        ) : empty ? (
          <Empty
            {...{ plural, isSelected, surroundings, entity: entity.name, create }}
            onClear={() => select(CLEARED)}
          />
        ) : narrow ? (
          <CardList
            {...{ entity, rows, surroundings }}
            columns={columns.shown}
            label={plural}
            picked={mayPick ? picked : null}
          />
        ) : (
          <Grid
            {...{ entity, columns, rows, totals, sort, surroundings }}
            label={plural}
            picked={mayPick ? picked : null}
            onSort={(path, add) => select({ sort: sortAfterClick(sort, path, add) })}
          />
        )}
        {rows.error && !rows.starting && (
          <p className="k-list-problem" role="alert">
            {rows.error.message}
            <button type="button" onClick={rows.refresh}>
              {t('state.retry')}
            </button>
          </p>
        )}
      </div>
      <BulkBar picked={picked} entity={entity} surroundings={surroundings} />
    </div>
  );
}

const CLEARED = { search: '', preset: null, saved: null, filters: {} };

type ChooserProps = Pick<React.ComponentProps<typeof ColumnChooser>, 'columns' | 'surroundings'>;

function Chooser({ columns, surroundings }: ChooserProps) {
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

interface EmptyProps {
  readonly plural: string;
  readonly entity: string;
  readonly isSelected: boolean;
  readonly surroundings: ViewProps['surroundings'];
  create(): void;
  onClear(): void;
}

/** Nothing to show: because nothing fits the selection, or because nothing is there yet. */
function Empty({ plural, entity, isSelected, surroundings, create, onClear }: EmptyProps) {
  const { t } = surroundings;
  if (isSelected) {
    return (
      <StatePanel
        icon={<Glyph.Search />}
        title={t('list.nothingFits')}
        text={t('list.nothingFitsText')}
        actions={<Button onClick={onClear}>{t('list.showAll')}</Button>}
      />
    );
  }
  const may = surroundings.may(entity, 'create');
  return (
    <StatePanel
      icon={<Glyph.Inbox />}
      title={t('list.empty', { name: plural })}
      text={t(may ? 'list.emptyText' : 'list.emptyReadOnly')}
      actions={
        may && (
          <Button type="primary" icon={<Glyph.Plus />} onClick={create}>
            {t('action.create')}
          </Button>
        )
      }
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import type { Field } from '../../../language/contracts';
import type { ViewProps, ViewRecord } from '../../contracts';
import { CardDrag } from '../../kit/dnd';
import { Glyph } from '../../kit/glyph';
import { contentIsShown } from '../../kit/Icon';
import { StatePanel } from '../../kit/StatePanel';
import { allOf } from '../../selection/selection';
import { Toolbar } from '../../selection/Toolbar';
import { toolbarParts } from '../../selection/toolbar-parts';
import { useSavedFilters } from '../../selection/use-saved-filters';
import { useSelection } from '../../selection/use-selection';
import { pageSizeOf, selectionOf, unique } from '../../view-parts';
import { CardFace } from './BoardCard';
import { BoardLane } from './BoardLane';
import { type Lane, lanesOf, NO_VALUE } from './lanes';
import { type BoardParts, boardParts } from './parts';
import { useCards } from './use-cards';
import { useFigures } from './use-figures';
import { useMove } from './use-move';
import '../../kit/view.css';
import './board.css';

const PAGE_SIZE = 20;

/** Cards in columns; moving a card to another column changes its field. */
export function BoardView(props: ViewProps) {
  const { view, entity, surroundings } = props;
  const parts = useMemo(() => boardParts(view, entity, surroundings), [view, entity, surroundings]);
  if (!parts.by) {
    const { t } = surroundings;
    return (
      <StatePanel tone="warning" icon={<Glyph.Project />} title={t('board.noField')} text={t('board.noFieldText')} />
    );
  }
  return <Board {...props} parts={parts} by={parts.by} />;
}

function Board(props: ViewProps & { readonly parts: BoardParts; readonly by: Field }) {
  const { view, entity, surroundings, parts, by, prefill, embedded = false } = props;
  const { t, narrow } = surroundings;
  const [selection, select] = useSelection(props);
  const tools = useMemo(() => toolbarParts(view, entity, surroundings.snapshot), [view, entity, surroundings.snapshot]);
  const saved = useSavedFilters(view, surroundings);
  const own = selectionOf(view);
  const preset = tools.presets.find((each) => each.key === selection.preset);
  const where = allOf(own.where, props.where, preset?.where, selection.filters);
  const selected = {
    ...(where === undefined ? {} : { where }),
    ...(selection.search ? { search: selection.search } : {}),
  };
  const fields = unique([by.name, parts.title.path, ...parts.parts.map((part) => part.path), parts.sum?.name]);
  const figures = useFigures(entity, by, parts.sum, selected, surroundings);
  const lanes = useLanes(props, figures?.has(NO_VALUE) ?? false);
  const pageSize = Math.min(pageSizeOf(view, PAGE_SIZE), PAGE_SIZE);
  const sort = selection.sort ?? own.sort ?? [];
  const cards = useCards(entity.name, by.name, lanes.all, { ...selected, sort, fields }, pageSize, surroundings);
  const move = useMove(entity, by, lanes.all, cards, surroundings);
  const movable = surroundings.mayWrite(entity.name, by.name);
  const creatable = surroundings.may(entity.name, 'create');
  const { refresh } = cards;
  useEffect(() => {
    if (lanes.all.length > 0) contentIsShown();
  }, [lanes.all.length]);
  useEffect(() => surroundings.onChanged(entity.name, refresh), [surroundings, entity.name, refresh]);

  const find = (id: string): { record: ViewRecord; lane: string } | null => {
    for (const lane of lanes.all) {
      const record = cards.of(lane.key).records.find((each) => each.id === id);
      if (record) return { record, lane: lane.key };
    }
    return null;
  };
  const create = (lane?: Lane) => {
    const value = lane && by.relation?.kind === 'one' ? { id: lane.key, title: lane.label } : lane?.key;
    surroundings.openNew(entity.name, { ...prefill, ...(lane && lane.key !== NO_VALUE ? { [by.name]: value } : {}) });
  };
  const total = figures ? [...figures.values()].reduce((sum, each) => sum + each.count, 0) : null;

  return (
    <div className="k-view k-board-view" data-embedded={embedded || undefined}>
      <Toolbar
        {...{ view, entity, saved, selection, surroundings, embedded }}
        parts={tools}
        columns={null}
        onSelect={select}
        count={total?.toLocaleString(surroundings.locale) ?? null}
        actions={
          <>
            <button
              type="button"
              className="k-tool"
              aria-label={t('list.refresh')}
              title={t('list.refresh')}
              onClick={refresh}
            >
              <Glyph.Reload />
            </button>
            {creatable && (
              <Button type="primary" icon={<Glyph.Plus />} onClick={() => create()} aria-label={t('action.create')}>
                {narrow ? null : t('action.create')}
              </Button>
            )}
          </>
        }
      />
      {lanes.failed && (
        <StatePanel
          alert
          tone="error"
          icon={<Glyph.Warning />}
          title={t('list.failed')}
          text={lanes.failed.message}
          actions={<Button onClick={lanes.retry}>{t('state.retry')}</Button>}
        />
      )}
      <CardDrag
        announcements={surroundings}
        columnName={(key) => lanes.all.find((lane) => lane.key === key)?.label ?? ''}
        preview={(id) => {
          const found = find(id);
          return (
            found && (
              <div className="k-card k-card-lifted">
                <CardFace record={found.record} title={parts.title} parts={parts.parts} {...{ entity, surroundings }} />
              </div>
            )
          );
        }}
        onMove={(id, to) => {
          const found = find(id);
          if (found) void move(found.record, found.lane, to);
        }}
      >
        <div className="k-board">
          {lanes.all.map((lane) => (
            <BoardLane
              key={lane.key}
              {...{ lane, entity, parts, movable, surroundings }}
              cards={cards.of(lane.key)}
              figures={figures ? (figures.get(lane.key) ?? { count: 0, sum: null }) : undefined}
              onMore={() => cards.more(lane)}
              {...(creatable ? { onCreate: () => create(lane) } : {})}
            />
          ))}
        </div>
      </CardDrag>
    </div>
  );
}

/** The columns, and one for records without a value when there are any. */
function useLanes({ view, surroundings, by }: ViewProps & { readonly by: Field }, hasEmpty: boolean) {
  const target = by.relation?.kind === 'one' ? by.relation.to : null;
  const { data, error, refetch } = useQuery({
    queryKey: ['records', target, 'lanes', view.name, surroundings.snapshot.revision, surroundings.locale],
    queryFn: () => lanesOf(view, by, surroundings),
    staleTime: 60_000,
  });
  const all = useMemo(() => {
    const none: Lane = { key: NO_VALUE, label: surroundings.t('board.noValue'), color: null };
    return data ? [...(hasEmpty ? [none] : []), ...data] : [];
  }, [data, hasEmpty, surroundings]);
  return { all, failed: data ? null : error, retry: () => void refetch() };
}

import { Button } from 'antd';
import { Glyph } from '../../kit/glyph';
import { Toolbar } from '../../selection/Toolbar';
import type { Board } from './use-board';

/** What stands above the lanes: the same tools that a list has. */
export function BoardToolbar({ board }: { readonly board: Board }) {
  const { view, entity, saved, selection, surroundings, embedded, tools, figures, select } = board;
  const total = figures && [...figures.values()].reduce((sum, lane) => sum + lane.count, 0);
  return (
    <Toolbar
      {...{ view, entity, saved, selection, surroundings, embedded }}
      parts={tools}
      columns={null}
      onSelect={select}
      count={total?.toLocaleString(surroundings.locale) ?? null}
      actions={<Actions board={board} />}
    />
  );
}

function Actions({ board }: { readonly board: Board }) {
  const { cards, entity, surroundings } = board;
  const { t, narrow } = surroundings;
  return (
    <>
      <button
        type="button"
        className="k-tool"
        aria-label={t('list.refresh')}
        title={t('list.refresh')}
        onClick={cards.refresh}
      >
        <Glyph.Reload />
      </button>
      {surroundings.may(entity.name, 'create') && (
        <Button type="primary" icon={<Glyph.Plus />} onClick={() => board.create()} aria-label={t('action.create')}>
          {narrow ? null : t('action.create')}
        </Button>
      )}
    </>
  );
}

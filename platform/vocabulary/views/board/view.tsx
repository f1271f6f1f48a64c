import { useMemo } from 'react';
import type { ViewProps } from '../../contracts';
import { CardDrag } from '../../kit/dnd';
import { Glyph } from '../../kit/glyph';
import { StatePanel } from '../../kit/StatePanel';
import { FailedList } from '../list/FailedList';
import { CardFace } from './BoardCard';
import { BoardLane } from './BoardLane';
import { BoardToolbar } from './BoardToolbar';
import { boardParts } from './parts';
import { type Board, type BoardProps, useBoard } from './use-board';
import '../../kit/view.css';
import './board.css';

/** Cards in columns; moving a card to another column changes its field. */
export function BoardView(props: ViewProps) {
  const { view, entity, surroundings } = props;
  const parts = useMemo(() => boardParts(view, entity, surroundings), [view, entity, surroundings]);
  if (parts.by) return <WholeBoard {...props} parts={parts} by={parts.by} />;
  const { t } = surroundings;
  return (
    <StatePanel tone="warning" icon={<Glyph.Project />} title={t('board.noField')} text={t('board.noFieldText')} />
  );
}

function WholeBoard(props: BoardProps) {
  const board = useBoard(props);
  const { lanes, surroundings } = board;
  return (
    <div className="k-view k-board-view" data-embedded={board.embedded || undefined}>
      <BoardToolbar board={board} />
      {lanes.error && <FailedList error={lanes.error} onRetry={lanes.retry} surroundings={surroundings} />}
      <CardDrag
        announcements={surroundings}
        columnName={(key) => lanes.all.find((lane) => lane.key === key)?.label ?? ''}
        preview={(card) => <LiftedCard board={board} card={card} />}
        onMove={board.move}
      >
        <div className="k-board">
          <AllLanes board={board} />
        </div>
      </CardDrag>
    </div>
  );
}

function AllLanes({ board }: { readonly board: Board }) {
  const { lanes, cards, figures, entity, parts, by, surroundings } = board;
  const movable = surroundings.mayWrite(entity.name, by.name);
  const creatable = surroundings.may(entity.name, 'create');
  return lanes.all.map((lane) => (
    <BoardLane
      key={lane.key}
      {...{ lane, entity, parts, movable, surroundings }}
      cards={cards.of(lane.key)}
      figures={figures ? (figures.get(lane.key) ?? { count: 0, sum: null }) : undefined}
      onMore={() => cards.more(lane)}
      {...(creatable ? { onCreate: () => board.create(lane) } : {})}
    />
  ));
}

/** The card that follows the pointer. */
function LiftedCard({ board, card }: { readonly board: Board; readonly card: string }) {
  const { entity, parts, surroundings } = board;
  const found = board.find(card);
  if (!found) return null;
  return (
    <div className="k-card k-card-lifted">
      <CardFace record={found.record} title={parts.title} parts={parts.parts} {...{ entity, surroundings }} />
    </div>
  );
}

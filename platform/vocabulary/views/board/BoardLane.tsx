import { Button } from 'antd';
import type { Entity, Field } from '../../../language/contracts';
import type { ViewSurroundings } from '../../contracts';
import { aggregateText } from '../../kit/aggregate-text';
import { useColumnDrop } from '../../kit/dnd';
import { Glyph } from '../../kit/glyph';
import { BoardCard } from './BoardCard';
import type { Lane } from './lanes';
import type { BoardParts } from './parts';
import type { LaneCards } from './use-cards';
import type { Figures } from './use-figures';

export interface BoardLaneProps {
  readonly lane: Lane;
  readonly entity: Entity;
  readonly parts: BoardParts;
  readonly cards: LaneCards;
  readonly figures: Figures | undefined;
  readonly movable: boolean;
  readonly surroundings: ViewSurroundings;
  onMore(): void;
  readonly onCreate?: () => void;
}

/** One column with its count, its sum and its cards. */
export function BoardLane(props: BoardLaneProps) {
  const { lane, entity, parts, cards, figures, movable, surroundings } = props;
  const { t, locale } = surroundings;
  const { ref, isOver } = useColumnDrop(lane.key);
  const count = figures?.count ?? (cards.state === 'ready' && cards.next === null ? cards.records.length : null);
  return (
    <section className="k-lane" data-over={isOver || undefined} aria-label={lane.label}>
      <header className="k-lane-head">
        <span className="k-lane-dot" data-color={lane.color ?? undefined} />
        <h2 title={lane.label}>{lane.label}</h2>
        {count !== null && <span className="k-lane-count">{count.toLocaleString(locale)}</span>}
        {props.onCreate && (
          <button
            type="button"
            className="k-lane-add"
            aria-label={t('board.createIn', { name: lane.label })}
            onClick={props.onCreate}
          >
            <Glyph.Plus />
          </button>
        )}
      </header>
      {parts.sum && <p className="k-lane-sum">{sumText(parts.sum, figures, surroundings)}</p>}
      <div ref={ref} className="k-lane-body">
        <ul>
          {cards.records.map((record) => (
            <BoardCard
              key={record.id}
              {...{ record, entity, movable, surroundings }}
              title={parts.title}
              parts={parts.parts}
            />
          ))}
        </ul>
        {cards.state === 'loading' && cards.records.length === 0 && <Ghosts />}
        {cards.state === 'ready' && cards.records.length === 0 && (
          <p className="k-lane-empty">{t('board.emptyLane')}</p>
        )}
        {cards.state === 'failed' && (
          <Button block onClick={props.onMore}>
            {t('state.retry')}
          </Button>
        )}
        {cards.next !== null && cards.state !== 'failed' && (
          <Button block type="text" loading={cards.state === 'loading'} onClick={props.onMore}>
            {t('board.more')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Ghosts() {
  return (
    <>
      <div className="k-card k-lane-ghost" />
      <div className="k-card k-lane-ghost" />
    </>
  );
}

/** The sum as its field writes it; the line keeps its place while it is computed. */
function sumText(field: Field, figures: Figures | undefined, surroundings: ViewSurroundings): string {
  return aggregateText(field, figures?.sum, surroundings) || '\u00a0';
}

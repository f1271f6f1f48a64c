import { useEffect, useMemo } from 'react';
import type { Field } from '../../../language/contracts';
import type { ViewProps, ViewRecord } from '../../contracts';
import { contentIsShown } from '../../kit/Icon';
import { selectedBy, sortBy } from '../../selection/selected';
import type { Selection } from '../../selection/selection';
import { type ToolbarParts, toolbarParts } from '../../selection/toolbar-parts';
import { type SavedFilters, useSavedFilters } from '../../selection/use-saved-filters';
import { type Select, useSelection } from '../../selection/use-selection';
import { pageSizeOf, unique } from '../../view-parts';
import { type Lane, NO_VALUE } from './lanes';
import type { BoardParts } from './parts';
import { type Cards, useCards } from './use-cards';
import { type Figures, useFigures } from './use-figures';
import { type Lanes, useLanes } from './use-lanes';
import { useMove } from './use-move';

/** A lane shows this many cards at first, however large the page of the view is. */
const PAGE_SIZE = 20;

export type BoardProps = ViewProps & { readonly parts: BoardParts; readonly by: Field };

/** Everything a board knows, for its parts to draw. */
export interface Board extends Pick<BoardProps, 'view' | 'entity' | 'surroundings' | 'parts' | 'by'> {
  readonly embedded: boolean;
  readonly tools: ToolbarParts;
  readonly selection: Selection;
  readonly saved: SavedFilters;
  readonly lanes: Lanes;
  readonly cards: Cards;
  readonly figures: ReadonlyMap<string, Figures> | null;
  readonly select: Select;
  /** A shown card and the lane it stands in. */
  find(card: string): { readonly record: ViewRecord; readonly lane: string } | null;
  move(card: string, lane: string): void;
  create(lane?: Lane): void;
}

/** Puts a board together: lanes, their cards page by page, their figures at once. */
export function useBoard(props: BoardProps): Board {
  const { view, entity, surroundings, parts, by, embedded = false } = props;
  const { snapshot } = surroundings;
  const [selection, select] = useSelection(props);
  const tools = useMemo(() => toolbarParts(view, entity, snapshot), [view, entity, snapshot]);
  const saved = useSavedFilters(view, surroundings);
  const selected = selectedBy(view, props.where, tools, selection);
  const fields = unique([by.name, parts.title.path, ...parts.parts.map((part) => part.path), parts.sum?.name]);
  const figures = useFigures(entity, by, parts.sum, selected, surroundings);
  const lanes = useLanes(view, by, figures?.has(NO_VALUE) ?? false, surroundings);
  const pageSize = Math.min(pageSizeOf(view, PAGE_SIZE), PAGE_SIZE);
  const request = { ...selected, sort: sortBy(view, selection), fields };
  const cards = useCards(entity.name, by.name, lanes.all, request, pageSize, surroundings);
  const moveCard = useMove(entity, by, lanes.all, cards, surroundings);
  useRefreshing(props, cards, lanes);

  const find = (card: string) => findCard(card, lanes.all, cards);
  const move = (card: string, to: string) => {
    const found = find(card);
    if (found) void moveCard(found.record, found.lane, to);
  };
  const create = (lane?: Lane) => surroundings.openNew(entity.name, { ...props.prefill, ...laneValue(by, lane) });
  return {
    view,
    entity,
    surroundings,
    parts,
    by,
    embedded,
    tools,
    selection,
    saved,
    lanes,
    cards,
    figures,
    select,
    find,
    move,
    create,
  };
}

/** Cards come anew when records changed; what only adorns the page is fetched once cards stand. */
function useRefreshing({ entity, surroundings }: BoardProps, { refresh, of }: Cards, { all }: Lanes): void {
  useEffect(() => surroundings.onChanged(entity.name, refresh), [surroundings, entity.name, refresh]);
  const shown = all.some((lane) => of(lane.key).state !== 'loading');
  useEffect(() => {
    if (shown) contentIsShown();
  }, [shown]);
}

function findCard(card: string, lanes: readonly Lane[], cards: Cards): ReturnType<Board['find']> {
  for (const lane of lanes) {
    const record = cards.of(lane.key).records.find((each) => each.id === card);
    if (record) return { record, lane: lane.key };
  }
  return null;
}

/** What a record created in a lane begins with. */
function laneValue(by: Field, lane: Lane | undefined): Readonly<Record<string, unknown>> {
  if (!lane || lane.key === NO_VALUE) return {};
  return { [by.name]: by.relation?.kind === 'one' ? { id: lane.key, title: lane.label } : lane.key };
}

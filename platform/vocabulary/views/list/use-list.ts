import { useEffect, useMemo } from 'react';
import { asObject } from '../../coercion';
import type { ViewProps } from '../../contracts';
import { contentIsShown } from '../../kit/Icon';
import { selectedBy, sortBy } from '../../selection/selected';
import type { Selection } from '../../selection/selection';
import { type ToolbarParts, toolbarParts } from '../../selection/toolbar-parts';
import { type SavedFilters, useSavedFilters } from '../../selection/use-saved-filters';
import { type Select, useSelection } from '../../selection/use-selection';
import { pageSizeOf, unique } from '../../view-parts';
import { type Columns, useColumns } from './use-columns';
import { type Count, useCount } from './use-count';
import { type Picked, usePicked } from './use-picked';
import { type Rows, useRows } from './use-rows';
import { type Totals, useTotals } from './use-totals';

const PAGE_SIZE = 50;

/** Everything a list knows, for its parts to draw. */
export interface List extends Pick<ViewProps, 'view' | 'entity' | 'surroundings'> {
  readonly embedded: boolean;
  readonly parts: ToolbarParts;
  readonly selection: Selection;
  readonly saved: SavedFilters;
  readonly columns: Columns;
  readonly sort: readonly string[];
  readonly rows: Rows;
  readonly count: Count;
  readonly totals: Totals | null;
  readonly picked: Picked;
  readonly select: Select;
  create(): void;
}

/** Puts a list together: what is selected, the rows of it, how many there are and what they add up to. */
export function useList(props: ViewProps): List {
  const { view, entity, surroundings, prefill, embedded = false } = props;
  const [selection, select] = useSelection(props);
  const { snapshot } = surroundings;
  const fixed = Object.keys(asObject(props.where) ?? {}).join('\n');
  const parts = useMemo(() => toolbarParts(view, entity, snapshot, fixed.split('\n')), [view, entity, snapshot, fixed]);
  const saved = useSavedFilters(view, surroundings);
  const columns = useColumns(view, entity, surroundings);
  const selected = selectedBy(view, props.where, parts, selection);
  const sort = sortBy(view, selection);
  const fields = unique([...columns.shown.map((column) => column.path), entity.title.name]);
  const count = useCount(entity.name, selected, surroundings);
  const request = { ...selected, sort, fields };
  const rows = useRows(entity.name, request, pageSizeOf(view, PAGE_SIZE), count.value, surroundings);
  const totals = useTotals(entity.name, columns.shown, selected, surroundings);
  const picked = usePicked(rows.at);
  useEffect(() => {
    if (!rows.starting) contentIsShown();
  }, [rows.starting]);
  const create = () => surroundings.openNew(entity.name, prefill);
  return {
    view,
    entity,
    surroundings,
    embedded,
    parts,
    selection,
    saved,
    columns,
    sort,
    rows,
    count,
    totals,
    picked,
    select,
    create,
  };
}

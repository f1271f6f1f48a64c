/** What a user selected in a list or a board, and how it stands in the address so that a link shows the same. */

/** The condition on one path: a value, or operators as conditions write them (`{"$in": […]}`). */
export type Filter = unknown;
export type Filters = Readonly<Record<string, Filter>>;

export interface Selection {
  readonly search: string;
  /** The name of a ready-made selection of the view. */
  readonly preset: string | null;
  /** The id of the saved filter that the filters came from. */
  readonly saved: string | null;
  /** The user's order; null is the view's own. */
  readonly sort: readonly string[] | null;
  readonly filters: Filters;
}

export const NOTHING_SELECTED: Selection = { search: '', preset: null, saved: null, sort: null, filters: {} };

/** The selection of an address. Whatever cannot be read selects nothing. */
export function readSelection(query: string): Selection {
  const params = new URLSearchParams(query);
  const sort = params.get('sort')?.split(',').filter(Boolean);
  return {
    search: params.get('search') ?? '',
    preset: params.get('preset'),
    saved: params.get('saved'),
    sort: sort && sort.length > 0 ? sort : null,
    filters: filtersOf(params.get('where')),
  };
}

/** The query text of an address; empty when nothing is selected. */
export function writeSelection(selection: Selection): string {
  const params = new URLSearchParams();
  if (selection.preset) params.set('preset', selection.preset);
  if (selection.saved) params.set('saved', selection.saved);
  if (Object.keys(selection.filters).length > 0) params.set('where', JSON.stringify(selection.filters));
  if (selection.search) params.set('search', selection.search);
  if (selection.sort) params.set('sort', selection.sort.join(','));
  return params.toString();
}

/** Filters from the text of a condition, as saved filters and addresses hold them. */
export function filtersOf(text: string | null | undefined): Filters {
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Filters) : {};
  } catch {
    return {};
  }
}

/** All the conditions at once; undefined when there is none. */
export function allOf(...conditions: readonly unknown[]): unknown {
  const real = conditions.filter((each) => typeof each === 'object' && each !== null && Object.keys(each).length > 0);
  return real.length > 1 ? { $and: real } : real[0];
}

/** The filters with one path's condition set, or removed when it is undefined. */
export function withFilter(filters: Filters, path: string, filter: Filter | undefined): Filters {
  const { [path]: _, ...others } = filters;
  return filter === undefined ? others : { ...filters, [path]: filter };
}

/** The order after a click on a column: ascending, descending, the view's own. `add` keeps the other columns' order. */
export function sortAfterClick(sort: readonly string[], path: string, add: boolean): readonly string[] | null {
  const current = sort.find((term) => termPath(term) === path);
  const others = add ? sort.filter((term) => termPath(term) !== path) : [];
  const next = current === undefined ? path : current.startsWith('-') ? null : `-${path}`;
  if (next === null) return others.length > 0 ? others : null;
  if (!add || current === undefined) return [...others, next];
  return sort.map((term) => (termPath(term) === path ? next : term));
}

/** The path of an order term: "-closeDate" is by closeDate. */
export function termPath(term: string): string {
  return term.startsWith('-') ? term.slice(1) : term;
}

/**
 * The rows of one selection, fetched page by page as they come into sight. A sheet belongs to one
 * request; another order or filter is another sheet.
 */
import type { ViewFind, ViewRecord, ViewSurroundings } from '../../contracts';

export interface Page {
  readonly records: readonly ViewRecord[];
  readonly next: string | null;
}

export interface Sheet {
  /** The request as text: equal requests share a sheet. */
  readonly key: string;
  readonly pageSize: number;
  readonly pages: ReadonlyMap<number, Page>;
  /** Where the rows end, once a page came that is not full. */
  readonly end: number | null;
}

/** A server does not page deeper than this by offset in one list, and no browser scrolls further. */
export const MOST_ROWS = 900_000;

export function emptySheet(key: string, pageSize: number): Sheet {
  return { key, pageSize, pages: new Map(), end: null };
}

/** The record at a place, or undefined while its page is on its way. */
export function rowAt(sheet: Sheet, index: number): ViewRecord | undefined {
  return sheet.pages.get(Math.floor(index / sheet.pageSize))?.records[index % sheet.pageSize];
}

/** How many rows to draw: all when known, else what has come, one page more, or as many as were counted. */
export function rowsToDraw(sheet: Sheet, counted: number | null): number {
  if (sheet.end !== null) return sheet.end;
  const loaded = (Math.max(-1, ...sheet.pages.keys()) + 1) * sheet.pageSize;
  return Math.min(MOST_ROWS, Math.max(counted ?? 0, loaded === 0 ? 0 : loaded + sheet.pageSize));
}

/** The sheet with one page more. */
export function withPage(sheet: Sheet, number: number, page: Page): Sheet {
  const pages = new Map(sheet.pages).set(number, page);
  const isLast = page.next === null || page.records.length < sheet.pageSize;
  const end = isLast ? number * sheet.pageSize + page.records.length : sheet.end;
  return { ...sheet, pages, end };
}

/** The pages that hold the rows from first to last. */
export function pagesOf(sheet: Sheet, first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / sheet.pageSize);
  const to = Math.floor(Math.max(0, last) / sheet.pageSize);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Fetches one page: after the page before when that is known, else by its place. */
export async function fetchPage(
  sheet: Sheet,
  number: number,
  entity: string,
  request: ViewFind,
  surroundings: Pick<ViewSurroundings, 'find'>,
): Promise<Page> {
  const cursor = sheet.pages.get(number - 1)?.next;
  const place = cursor ? { after: cursor } : number > 0 ? { offset: number * sheet.pageSize } : {};
  const { records, next } = await surroundings.find(entity, { ...request, ...place, limit: sheet.pageSize });
  return { records, next };
}

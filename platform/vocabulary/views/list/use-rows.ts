import { useCallback, useEffect, useRef, useState } from 'react';
import type { ViewFind, ViewRecord, ViewSurroundings } from '../../contracts';
import { emptySheet, fetchPage, pagesOf, rowAt, rowsToDraw, type Sheet, withPage } from './sheet';

export interface Rows {
  at(index: number): ViewRecord | undefined;
  /** How many rows to draw. */
  readonly length: number;
  /** All rows, once it is known where they end. */
  readonly end: number | null;
  /** Every record fetched so far. */
  loaded(): readonly ViewRecord[];
  /** The rows shown are of the selection before; the new ones are on their way. */
  readonly stale: boolean;
  readonly starting: boolean;
  readonly error: Error | null;
  /** These rows are in sight. */
  want(first: number, last: number): void;
  refresh(): void;
}

/** Rows of a request, page by page. While another selection is fetched, the old rows stay in sight. */
export function useRows(
  entity: string,
  request: ViewFind,
  pageSize: number,
  counted: number | null,
  surroundings: Pick<ViewSurroundings, 'find' | 'onChanged'>,
): Rows {
  const key = JSON.stringify([entity, request, pageSize]);
  const [sheet, setSheet] = useState<Sheet>(() => emptySheet(key, pageSize));
  const [error, setError] = useState<Error | null>(null);
  const [generation, setGeneration] = useState(0);
  const fetcher = usePageFetcher({ key, generation, entity, request, pageSize, surroundings, setSheet, setError });

  const refresh = useCallback(() => setGeneration((now) => now + 1), []);
  useEffect(() => surroundings.onChanged(entity, refresh), [surroundings, entity, refresh]);

  const stale = sheet.key !== key;
  return {
    at: (index) => rowAt(sheet, index),
    length: rowsToDraw(sheet, stale ? null : counted),
    end: stale ? null : sheet.end,
    loaded: () => [...sheet.pages.values()].flatMap((page) => page.records),
    stale,
    starting: sheet.pages.size === 0,
    error,
    want: fetcher,
    refresh,
  };
}

interface Fetching {
  readonly key: string;
  readonly generation: number;
  readonly entity: string;
  readonly request: ViewFind;
  readonly pageSize: number;
  readonly surroundings: Pick<ViewSurroundings, 'find'>;
  setSheet(sheet: Sheet): void;
  setError(error: Error | null): void;
}

/**
 * Fetches pages that come into sight, each once. A new request or a refresh begins a new sheet, which
 * replaces the old one when its first page has come; answers to what nobody asks any more are dropped.
 */
function usePageFetcher(fetching: Fetching): (first: number, last: number) => void {
  const now = useRef(fetching);
  now.current = fetching;
  const sight = useRef({ first: 0, last: 0 });
  const current = useRef({ sheet: emptySheet(fetching.key, fetching.pageSize), asked: new Set<number>() });

  const fetchMissing = useCallback(async () => {
    const turn = current.current;
    const { first, last } = sight.current;
    const limit = turn.sheet.end ?? Number.POSITIVE_INFINITY;
    for (const number of pagesOf(turn.sheet, first, last)) {
      if (turn.asked.has(number) || number * turn.sheet.pageSize >= limit) continue;
      turn.asked.add(number);
      try {
        const { entity, request, surroundings } = now.current;
        const page = await fetchPage(turn.sheet, number, entity, request, surroundings);
        if (turn !== current.current) return;
        turn.sheet = withPage(turn.sheet, number, page);
        now.current.setSheet(turn.sheet);
        now.current.setError(null);
      } catch (problem) {
        turn.asked.delete(number);
        if (turn === current.current) now.current.setError(problem as Error);
        return;
      }
    }
  }, []);

  const { key, generation, pageSize } = fetching;
  const shownKey = useRef(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refresh is the same request once more
  useEffect(() => {
    if (shownKey.current !== key) sight.current = { first: 0, last: 0 };
    shownKey.current = key;
    current.current = { sheet: emptySheet(key, pageSize), asked: new Set() };
    void fetchMissing();
  }, [key, generation, pageSize, fetchMissing]);

  return useCallback(
    (first, last) => {
      sight.current = { first, last };
      void fetchMissing();
    },
    [fetchMissing],
  );
}

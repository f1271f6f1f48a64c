import { useCallback, useEffect, useRef, useState } from 'react';
import type { ViewFind, ViewRecord, ViewSurroundings } from '../../contracts';
import { allOf } from '../../selection/selection';
import { type Lane, laneCondition } from './lanes';

/** The cards of one lane as far as they were fetched. */
export interface LaneCards {
  readonly records: readonly ViewRecord[];
  readonly next: string | null;
  readonly state: 'loading' | 'ready' | 'failed';
}

export interface Cards {
  of(lane: string): LaneCards;
  more(lane: Lane): void;
  refresh(): void;
  /** Puts a card at the top of another lane in what is shown. */
  place(card: ViewRecord, from: string, to: string): void;
}

const NONE: LaneCards = { records: [], next: null, state: 'loading' };

type All = Readonly<Record<string, LaneCards>>;

/** The cards of all lanes, each lane paged by itself. While another selection is fetched, the old cards stay in sight. */
export function useCards(
  entity: string,
  by: string,
  lanes: readonly Lane[],
  request: ViewFind,
  pageSize: number,
  surroundings: ViewSurroundings,
): Cards {
  const [cards, setCards] = useState<All>({});
  const [generation, setGeneration] = useState(0);
  const turn = useRef(0);
  const now = useRef({ request, surroundings, cards });
  now.current = { request, surroundings, cards };

  const fetch = useCallback(
    async (lane: Lane, after: string | null, mine: number) => {
      const { request: asked, surroundings: around } = now.current;
      const where = allOf(asked.where, laneCondition(lane, by));
      try {
        const page = await around.find(entity, { ...asked, where, limit: pageSize, ...(after ? { after } : {}) });
        if (mine !== turn.current) return;
        setCards((all) => withPage(all, lane.key, page, after !== null));
      } catch {
        if (mine === turn.current)
          setCards((all) => ({ ...all, [lane.key]: { ...(all[lane.key] ?? NONE), state: 'failed' } }));
      }
    },
    [entity, by, pageSize],
  );

  const key = JSON.stringify([request, lanes.map((lane) => lane.key), generation]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what the lanes and the request are
  useEffect(() => {
    const mine = ++turn.current;
    for (const lane of lanes) void fetch(lane, null, mine);
  }, [key, fetch]);

  const refresh = useCallback(() => setGeneration((count) => count + 1), []);
  const more = useCallback(
    (lane: Lane) => {
      const known = now.current.cards[lane.key] ?? NONE;
      setCards((all) => ({ ...all, [lane.key]: { ...known, state: 'loading' } }));
      void fetch(lane, known.records.length > 0 ? known.next : null, turn.current);
    },
    [fetch],
  );
  const place = useCallback((card: ViewRecord, from: string, to: string) => {
    setCards((all) => moved(all, card, from, to));
  }, []);
  return { of: (lane) => cards[lane] ?? NONE, more, refresh, place };
}

function withPage(
  all: All,
  lane: string,
  page: { readonly records: readonly ViewRecord[]; readonly next: string | null },
  append: boolean,
): All {
  const before = append ? (all[lane]?.records ?? []) : [];
  const known = new Set(before.map((record) => record.id));
  const records = [...before, ...page.records.filter((record) => !known.has(record.id))];
  return { ...all, [lane]: { records, next: page.next, state: 'ready' } };
}

function moved(all: All, card: ViewRecord, from: string, to: string): All {
  const without = (lane: LaneCards | undefined) => (lane?.records ?? []).filter((record) => record.id !== card.id);
  return {
    ...all,
    [from]: { ...(all[from] ?? NONE), records: without(all[from]) },
    [to]: { ...(all[to] ?? NONE), records: [card, ...without(all[to])] },
  };
}

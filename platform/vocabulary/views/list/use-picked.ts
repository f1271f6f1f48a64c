import { useCallback, useMemo, useRef, useState } from 'react';
import type { ViewRecord } from '../../contracts';

export type PickedRecords = ReadonlyMap<string, ViewRecord>;

export interface Picked {
  readonly records: PickedRecords;
  /** Picks or unpicks one; with `through`, everything between it and the last one picked. */
  toggle(record: ViewRecord, index: number, through: boolean): void;
  /** Picks all of these, or none when all are picked. */
  toggleAll(records: readonly ViewRecord[]): void;
  clear(): void;
}

/** The records picked for something to be done with all of them. */
export function usePicked(at: (index: number) => ViewRecord | undefined): Picked {
  const [records, setRecords] = useState<PickedRecords>(new Map());
  const last = useRef<number | null>(null);
  const row = useRef(at);
  row.current = at;

  const toggle = useCallback<Picked['toggle']>((record, index, through) => {
    const from = through && last.current !== null ? last.current : index;
    last.current = index;
    setRecords((now) => {
      const next = new Map(now);
      if (from === index) {
        if (!next.delete(record.id)) next.set(record.id, record);
        return next;
      }
      for (let each = Math.min(from, index); each <= Math.max(from, index); each++) {
        const between = row.current(each);
        if (between) next.set(between.id, between);
      }
      return next;
    });
  }, []);
  const toggleAll = useCallback<Picked['toggleAll']>((all) => {
    setRecords((now) =>
      all.every((record) => now.has(record.id)) ? new Map() : new Map(all.map((each) => [each.id, each])),
    );
  }, []);
  const clear = useCallback(() => setRecords(new Map()), []);
  return useMemo(() => ({ records, toggle, toggleAll, clear }), [records, toggle, toggleAll, clear]);
}

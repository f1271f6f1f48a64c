import { useCallback, useMemo, useRef } from 'react';
import type { Entity } from '../../../language/contracts';
import type { InputProps } from '../../contracts';
import { environmentHere } from '../kit/environment';
import type { Unknown } from '../kit/known-values';
import { type LiveWorld, recompute } from '../kit/live-record';
import { createRelatedCache } from '../kit/related-cache';
import { becomes, copyOf, followsDefault, moved, newRow, type Row, replaced, rowKey } from './rows';

export interface RowsEditor {
  readonly rows: readonly Row[];
  write(key: string, values: Row): void;
  /** Writes into several rows and adds others at the end, at once. */
  writeAll(written: readonly { readonly key: string; readonly values: Row }[], added: readonly Row[]): void;
  /** Adds rows at a place, each beginning with the given values. */
  insert(at: number, values: readonly Row[]): void;
  duplicate(index: number): void;
  remove(index: number): void;
  move(from: number, to: number): void;
}

/** The rows of a lines field and what can be done with them; computed fields of a row follow at once. */
export function useRows(props: InputProps, entity: Entity, by: string): RowsEditor {
  const rows = useMemo(() => (Array.isArray(props.value) ? (props.value as readonly Row[]) : []), [props.value]);
  const latest = useRef({ props, rows });
  latest.current = { props, rows };
  const related = useMemo(() => createRelatedCache(props.surroundings.read), [props.surroundings.read]);

  const put = useCallback((next: readonly Row[]) => {
    latest.current = { ...latest.current, rows: next };
    latest.current.props.onChange(next);
  }, []);

  const compute = useCallback(
    (row: Row, dirty: ReadonlySet<string> | 'all'): Row => {
      const { record, surroundings } = latest.current.props;
      const world: LiveWorld = {
        snapshot: surroundings.snapshot,
        environment: environmentHere(surroundings),
        related,
        baseCurrency: surroundings.baseCurrency,
        followsDefault: followsDefault(row),
        parent: { by, record },
      };
      const next = recompute(entity, row, dirty, world);
      const result = becomes(row, next.record);
      if (next.unknown.length > 0) void fetchThen(next.unknown, rowKey(row));
      return result;

      async function fetchThen(unknown: readonly Unknown[], key: string): Promise<void> {
        await related.load(unknown);
        const roots = new Set(
          [...entity.fields.values()].filter(({ relation }) => relation?.kind === 'one').map(({ name }) => name),
        );
        put(replaced(latest.current.rows, key, (now) => compute(now, roots)));
      }
    },
    [entity, by, related, put],
  );

  return useMemo(() => {
    const now = () => latest.current.rows;
    const begun = (values: Row): Row =>
      compute(becomes(newRow(entity), { ...newRow(entity), ...values }, Object.keys(values)), 'all');
    const written = (row: Row, values: Row): Row => {
      const names = Object.keys(values);
      return compute(becomes(row, { ...row, ...values }, names), new Set(names));
    };
    return {
      rows,
      write: (key, values) => put(replaced(now(), key, (row) => written(row, values))),
      writeAll: (changes, added) => {
        const byKey = new Map(changes.map(({ key, values }) => [key, values]));
        const next = now().map((row) => {
          const values = byKey.get(rowKey(row));
          return values ? written(row, values) : row;
        });
        put([...next, ...added.map(begun)]);
      },
      insert: (at, values) => put(now().toSpliced(at, 0, ...values.map(begun))),
      duplicate: (index) => {
        const row = now()[index];
        if (row) put(now().toSpliced(index + 1, 0, compute(copyOf(row, entity), 'all')));
      },
      remove: (index) => put(now().toSpliced(index, 1)),
      move: (from, to) => put(moved(now(), from, to)),
    };
  }, [rows, entity, compute, put]);
}

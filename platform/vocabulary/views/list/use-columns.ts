import { useMemo, useState } from 'react';
import type { Artefact, Entity } from '../../../language/contracts';
import type { ViewSurroundings } from '../../contracts';
import { type Column, type ColumnSetup, possibleColumns, shownPaths, writtenPaths } from './columns';

export interface Columns {
  readonly possible: readonly Column[];
  readonly shown: readonly Column[];
  /** Fixed widths, once the user changed one; null while columns share the space. */
  readonly widths: Readonly<Record<string, number>> | null;
  /** The user's own choice, to be kept with a filter; null for the view's own. */
  readonly chosen: readonly string[] | null;
  show(paths: readonly string[]): void;
  resize(widths: Readonly<Record<string, number>>): void;
  reset(): void;
}

/** The columns of a list as this user set them up, remembered per view. */
export function useColumns(view: Artefact, entity: Entity, surroundings: ViewSurroundings): Columns {
  const key = `list.${view.name}.columns`;
  const [setup, setSetup] = useState<ColumnSetup>(() => surroundings.preference<ColumnSetup>(key) ?? {});
  const possible = useMemo(() => possibleColumns(view, entity, surroundings), [view, entity, surroundings]);
  const shown = useMemo(() => {
    const byPath = new Map(possible.map((column) => [column.path, column]));
    return shownPaths(view, possible, setup).flatMap((path) => byPath.get(path) ?? []);
  }, [view, possible, setup]);

  const keep = (next: ColumnSetup) => {
    setSetup(next);
    surroundings.setPreference(key, Object.keys(next).length > 0 ? next : undefined);
  };
  return {
    possible,
    shown,
    widths: setup.widths ?? null,
    chosen: setup.shown ?? null,
    show: (paths) => keep({ ...setup, shown: paths, known: writtenPaths(view) }),
    resize: (widths) => keep({ ...setup, widths: { ...setup.widths, ...widths } }),
    reset: () => keep({}),
  };
}

import { useCallback, useMemo, useState } from 'react';
import type { ViewProps } from '../contracts';
import { readSelection, type Selection, writeSelection } from './selection';

/** The selection of a view: kept in the address when the page gives one, else inside the view. */
export function useSelection({ selection: text, onSelection }: Pick<ViewProps, 'selection' | 'onSelection'>) {
  const [own, setOwn] = useState('');
  const current = text ?? own;
  const write = onSelection ?? setOwn;
  const selection = useMemo(() => readSelection(current), [current]);
  const select = useCallback(
    (change: Partial<Selection>) => write(writeSelection({ ...readSelection(current), ...change })),
    [current, write],
  );
  return [selection, select] as const;
}

export type Select = ReturnType<typeof useSelection>[1];

import { useSyncExternalStore } from 'react';

const STORED = 'karkas:preview';

/** The change set that this window shows before it is published. */
export interface Preview {
  readonly id: string;
  readonly name: string;
}

const listeners = new Set<() => void>();
let now: Preview | null = stored();

/** The preview of this window. It outlives a reload and ends with the window. */
export const preview = {
  current: (): Preview | null => now,

  /** Shows a change set from now on; null shows what is published. */
  show(next: Preview | null): void {
    now = next;
    if (next) sessionStorage.setItem(STORED, JSON.stringify(next));
    else sessionStorage.removeItem(STORED);
    for (const listener of [...listeners]) listener();
  },
};

/** The change set that is previewed now, if any. */
export function usePreview(): Preview | null {
  return useSyncExternalStore(subscribe, preview.current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function stored(): Preview | null {
  const text = sessionStorage.getItem(STORED);
  return text ? (JSON.parse(text) as Preview) : null;
}

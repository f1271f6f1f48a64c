import { useEffect, useState } from 'react';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import type { FormState } from '../../platform/vocabulary/views/form/state';

type Values = Readonly<Record<string, unknown>>;

export interface Draft {
  /** When it was last written (ISO). */
  readonly at: string;
  readonly values: Values;
}

const PAUSE_MILLISECONDS = 400;

/**
 * Keeps what the user typed in this browser while it is not saved, so that a crash, a closed tab or an
 * ended session loses nothing. Answers the draft that was found when the page opened.
 */
export function useDraft(surroundings: ViewSurroundings, state: FormState, id: string) {
  const key = `draft:${state.entity.name}:${id}`;
  const { preference, setPreference } = surroundings;
  const [found, setFound] = useState(() => preference<Draft>(key) ?? null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      clearTimeout(timer);
      timer = undefined;
      const values = state.pending();
      const empty = Object.keys(values).length === 0;
      setPreference(key, empty ? undefined : ({ at: new Date().toISOString(), values } satisfies Draft));
    };
    const stop = state.onEdit(() => {
      setFound(null);
      timer ??= setTimeout(write, PAUSE_MILLISECONDS);
    });
    const flush = () => timer && write();
    window.addEventListener('pagehide', flush);
    return () => {
      stop();
      flush();
      window.removeEventListener('pagehide', flush);
    };
  }, [state, key, setPreference]);

  const forget = () => {
    setFound(null);
    setPreference(key, undefined);
  };
  const take = () => {
    if (found) state.restore(found.values);
    setFound(null);
  };
  return { found, take, forget };
}

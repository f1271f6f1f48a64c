import type { StatementListener } from './contracts';

/** Who wants to hear of every statement (tests, metrics); costs nothing while nobody does. */
export interface StatementListeners {
  readonly add: (listener: StatementListener) => () => void;
  readonly tell: StatementListener;
}

export function createListeners(): StatementListeners {
  const listeners = new Set<StatementListener>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(sql, values) {
      for (const listener of listeners) listener(sql, values);
    },
  };
}

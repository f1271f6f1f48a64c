/** Who wants to hear of every statement (tests, metrics); costs nothing while nobody does. */
export interface StatementListeners {
  readonly add: (listener: (sql: string) => void) => () => void;
  readonly tell: (sql: string) => void;
}

export function createListeners(): StatementListeners {
  const listeners = new Set<(sql: string) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(sql) {
      for (const listener of listeners) listener(sql);
    },
  };
}

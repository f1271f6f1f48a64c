/** Values by name that tell their own listeners only when they become different. */
export interface Cells<T> {
  get(name: string): T | undefined;
  /** Keeps the old object when the new one says the same. */
  put(name: string, value: T): void;
  subscribe(name: string, listener: () => void): () => void;
  readonly names: Iterable<string>;
}

export function createCells<T>(same: (left: T, right: T) => boolean): Cells<T> {
  const values = new Map<string, T>();
  const listeners = new Map<string, Set<() => void>>();
  return {
    get: (name) => values.get(name),
    put(name, value) {
      const old = values.get(name);
      if (old !== undefined && same(old, value)) return;
      values.set(name, value);
      for (const listener of [...(listeners.get(name) ?? [])]) listener();
    },
    subscribe(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
    get names() {
      return values.keys();
    },
  };
}

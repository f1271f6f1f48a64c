/** Runs units of work one after the other, in the order in which they asked. */
export interface Mutex {
  hold<T>(work: () => Promise<T>): Promise<T>;
}

/** One writer at a time: SQLite lets a second one fail instead of wait. */
export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return {
    hold(work) {
      const turn = last.then(work, work);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

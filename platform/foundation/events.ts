/** Announcements between floors that must not import each other: a listener hears them after the commit. */
export interface PlatformEvents {
  /** Records were committed; `sequence` is the last outbox row of the unit of work. */
  'records.changed': { entity: string; ids: readonly string[]; action: 'create' | 'update' | 'delete' | 'restore' };
  /** A new revision of the metadata is current in this process. */
  'metadata.published': { revision: string };
  /** Artefacts on disk have mistakes; the old revision keeps running. */
  'metadata.refused': { findings: readonly { code: string; file?: string; path: string; message: string }[] };
}

type Listener<T> = (event: T) => void;

export interface Events {
  on<K extends keyof PlatformEvents>(name: K, listener: Listener<PlatformEvents[K]>): () => void;
  announce<K extends keyof PlatformEvents>(name: K, event: PlatformEvents[K]): void;
}

/** A bus whose listeners run in order of subscription; a failing listener is reported and never stops the others. */
export function createEvents(report: (error: unknown) => void): Events {
  const listeners = new Map<keyof PlatformEvents, Set<Listener<never>>>();
  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
    announce(name, event) {
      for (const listener of listeners.get(name) ?? []) {
        try {
          (listener as Listener<typeof event>)(event);
        } catch (error) {
          report(error);
        }
      }
    },
  };
}

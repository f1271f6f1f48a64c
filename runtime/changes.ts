/**
 * Which entities' records were changed by this user, in this window or another one of the same browser,
 * so that open lists refresh themselves.
 */
type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('karkas:changes');

channel?.addEventListener('message', (event: MessageEvent<string>) => tell(event.data));

export const changes = {
  /** Tells every open list of the entity, here and in the user's other windows. */
  announce(entity: string): void {
    tell(entity);
    channel?.postMessage(entity);
  },

  /** Calls back after each change. Returns the unsubscriber. */
  on(entity: string, listener: Listener): () => void {
    const set = listeners.get(entity) ?? new Set();
    listeners.set(entity, set.add(listener));
    return () => void set.delete(listener);
  },
};

function tell(entity: string): void {
  for (const listener of [...(listeners.get(entity) ?? [])]) listener();
}

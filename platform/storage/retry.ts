import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const TRIES = 6;
const FIRST_PAUSE_MS = 15;

interface OpenUnit {
  open: boolean;
}

const current = new AsyncLocalStorage<OpenUnit>();

/**
 * Runs a unit of work and repeats it whole when the database asks for that, at most five times, with growing
 * random pauses. A unit of work inside a unit of work would wait for itself, so it is refused at once.
 */
export async function unitOfWork<T>(once: () => Promise<T>, isPassing: (error: unknown) => boolean): Promise<T> {
  if (current.getStore()?.open) throw new Error('A unit of work is already open here; pass its transaction on.');
  for (let attempt = 1; ; attempt++) {
    const unit: OpenUnit = { open: true };
    try {
      return await current.run(unit, once);
    } catch (error) {
      if (attempt === TRIES || !isPassing(error)) throw error;
    } finally {
      unit.open = false;
    }
    await pause(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
  }
}

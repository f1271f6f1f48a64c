import { PlatformError } from '../foundation/errors';
import type { SignInTables } from '../storage/sign-in';

const FREE_ATTEMPTS = 5;
const LONGEST_WAIT_SECONDS = 900;

/**
 * Slows guessing down, per login and per address: after five failures each further one doubles the
 * wait, up to fifteen minutes. Stored in the database, so a restart or a second node forgets nothing.
 */
export interface Throttle {
  /** Throws tooManyAttempts while any of the keys must wait. */
  check(keys: readonly string[], now: Date): Promise<void>;
  failed(keys: readonly string[], now: Date): Promise<void>;
  succeeded(keys: readonly string[]): Promise<void>;
}

export function createThrottle(tables: SignInTables): Throttle {
  return {
    async check(keys, now) {
      for (const key of keys) {
        const attempts = await tables.attempts(key);
        const wait = attempts ? Math.ceil((Date.parse(attempts.until) - now.getTime()) / 1000) : 0;
        if (wait > 0) throw new PlatformError('tooManyAttempts', { seconds: wait });
      }
    },
    async failed(keys, now) {
      for (const key of keys) {
        const failures = ((await tables.attempts(key))?.failures ?? 0) + 1;
        await tables.setAttempts(key, { failures, until: new Date(now.getTime() + waitAfter(failures)).toISOString() });
      }
    },
    async succeeded(keys) {
      for (const key of keys) await tables.clearAttempts(key);
    },
  };
}

/** Milliseconds to wait after so many failures in a row. */
function waitAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_WAIT_SECONDS, 2 ** (failures - FREE_ATTEMPTS)) * 1000;
}

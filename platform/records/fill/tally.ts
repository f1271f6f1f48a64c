import type { Log } from '../../foundation/context';
import type { Filled } from './batch';

const TELL_MS = 10_000;

/** What one walk did, told in the log: every ten seconds, and at its end when there was anything to do. */
export interface Tally {
  add(filled: Filled): void;
  end(): void;
}

export function createTally(log: Log, clock: () => Date, fields: readonly string[]): Tally {
  const began = clock().getTime();
  const sum = { records: 0, changed: 0 };
  let unfit = 0;
  let told = began;
  const said = () => ({ fields, ...sum, ms: clock().getTime() - began });
  return {
    add(filled) {
      sum.records += filled.records;
      sum.changed += filled.changed;
      unfit += filled.unfit;
      if (clock().getTime() - told < TELL_MS) return;
      told = clock().getTime();
      log.info(said(), 'filling computed fields of existing records');
    },
    end() {
      if (sum.records > 0) log.info(said(), 'computed fields of existing records filled');
      if (unfit > 0) log.warn({ fields, values: unfit }, 'computed values that do not fit stay empty');
    },
  };
}

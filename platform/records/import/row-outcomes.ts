import { OUTCOMES, type Outcome } from './contracts';

/** What became of each row of a file, a byte a row. */
export interface RowOutcomes {
  note(row: number, outcome: Outcome): void;
  of(row: number): Outcome;
  /** The row waits for a row of the same file. */
  leaveOpen(row: number): void;
  isOpen(row: number): boolean;
  readonly anyOpen: boolean;
}

const OPEN = 0x80;

export function createRowOutcomes(): RowOutcomes {
  let bytes = new Uint8Array(4096);
  let anyOpen = false;

  function put(row: number, value: number): void {
    if (row >= bytes.length) {
      const longer = new Uint8Array(Math.max(bytes.length * 2, row + 1));
      longer.set(bytes);
      bytes = longer;
    }
    bytes[row] = value;
  }

  return {
    note: (row, outcome) => put(row, OUTCOMES.indexOf(outcome)),
    of: (row) => OUTCOMES[(bytes[row] ?? 0) & ~OPEN] ?? 'failed',
    leaveOpen(row) {
      put(row, (bytes[row] ?? 0) | OPEN);
      anyOpen = true;
    },
    isOpen: (row) => ((bytes[row] ?? 0) & OPEN) !== 0,
    get anyOpen() {
      return anyOpen;
    },
  };
}

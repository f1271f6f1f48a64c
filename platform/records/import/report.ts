import type { ImportSummary, Outcome, RowResult, Tally } from './contracts';
import { openPart, openResultFile, type ResultPart } from './result-file';
import { createRowOutcomes, type RowOutcomes } from './row-outcomes';

/** What became of the second look at a row. */
export interface Amendment {
  readonly row: number;
  readonly changed: boolean;
  readonly messages: readonly string[];
}

/** Keeps account of an import: figures, outcomes, and the result file where one is wanted. */
export interface Report {
  readonly outcomes: RowOutcomes;
  /** Results of rows, in the order of the file. */
  add(results: readonly RowResult[]): Promise<void>;
  /** Second words on rows that were left open, in the order of the file. */
  amend(amendments: readonly Amendment[]): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
  summary(): Pick<ImportSummary, 'rows' | 'tally' | 'incomplete' | 'examples'>;
}

const EXAMPLES = 20;

export async function openReport(file: string | null): Promise<Report> {
  const result = file === null ? null : await openResultFile(file);
  const outcomes = createRowOutcomes();
  const tally: Record<Outcome, number> = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  const examples: RowResult[] = [];
  let rows = 0;
  let incomplete = 0;
  let later: ResultPart | null = null;

  function show(results: readonly RowResult[]): void {
    examples.push(...results.slice(0, EXAMPLES - examples.length));
  }

  function amended({ row, changed, messages }: Amendment): RowResult {
    const before = outcomes.of(row);
    const outcome = changed && before === 'unchanged' ? 'updated' : before;
    tally[before] -= 1;
    tally[outcome] += 1;
    outcomes.note(row, outcome);
    if (messages.length > 0) incomplete += 1;
    return { row, outcome, id: null, messages };
  }

  return {
    outcomes,
    async add(results) {
      for (const { row, outcome } of results) {
        rows += 1;
        tally[outcome] += 1;
        outcomes.note(row, outcome);
      }
      show(results.filter(({ outcome }) => outcome === 'failed'));
      await result?.write(results);
    },
    async amend(amendments) {
      const results = amendments.map(amended);
      show(results.filter(({ messages }) => messages.length > 0));
      if (file === null) return;
      later ??= await openPart(`${file}.later`);
      await later.write(results);
    },
    finish: async () => result?.finish(later),
    async abandon() {
      await later?.abandon();
      await result?.abandon();
    },
    summary: () => ({ rows, tally: { ...tally } satisfies Tally, incomplete, examples }),
  };
}

/** The shapes the parts of an import share. */
import type { Entity, Field } from '../../language/contracts';
import type { Dialect, Encoding } from './detect';

/** How the columns of a file become fields: what people write in a map file. */
export interface ImportMap {
  /** The unique field by which a row's record is recognised. Without it the row's place in this very file is its identity. */
  readonly key?: string;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  /** Whether the first row names the columns; found out when absent. */
  readonly header?: boolean;
  /** Texts that mean "empty", besides the empty cell. */
  readonly nulls?: readonly string[];
  /** An expression over the columns; rows for which it is not true are passed over. */
  readonly where?: string;
  /** In a row with too many cells, one that begins with a space continues the one before (a delimiter in a text without quotes). */
  readonly rejoin?: boolean;
  /** A row whose key another row of the file had before: a mistake (`fail`, as usual) or expected (`skip`). */
  readonly repeated?: 'fail' | 'skip';
  /** An empty cell empties the field (`clear`, as usual) or leaves it alone, so that a new record gets its default (`keep`). */
  readonly empty?: 'clear' | 'keep';
  readonly fields: Readonly<Record<string, FieldSource>>;
}

/** Where a value comes from: a column by name or by number from 1, or an object with exactly one of column, constant, expression, parts. */
export type FieldSource = string | number | WrittenSource;

export interface WrittenSource {
  readonly column?: string | number;
  readonly constant?: unknown;
  /** Over the columns of the row, which are texts: by name where the name is one, otherwise `column1`, `column2` … */
  readonly expression?: string;
  /** The parts of a composite value: a person's last and first name, an amount and its currency. */
  readonly parts?: Readonly<Record<string, FieldSource>>;
  /** The field of the referenced entity that has the value. */
  readonly lookup?: string;
  /** What texts of the file stand for: {"USA": "US"}; others stay. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Whether the first row names the columns, and how many there are. */
export interface Header {
  /** Trimmed names in order; null when the first row is data. */
  readonly names: readonly string[] | null;
  readonly width: number;
}

/** A row as values of fields. */
export interface PreparedRow {
  readonly number: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** References still to be found: field → the text that the target is known by. */
  readonly wanted: ReadonlyMap<string, string>;
}

export interface Lookup {
  readonly field: Field;
  readonly target: Entity;
  readonly by: Field;
  /** Into the imported entity itself: the target may stand further down in the file. */
  readonly itself: boolean;
}

export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';
export const OUTCOMES: readonly Outcome[] = ['created', 'updated', 'unchanged', 'skipped', 'failed'];
export type Tally = Readonly<Record<Outcome, number>>;

/** What became of a row. A row may be in and still have a message: its reference to a row that failed. */
export interface RowResult {
  readonly row: number;
  readonly outcome: Outcome;
  readonly id: string | null;
  readonly messages: readonly string[];
}

export interface ImportJob {
  readonly entity: string;
  readonly file: string;
  /** The map as JSON; everything that is wrong with it is said at once. */
  readonly map: unknown;
  /** Where to write one row per input row; null for nowhere. */
  readonly result: string | null;
  /** Only say what would happen. */
  readonly dryRun: boolean;
  /** Called after each batch: rows done and the share of the work, 0 to 1. */
  readonly onProgress: (rows: number, share: number) => void;
}

export interface ImportSummary {
  readonly dialect: Dialect;
  readonly header: boolean;
  /** Rows of data read; equals the sum of the tally. */
  readonly rows: number;
  readonly tally: Tally;
  /** Rows that are in without a reference to a row of the same file, which is missing or failed. */
  readonly incomplete: number;
  /** The first rows that have something to say. */
  readonly examples: readonly RowResult[];
}

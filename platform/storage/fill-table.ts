import type { Database, Statement, Transaction } from './contracts';
import { chunks, insertPlain } from './write';

/** How far the stored values of a computed field are what the metadata says. */
export interface FillRow {
  /** "entity.field". */
  readonly name: string;
  /** Signature of the computation that all records have; null when there is none yet. */
  readonly done: string | null;
  /** Signature of the computation being filled in; null when nothing is. */
  readonly wanted: string | null;
  /** The last record that has it; "" before the first one, LAST after the last one. */
  readonly position: string;
  /** The newest change of a record when the filling began. */
  readonly mark: number;
}

/** Greater than every id. */
export const LAST = '~';

/** Which computed fields are filled, in a core table that outlives the process. */
export interface FillTable {
  rows(): Promise<readonly FillRow[]>;
  /** Begins these anew. */
  want(rows: readonly Omit<FillRow, 'position'>[]): Promise<void>;
  move(transaction: Transaction, names: readonly string[], position: string): Promise<void>;
  /** All records have the computations of these signatures. */
  finish(rows: readonly Pick<FillRow, 'name' | 'done'>[]): Promise<void>;
  forget(names: readonly string[]): Promise<void>;
  /** The newest change of a record, whoever made it; null before the first one. */
  newestChange(): Promise<number | null>;
  /** The newest change after another one that was made on other metadata; null when there is none. */
  newestForeignChange(after: number, revision: string): Promise<number | null>;
}

const COLUMNS = ['name', 'done', 'wanted', 'position', 'mark'] as const;
const NAMES_AT_ONCE = 500;

export function createFillTable(database: Database): FillTable {
  const { quote } = database.dialect;
  const table = quote('_fill');
  const columns = COLUMNS.map((column) => quote(column)).join(', ');
  const forgetting = (names: readonly string[]): readonly Statement[] => {
    return chunks(names, NAMES_AT_ONCE).map((some) => ({
      sql: `DELETE FROM ${table} WHERE ${named(some)}`,
      values: some,
    }));
  };
  const replace = (rows: readonly FillRow[]) =>
    database.write(async (transaction) => {
      const cells = rows.map(({ name, done, wanted, position, mark }) => [name, done, wanted, position, mark]);
      for (const statement of forgetting(rows.map((row) => row.name))) await transaction.run(statement);
      for (const statement of insertPlain(database.dialect, '_fill', COLUMNS, cells)) await transaction.run(statement);
    });
  const newest = async (where: string, values: readonly unknown[]): Promise<number | null> => {
    const sql = `SELECT MAX(${quote('sequence')}) FROM ${quote('_outbox')}${where}`;
    const [row] = await database.read({ sql, values });
    return row?.[0] === null || row?.[0] === undefined ? null : Number(row[0]);
  };
  return {
    async rows() {
      const rows = await database.read({ sql: `SELECT ${columns} FROM ${table}`, values: [] });
      const text = (cell: unknown) => (cell === null ? null : String(cell));
      return rows.map(([name, done, wanted, position, mark]) => ({
        name: String(name),
        done: text(done),
        wanted: text(wanted),
        position: text(position) ?? '',
        mark: Number(mark ?? 0),
      }));
    },
    want: (rows) => replace(rows.map((row) => ({ ...row, position: '' }))),
    async move(transaction, names, position) {
      for (const some of chunks(names, NAMES_AT_ONCE)) {
        const sql = `UPDATE ${table} SET ${quote('position')} = ? WHERE ${named(some)}`;
        await transaction.run({ sql, values: [position, ...some] });
      }
    },
    finish: (rows) => replace(rows.map(({ name, done }) => ({ name, done, wanted: null, position: LAST, mark: 0 }))),
    async forget(names) {
      if (names.length === 0) return;
      await database.write(async (transaction) => {
        for (const statement of forgetting(names)) await transaction.run(statement);
      });
    },
    newestChange: () => newest('', []),
    newestForeignChange: (after, revision) =>
      newest(` WHERE ${quote('sequence')} > ? AND ${quote('revision')} <> ?`, [after, revision]),
  };

  function named(names: readonly string[]): string {
    return `${quote('name')} IN (${names.map(() => '?').join(', ')})`;
  }
}

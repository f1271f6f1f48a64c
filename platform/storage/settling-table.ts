import type { Database, Statement, Transaction } from './contracts';

/** A publication after which records may still be written on older metadata, by requests and nodes that do not know it yet. */
export interface SettlingRow {
  /** The name of the revision: "12-3f9a01bc". */
  readonly revision: string;
  /** A place in the order of changes from which on such writes are looked for. */
  readonly mark: number;
  /** The fields whose values were converted, as JSON text. */
  readonly moves: string;
}

/** One change of one record, oldest first. */
export interface WriteLine {
  readonly sequence: number;
  readonly revision: string;
  readonly entity: string;
  readonly record: string;
  readonly fields: readonly string[];
}

/** Changes are numbered when they are made, not when they are committed: so many may overtake one. */
const OVERTAKEN = 5000;

/** What is known of writes on older metadata, in core tables that outlive the process. */
export interface SettlingTable {
  rows(): Promise<readonly SettlingRow[]>;
  /** The mark of a publication that begins now. */
  mark(): Promise<number>;
  insert(row: SettlingRow): Statement;
  finish(revision: string): Promise<void>;
  /** Changes after a mark that were made on another revision than this one. */
  foreign(mark: number, revision: string): Promise<readonly Omit<WriteLine, 'fields'>[]>;
  /** All changes of some records after a mark; to be read while their rows are held. */
  linesOf(transaction: Transaction, mark: number, ids: readonly string[]): Promise<readonly WriteLine[]>;
  /** Locks rows of a table where the engine has such locks, and tells which of them are there. */
  hold(transaction: Transaction, table: string, ids: readonly string[]): Promise<void>;
}

export function createSettlingTable(database: Database): SettlingTable {
  const { quote, engine } = database.dialect;
  const [table, outbox, past, id] = ['_settling', '_outbox', '_history', 'id'].map((name) => quote(name));
  const joined = `${outbox} AS o JOIN ${past} AS h ON h.${id} = o.${quote('history')}`;
  const [sequence, revision, entity, record] = [
    `o.${quote('sequence')}`,
    `o.${quote('revision')}`,
    `h.${quote('entity')}`,
    `h.${quote('record')}`,
  ];
  const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
  return {
    async rows() {
      const sql = `SELECT ${['revision', 'mark', 'moves'].map((name) => quote(name)).join(', ')} FROM ${table}`;
      const rows = await database.read({ sql, values: [] });
      return rows.map(([name, mark, moves]) => ({ revision: String(name), mark: Number(mark), moves: String(moves) }));
    },
    async mark() {
      const [row] = await database.read({ sql: `SELECT MAX(${quote('sequence')}) FROM ${outbox}`, values: [] });
      return Math.max(0, Number(row?.[0] ?? 0) - OVERTAKEN);
    },
    insert: (row) => ({
      sql: `INSERT INTO ${table} (${['revision', 'mark', 'moves'].map((name) => quote(name)).join(', ')}) VALUES (?, ?, ?)`,
      values: [row.revision, row.mark, row.moves],
    }),
    async finish(name) {
      const sql = `DELETE FROM ${table} WHERE ${quote('revision')} = ?`;
      await database.write((transaction) => transaction.run({ sql, values: [name] }));
    },
    async foreign(mark, name) {
      const sql = `SELECT ${sequence}, ${revision}, ${entity}, ${record} FROM ${joined} WHERE ${sequence} > ? AND ${revision} <> ? ORDER BY ${sequence}`;
      const rows = await database.read({ sql, values: [mark, name] });
      return rows.map(([at, made, of, which]) => ({
        sequence: Number(at),
        revision: String(made),
        entity: String(of),
        record: String(which),
      }));
    },
    async linesOf(transaction, mark, ids) {
      const sql = `SELECT ${sequence}, ${revision}, ${entity}, ${record}, h.${quote('changes')} FROM ${joined} WHERE ${record} IN (${marks(ids)}) AND ${sequence} > ? ORDER BY ${sequence}`;
      const rows = await transaction.read({ sql, values: [...ids, mark] });
      return rows.map(([at, made, of, which, changes]) => ({
        sequence: Number(at),
        revision: String(made),
        entity: String(of),
        record: String(which),
        fields: Object.keys(JSON.parse(String(changes)) as object),
      }));
    },
    async hold(transaction, name, ids) {
      if (engine !== 'mysql') return;
      const sql = `SELECT ${id} FROM ${quote(name)} WHERE ${id} IN (${marks(ids)}) ORDER BY ${id} FOR UPDATE`;
      await transaction.read({ sql, values: ids });
    },
  };
}

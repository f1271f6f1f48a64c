import type { Database, Statement, Transaction } from './contracts';

/** A publication after which records may still be written on older metadata, by requests and nodes that do not know it yet. */
export interface SettlingRow {
  /** The name of the revision: "12-3f9a01bc". */
  readonly revision: string;
  /** Which changes of records were there when values were converted. */
  readonly converted: Seen;
  /** Which changes were there when values were changed in place. */
  readonly altered: Seen;
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

/** All changes up to a number, but for some: these were being made, or never came to be. */
export interface Seen {
  readonly last: number;
  readonly but: readonly number[];
}

/** Changes are numbered when they are made, not when they are committed: so many may overtake one. */
const OVERTAKEN = 5000;
const COLUMNS = ['revision', 'converted', 'altered', 'moves'] as const;

export function hasSeen({ last, but }: Seen, sequence: number): boolean {
  return sequence <= last && !but.includes(sequence);
}

/** All changes after this number are to be looked at. */
export function floorOf({ last, but }: Seen): number {
  return Math.min(last, ...but.map((sequence) => sequence - 1));
}

/** What is known of writes on older metadata, in core tables that outlive the process. */
export interface SettlingTable {
  rows(): Promise<readonly SettlingRow[]>;
  /** The changes that are there now. */
  seen(read: Database['read']): Promise<Seen>;
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
      const sql = `SELECT ${COLUMNS.map((name) => quote(name)).join(', ')} FROM ${table}`;
      const rows = await database.read({ sql, values: [] });
      return rows.map(([name, converted, altered, moves]) => ({
        revision: String(name),
        converted: JSON.parse(String(converted)) as Seen,
        altered: JSON.parse(String(altered)) as Seen,
        moves: String(moves),
      }));
    },
    async seen(read) {
      const sql = `SELECT ${quote('sequence')} FROM ${outbox} ORDER BY ${quote('sequence')} DESC LIMIT ${OVERTAKEN}`;
      const found = new Set((await read({ sql, values: [] })).map(([number]) => Number(number)));
      const last = Math.max(0, ...found);
      const first = found.size < OVERTAKEN ? 1 : Math.min(...found);
      const count = Math.max(0, last - Math.max(first, last - OVERTAKEN));
      const recent = Array.from({ length: count }, (_, back) => last - 1 - back);
      return { last, but: recent.filter((number) => !found.has(number)) };
    },
    insert: ({ revision: name, converted, altered, moves }) => ({
      sql: `INSERT INTO ${table} (${COLUMNS.map((column) => quote(column)).join(', ')}) VALUES (?, ?, ?, ?)`,
      values: [name, JSON.stringify(converted), JSON.stringify(altered), moves],
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

/** The embedded database: one writer behind a queue, readers beside it on the write-ahead log. */
import { Sequelize } from 'sequelize';
import { sqliteDialect } from '../language/dialect/sqlite';
import type { StatementListener, StorageDatabase, Transaction } from './contracts';
import { createMutex } from './mutex';
import { inPart } from './part';
import { unitOfWork } from './retry';
import { type SqliteHandle, sqliteModule } from './sqlite-adapter';
import type { SqliteConnection } from './sqlite-driver';
import { createListeners } from './statement-listeners';
import { isSqliteBusy, translateSqlite } from './violations';

interface Lender {
  getConnection(options: { uuid: string }): Promise<SqliteHandle>;
}

/** Opens a database file, made when missing, or `:memory:` (then reads and writes share the one connection). */
export async function openSqlite(path: string): Promise<StorageDatabase> {
  const sequelize = new Sequelize({ dialect: 'sqlite', dialectModule: sqliteModule, storage: path, logging: false });
  const lender = sequelize.connectionManager as unknown as Lender;
  const writer = (await lender.getConnection({ uuid: 'writer' })).connection;
  const reader = (await lender.getConnection({ uuid: 'reader' })).connection;
  const queue = createMutex();
  const listeners = createListeners();
  const transaction = transactionOn(writer, listeners.tell);
  const unit = <T>(work: () => Promise<T>): Promise<T> =>
    unitOfWork(() => queue.hold(() => inTransaction(writer, work)), isSqliteBusy);
  return {
    dialect: sqliteDialect,
    async read(statement) {
      listeners.tell(statement.sql, statement.values);
      return reader.read(statement.sql, statement.values);
    },
    write: (work) => unit(() => work(transaction)),
    define: (statements) =>
      unit(async () => {
        for (const sql of statements) {
          listeners.tell(sql, []);
          writer.exec(sql);
        }
      }),
    onStatement: listeners.add,
    async close() {
      await queue.hold(async () => sequelize.close());
    },
  };
}

async function inTransaction<T>(writer: SqliteConnection, work: () => Promise<T>): Promise<T> {
  writer.exec('BEGIN IMMEDIATE');
  try {
    const answer = await work();
    writer.exec('COMMIT');
    return answer;
  } catch (error) {
    rollBack(writer);
    throw translate(writer, error);
  }
}

function transactionOn(connection: SqliteConnection, tell: StatementListener): Transaction {
  return {
    async read(statement) {
      tell(statement.sql, statement.values);
      return connection.read(statement.sql, statement.values);
    },
    async run(statement) {
      tell(statement.sql, statement.values);
      return connection.run(statement.sql, statement.values);
    },
    part: (work) =>
      inPart(async (sql) => connection.exec(sql), work).catch((error: unknown) => {
        throw translate(connection, error);
      }),
  };
}

/** A full disk or a failed statement may have ended the transaction by itself. */
function rollBack(connection: SqliteConnection): void {
  try {
    connection.exec('ROLLBACK');
  } catch {
    // There is none open any more.
  }
}

/** Busy errors stay as they are, for the retry; violations get our names. */
function translate(connection: SqliteConnection, error: unknown): unknown {
  return translateSqlite(error, (table, columns) => {
    const rows = connection.read(
      `SELECT l.name, (SELECT group_concat(i.name, ',') FROM pragma_index_info(l.name) AS i)
         FROM pragma_index_list(?) AS l WHERE l."unique" = 1`,
      [table],
    );
    const found = rows.find((row) => row[1] === columns.join(','));
    return found ? String(found[0]) : null;
  });
}

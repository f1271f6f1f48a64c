import type { Database, Transaction } from './contracts';

/** A unit of work that ends before its commit, with what was found out meanwhile. */
class TakenBack extends Error {
  constructor(readonly answer: unknown) {
    super('taken back');
  }
}

/**
 * Work on a database of its own inside one transaction that is always taken back: its units of work are parts of that
 * transaction, its reads see what they wrote, and afterwards nothing was ever there. Repeated whole as every unit of work.
 */
export async function tentatively<T>(database: Database, work: (inside: Database) => Promise<T>): Promise<T> {
  try {
    await database.write(async (transaction) => {
      throw new TakenBack(await work(databaseInside(database, transaction)));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.answer as T;
    throw error;
  }
  throw new Error('tentative work must not be kept');
}

function databaseInside({ dialect, onStatement }: Database, transaction: Transaction): Database {
  return {
    dialect,
    onStatement,
    read: (statement) => transaction.read(statement),
    write: (work) => transaction.part(() => work(transaction)),
    close: async () => undefined,
  };
}

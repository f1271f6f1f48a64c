/** The face that Sequelize expects of the `sqlite3` package, over our own connection. */
import { connectSqlite, type SqliteConnection } from './sqlite-driver';

type Callback = (this: { lastID: number; changes: number }, error: Error | null, rows?: unknown[]) => void;
type Parameters = readonly unknown[] | Readonly<Record<string, unknown>>;

/** What `sequelize.connectionManager` hands out for the dialect `sqlite`. */
export class SqliteHandle {
  readonly connection: SqliteConnection;
  /** Set by Sequelize to tell its connections apart. */
  uuid?: string;

  constructor(
    readonly filename: string,
    _mode: number,
    opened: (error: Error | null) => void,
  ) {
    this.connection = connectSqlite(filename);
    queueMicrotask(() => opened(null));
  }

  serialize(work: () => void): void {
    work();
  }

  run(sql: string, parameters?: Parameters, callback?: Callback): void {
    this.answer(callback, () => {
      this.connection.run(sql, values(parameters));
      return undefined;
    });
  }

  all(sql: string, parameters?: Parameters, callback?: Callback): void {
    this.answer(callback, () => this.connection.objects(sql, values(parameters)));
  }

  close(callback?: (error: Error | null) => void): void {
    this.connection.close();
    callback?.(null);
  }

  private answer(callback: Callback | undefined, work: () => unknown[] | undefined): void {
    let rows: unknown[] | undefined;
    let failure: Error | null = null;
    try {
      rows = work();
    } catch (error) {
      failure = error as Error;
    }
    callback?.call({ lastID: 0, changes: 0 }, failure, rows);
  }
}

/** For Sequelize's option `dialectModule`. */
export const sqliteModule = { OPEN_READWRITE: 2, OPEN_CREATE: 4, Database: SqliteHandle };

function values(parameters: Parameters | undefined): readonly unknown[] {
  return Array.isArray(parameters) ? parameters : [];
}

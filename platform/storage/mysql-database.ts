/** MariaDB and MySQL: a pool of connections, set up alike, that Sequelize owns and we speak through. */
import mysql2, { type Connection, type QueryOptions, type ResultSetHeader } from 'mysql2';
import { type Options, Sequelize } from 'sequelize';
import type { Log } from '../foundation/context';
import { mysqlDialect } from '../language/dialect/mysql';
import type { Row, Statement, StorageDatabase, Transaction } from './contracts';
import { inPart } from './part';
import { unitOfWork } from './retry';
import { createListeners } from './statement-listeners';
import { isMysqlAlreadyThere, isMysqlPassing, translateMysql } from './violations';

interface Lender {
  getConnection(options: object): Promise<Connection>;
  releaseConnection(connection: Connection): void;
  destroyConnection?(connection: Connection): Promise<void>;
}

const POOL = { max: 10, min: 0, acquire: 60_000, idle: 60_000 };
/** Strict, ANSI off; every statement sees what is committed when it begins; texts compare by their bytes; divisions keep decimals. */
const session = (isolation: string, collation: string): string =>
  `SET SESSION sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE',
  ${isolation} = 'READ-COMMITTED', collation_connection = '${collation}', innodb_strict_mode = ON,
  innodb_lock_wait_timeout = 10, div_precision_increment = 20, group_concat_max_len = 1048576`;
const MARIADB_SESSION = session('tx_isolation', 'utf8mb4_nopad_bin');
const MYSQL_SESSION = session('transaction_isolation', 'utf8mb4_0900_bin');
/** What the tables of ours say, and how MySQL calls the same collation. */
const MARIADB_COLLATION = /utf8mb4_nopad_bin/g;
const MYSQL_COLLATION = 'utf8mb4_0900_bin';

/** Opens `mysql://user:password@host:port/database?pool=10`. Throws StorageError("gone") when the server does not answer. */
export async function openMysql(url: URL, log: Log): Promise<StorageDatabase> {
  const sequelize = connectionOwner(url, log);
  const lender = sequelize.connectionManager as unknown as Lender;
  const listeners = createListeners();
  const ask = (connection: Connection, statement: Statement) => {
    listeners.tell(statement.sql, statement.values);
    return query(connection, statement);
  };
  const lend = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const connection = await lender.getConnection({});
    try {
      return await work(connection);
    } finally {
      lender.releaseConnection(connection);
    }
  };
  const translated = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw translateMysql(error);
    });
  const once = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    translated(lend((connection) => inTransaction(connection, ask, work)));
  const versions = await translated(lend((connection) => query(connection, { sql: 'SELECT VERSION()', values: [] })));
  const native = isMariadb((versions as Row[])[0])
    ? (sql: string) => sql
    : (sql: string) => sql.replace(MARIADB_COLLATION, MYSQL_COLLATION);
  return {
    dialect: mysqlDialect,
    read: (statement) => translated(lend((connection) => ask(connection, statement) as Promise<readonly Row[]>)),
    write: (work) => unitOfWork(() => once(work), isMysqlPassing),
    define: (statements) => translated(lend((connection) => defineOn(connection, ask, statements.map(native)))),
    onStatement: listeners.add,
    close: () => sequelize.close(),
  };
}

function connectionOwner(url: URL, log: Log): Sequelize {
  const options: Options & { readonly databaseVersion: string } = {
    dialect: 'mysql',
    dialectModule: mysql2,
    // Told, so that Sequelize does not open a connection only to ask.
    databaseVersion: '10.6.0',
    host: url.hostname,
    port: Number(url.port || 3306),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    timezone: '+00:00',
    logging: false,
    pool: { ...POOL, max: Number(url.searchParams.get('pool') ?? POOL.max) },
    dialectOptions: {
      charset: 'utf8mb4',
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
      decimalNumbers: false,
      typeCast: true,
      ...(url.searchParams.get('socket') ? { socketPath: url.searchParams.get('socket') } : {}),
    },
  };
  const sequelize = new Sequelize(options);
  sequelize.addHook('afterConnect', async (connection) => {
    const raw = connection as Connection;
    raw.on('error', (error: Error) => log.warn({ error: error.message }, 'a database connection was lost'));
    const [row] = (await query(raw, { sql: 'SELECT VERSION()', values: [] })) as Row[];
    await query(raw, { sql: isMariadb(row) ? MARIADB_SESSION : MYSQL_SESSION, values: [] });
  });
  return sequelize;
}

function isMariadb(version: Row | undefined): boolean {
  return String(version?.[0]).includes('MariaDB');
}

async function inTransaction<T>(
  connection: Connection,
  ask: (connection: Connection, statement: Statement) => Promise<Row[] | ResultSetHeader>,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  await query(connection, { sql: 'START TRANSACTION', values: [] });
  try {
    const answer = await work({
      read: (statement) => ask(connection, statement) as Promise<Row[]>,
      run: async (statement) => ((await ask(connection, statement)) as ResultSetHeader).affectedRows,
      part: (inner) =>
        inPart((sql) => query(connection, { sql, values: [] }), inner).catch((error: unknown) => {
          throw isMysqlPassing(error) ? error : translateMysql(error);
        }),
    });
    await query(connection, { sql: 'COMMIT', values: [] });
    return answer;
  } catch (error) {
    await query(connection, { sql: 'ROLLBACK', values: [] }).catch(() => connection.destroy());
    throw error;
  }
}

/** New columns and tables hold nothing yet, so nothing is checked and the server need not copy tables. */
async function defineOn(
  connection: Connection,
  ask: (connection: Connection, statement: Statement) => Promise<Row[] | ResultSetHeader>,
  statements: readonly string[],
): Promise<void> {
  await query(connection, { sql: 'SET SESSION foreign_key_checks = OFF', values: [] });
  try {
    for (const sql of statements) {
      await ask(connection, { sql, values: [] }).catch((error: unknown) => {
        if (!isMysqlAlreadyThere(error)) throw error;
      });
    }
  } finally {
    await query(connection, { sql: 'SET SESSION foreign_key_checks = ON', values: [] }).catch(() =>
      connection.destroy(),
    );
  }
}

function query(connection: Connection, statement: Statement): Promise<Row[] | ResultSetHeader> {
  return new Promise((resolve, reject) => {
    const options: QueryOptions = { sql: statement.sql, values: statement.values as unknown[], rowsAsArray: true };
    connection.query(options, (error, answer) => {
      if (error) reject(error);
      else resolve(answer as unknown as Row[] | ResultSetHeader);
    });
  });
}

import type { ColumnKind } from '../vocabulary/contracts';
import type { Database, Row, Statement } from './contracts';

/** A session as stored: the token itself is never kept, only its SHA-256. Times are ISO instants. */
export interface StoredSession {
  readonly token: string;
  readonly user: string;
  readonly created: string;
  readonly seen: string;
  readonly expires: string;
  readonly address: string;
  readonly agent: string;
}

export interface Attempts {
  readonly failures: number;
  readonly until: string;
}

/** Who may come in: password hashes, sessions and failed attempts, in core tables that no record API reaches. */
export interface SignInTables {
  credential(user: string): Promise<string | null>;
  setCredential(user: string, hash: string, at: Date): Promise<void>;
  session(token: string): Promise<StoredSession | null>;
  addSession(session: StoredSession): Promise<void>;
  touchSession(token: string, seen: Date, expires: Date): Promise<void>;
  removeSession(token: string): Promise<void>;
  removeSessionsOf(user: string): Promise<void>;
  attempts(key: string): Promise<Attempts | null>;
  setAttempts(key: string, attempts: Attempts): Promise<void>;
  clearAttempts(key: string): Promise<void>;
}

const INSTANT: ColumnKind = { kind: 'instant' };
const SESSION = ['token', 'user', 'created', 'seen', 'expires', 'address', 'agent'] as const;

export function signInTables(database: Database): SignInTables {
  const { dialect } = database;
  const q = (name: string) => dialect.quote(name);
  const instant = (at: Date | string) => dialect.encode(typeof at === 'string' ? new Date(at) : at, INSTANT);
  const run = (sql: string, values: readonly unknown[]) => database.write((unit) => unit.run({ sql, values }));
  const one = async (statement: Statement): Promise<Row | undefined> => (await database.read(statement))[0];
  const replace = (table: string, columns: readonly string[], values: readonly unknown[]) =>
    database.write(async (unit) => {
      await unit.run({ sql: `DELETE FROM ${q(table)} WHERE ${q(columns[0] ?? '')} = ?`, values: values.slice(0, 1) });
      const marks = columns.map(() => '?').join(', ');
      await unit.run({ sql: `INSERT INTO ${q(table)} (${columns.map(q).join(', ')}) VALUES (${marks})`, values });
    });

  return {
    async credential(user) {
      const row = await one({
        sql: `SELECT ${q('hash')} FROM ${q('_credential')} WHERE ${q('user')} = ?`,
        values: [user],
      });
      return row ? String(row[0]) : null;
    },
    setCredential: (user, hash, at) => replace('_credential', ['user', 'hash', 'changedAt'], [user, hash, instant(at)]),
    async session(token) {
      const columns = SESSION.map((name) => q(name)).join(', ');
      const row = await one({
        sql: `SELECT ${columns} FROM ${q('_session')} WHERE ${q('token')} = ?`,
        values: [token],
      });
      return row ? sessionOf(row, (raw) => String(dialect.decode(raw, INSTANT))) : null;
    },
    async addSession(session) {
      const values = [
        session.token,
        session.user,
        instant(session.created),
        instant(session.seen),
        instant(session.expires),
      ];
      await replace('_session', SESSION, [...values, session.address.slice(0, 64), session.agent.slice(0, 250)]);
    },
    async touchSession(token, seen, expires) {
      const sql = `UPDATE ${q('_session')} SET ${q('seen')} = ?, ${q('expires')} = ? WHERE ${q('token')} = ?`;
      await run(sql, [instant(seen), instant(expires), token]);
    },
    async removeSession(token) {
      await run(`DELETE FROM ${q('_session')} WHERE ${q('token')} = ?`, [token]);
    },
    async removeSessionsOf(user) {
      await run(`DELETE FROM ${q('_session')} WHERE ${q('user')} = ?`, [user]);
    },
    async attempts(key) {
      const columns = `${q('failures')}, ${q('until')}`;
      const row = await one({ sql: `SELECT ${columns} FROM ${q('_throttle')} WHERE ${q('key')} = ?`, values: [key] });
      return row ? { failures: Number(row[0]), until: String(dialect.decode(row[1], INSTANT)) } : null;
    },
    setAttempts: (key, { failures, until }) =>
      replace('_throttle', ['key', 'failures', 'until'], [key, failures, instant(until)]),
    async clearAttempts(key) {
      await run(`DELETE FROM ${q('_throttle')} WHERE ${q('key')} = ?`, [key]);
    },
  };
}

function sessionOf(row: Row, instant: (raw: unknown) => string): StoredSession {
  const [token, user, created, seen, expires, address, agent] = row;
  return {
    token: String(token),
    user: String(user),
    created: instant(created),
    seen: instant(seen),
    expires: instant(expires),
    address: String(address ?? ''),
    agent: String(agent ?? ''),
  };
}

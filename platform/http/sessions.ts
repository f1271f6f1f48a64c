import { hash as digest, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { hashPassword, verifyPassword } from '../access/passwords';
import type { Log } from '../foundation/context';
import { SYSTEM_ACTOR } from '../foundation/context';
import { PlatformError } from '../foundation/errors';
import type { Events } from '../foundation/events';
import type { Snapshot } from '../language/contracts';
import { loadActor, type SignedIn } from '../records/actor';
import type { Records } from '../records/contracts';
import type { SignInTables } from '../storage/sign-in';
import { createThrottle } from './throttle';

const SESSION_DAYS = 14;
const TOUCH_AFTER_MS = 10 * 60_000;
/** How long another node may go on with an actor that changed; this node forgets at once. */
const REMEMBERED_MS = 2000;
const DAY_MS = 86_400_000;

export interface Sessions {
  /** Checks login and password; returns the secret token of a new session. Throws wrongPassword or tooManyAttempts. */
  signIn(
    login: string,
    password: string,
    from: { address: string; agent: string },
  ): Promise<{ token: string; expires: Date }>;
  signOut(token: string): Promise<void>;
  /** The user behind a token; null when there is no such session any more. */
  find(token: string): Promise<SignedIn | null>;
}

/** Sessions are rows: opaque random tokens whose SHA-256 is the key, so the table does not open doors. */
export function createSessions(parts: {
  tables: SignInTables;
  records: Records;
  snapshot: () => Snapshot;
  events: Events;
  log: Log;
}): Sessions {
  const { tables, records, snapshot, events, log } = parts;
  const throttle = createThrottle(tables);
  // Verified against when the login is unknown, so that the answer takes as long as for a known one.
  const nobody = hashPassword(randomBytes(24).toString('base64url'));
  const known = new LRUCache<string, SignedIn>({ max: 10_000, ttl: REMEMBERED_MS });
  events.on('records.changed', ({ entity }) => {
    if (entity === 'user' || entity === 'team') known.clear();
  });
  events.on('metadata.published', () => known.clear());

  return {
    async signIn(login, password, { address, agent }) {
      const now = new Date();
      const keys = [`login:${login.toLowerCase().slice(0, 180)}`, `address:${address}`];
      await throttle.check(keys, now);
      const user = await userOf(login);
      const hash = user ? await tables.credential(user) : null;
      const right = await verifyPassword(hash ?? (await nobody), password);
      const signedIn = user && hash && right ? await loadActor(records, snapshot(), user, log) : null;
      if (!user || !signedIn) {
        await throttle.failed(keys, now);
        throw new PlatformError('wrongPassword');
      }
      await throttle.succeeded(keys);
      const token = randomBytes(32).toString('base64url');
      const expires = new Date(now.getTime() + SESSION_DAYS * DAY_MS);
      const at = now.toISOString();
      await tables.addSession({
        token: keyOf(token),
        user,
        created: at,
        seen: at,
        expires: expires.toISOString(),
        address,
        agent,
      });
      return { token, expires };
    },
    async signOut(token) {
      known.delete(keyOf(token));
      await tables.removeSession(keyOf(token));
    },
    async find(token) {
      const key = keyOf(token);
      const remembered = known.get(key);
      if (remembered) return remembered;
      const session = await tables.session(key);
      const now = new Date();
      if (!session || Date.parse(session.expires) <= now.getTime()) return null;
      const signedIn = await loadActor(records, snapshot(), session.user, log);
      if (!signedIn) return null;
      if (now.getTime() - Date.parse(session.seen) > TOUCH_AFTER_MS) {
        await tables.touchSession(key, now, new Date(now.getTime() + SESSION_DAYS * DAY_MS));
      }
      known.set(key, signedIn);
      return signedIn;
    },
  };

  async function userOf(login: string): Promise<string | null> {
    const context = { actor: SYSTEM_ACTOR, snapshot: snapshot(), now: new Date(), log, channel: 'system' as const };
    const found = await records.find(context, 'user', { where: { login }, fields: ['id'], limit: 1 });
    return found.records[0]?.id ?? null;
  }
}

function keyOf(token: string): string {
  return digest('sha256', token, 'hex');
}

import type { IncomingMessage } from 'node:http';
import type { Context, Log } from '../foundation/context';
import { LOCALES, type Locale, PlatformError } from '../foundation/errors';
import type { Snapshot } from '../language/contracts';
import type { SignedIn } from '../records/actor';
import type { Sessions } from './sessions';

export const SESSION_COOKIE = 'karkas';
/** The header that names a change set to be seen before it is published. */
export const PREVIEW = 'karkas-preview';

/** The secret token of a request: the session cookie, or `Authorization: Bearer <token>` for programs. */
export function tokenOf(request: IncomingMessage): string | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '');
  if (bearer?.[1]) return bearer[1];
  const cookie = /(?:^|;\s*)karkas=([\w-]{20,200})/.exec(request.headers.cookie ?? '');
  return cookie?.[1] ?? null;
}

/** The signed-in user of a request; throws signInNeeded. */
export async function signedIn(request: IncomingMessage, sessions: Sessions): Promise<SignedIn> {
  const token = tokenOf(request);
  const found = token ? await sessions.find(token) : null;
  if (!found) throw new PlatformError('signInNeeded');
  return found;
}

/** The context of one request: it keeps the snapshot it began with to its end. A cookie means a person at a screen, a bearer token a program. */
export function contextOf(request: IncomingMessage, user: SignedIn, snapshot: Snapshot, log: Log): Context {
  const locale = askedLocale(request);
  const actor = locale && locale !== user.actor.locale ? { ...user.actor, locale } : user.actor;
  const channel = request.headers.authorization ? 'api' : 'screen';
  return { actor, snapshot, now: new Date(), log, channel };
}

/** The language a request asks for, for its sentences; null when it asks for none we have. */
export function askedLocale(request: IncomingMessage): Locale | null {
  const asked = (request.headers['accept-language'] ?? '').slice(0, 2).toLowerCase();
  return LOCALES.find((locale) => locale === asked) ?? null;
}

import { type Request, type Response, Router } from 'express';
import type { Action } from '../access/contracts';
import { policyOf } from '../access/policy';
import type { Context } from '../foundation/context';
import { SYSTEM_ACTOR } from '../foundation/context';
import { PlatformError } from '../foundation/errors';
import type { Snapshot } from '../language/contracts';
import type { SignedIn } from '../records/actor';
import { readObject } from './body';
import type { PageParts } from './pages';
import { SESSION_COOKIE, signedIn, tokenOf } from './request-context';

const ACTIONS: readonly Action[] = ['read', 'create', 'update', 'delete', 'import', 'export'];
const OWN_SETTINGS = ['locale', 'theme', 'timeZone'];

/** Sign in, out, and who am I. */
export function sessionRoutes(parts: PageParts): Router {
  const { sessions, records, snapshot, log, secureCookies, baseCurrency } = parts;
  const router = Router();

  router.post('/session', async (request, response) => {
    const { login, password, bearer } = await readObject(request);
    if (typeof login !== 'string' || typeof password !== 'string' || login.length > 250 || password.length > 1000) {
      throw new PlatformError('badRequest', { reason: 'login and password are needed' });
    }
    const from = { address: request.socket.remoteAddress ?? '', agent: request.headers['user-agent'] ?? '' };
    const { token, expires } = await sessions.signIn(login.trim(), password, from);
    if (bearer === true) {
      response.status(201).json({ token, expires: expires.toISOString() });
      return;
    }
    setCookie(response, token, expires);
    response.status(201).json({ expires: expires.toISOString() });
  });

  /** Whether the caller is signed in, without the 401 that browsers report as a fault. */
  router.get('/session', async (request, response) => {
    const token = tokenOf(request);
    response.json({ signedIn: token !== null && (await sessions.find(token)) !== null });
  });

  router.delete('/session', async (request, response) => {
    const token = tokenOf(request);
    if (token) await sessions.signOut(token);
    setCookie(response, '', new Date(0));
    response.status(204).end();
  });

  router.get('/me', async (request, response) => {
    response.json(whoAmI(await signedIn(request, sessions), snapshot(), baseCurrency));
  });

  /** People set their own language, theme and time zone whatever else they may write. */
  router.patch('/me', async (request: Request, response) => {
    const user = await signedIn(request, sessions);
    const input = await readObject(request);
    const strange = Object.keys(input).filter((name) => !OWN_SETTINGS.includes(name));
    if (strange.length > 0) {
      throw new PlatformError('badRequest', {
        reason: `only ${OWN_SETTINGS.join(', ')} are set here, not ${strange.join(', ')}`,
      });
    }
    const context: Context = {
      actor: { ...SYSTEM_ACTOR, locale: user.actor.locale },
      snapshot: snapshot(),
      now: new Date(),
      log,
      channel: 'screen',
    };
    await records.update(context, 'user', user.actor.id ?? '', input, null);
    response.json(whoAmI(await signedIn(request, sessions), snapshot(), baseCurrency));
  });

  function setCookie(response: Response, token: string, expires: Date): void {
    response.cookie(SESSION_COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookies,
      path: '/',
      expires,
    });
  }
  return router;
}

/** The caller with his rights per entity, and the currency of totals, as the screens need them. */
function whoAmI({ actor, login, theme }: SignedIn, snapshot: Snapshot, baseCurrency: string): unknown {
  const policy = policyOf(snapshot, actor);
  const rights: Record<string, unknown> = {};
  for (const name of snapshot.entityNames) {
    if (!policy.may(name, 'read')) continue;
    const readOnlyFields = [...snapshot.entity(name).fields.values()]
      .filter((field) => !field.system && policy.mayRead(name, field.name) && !policy.mayWrite(name, field.name))
      .map((field) => field.name);
    rights[name] = {
      ...Object.fromEntries(ACTIONS.map((action) => [action, policy.may(name, action)])),
      readOnlyFields,
    };
  }
  const { id, name, locale, timeZone, team, teamsBelow, roles } = actor;
  return { user: { id, title: name, login, locale, timeZone, theme, team, teamsBelow }, roles, rights, baseCurrency };
}

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, createApi, type ProblemError } from './api';
import { firstLocale } from './i18n';
import type { Me, OwnSettings } from './me';
import { preview } from './preview';

export type SessionState =
  | { readonly status: 'starting' }
  | { readonly status: 'out' }
  | { readonly status: 'failed'; readonly error: ProblemError }
  | { readonly status: 'in'; readonly me: Me };

export interface Session {
  readonly api: Api;
  readonly state: SessionState;
  /** Throws ProblemError when the server refuses. */
  signIn(login: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** Keeps the user's own settings and shows them at once. */
  change(settings: OwnSettings): Promise<void>;
  /** The session ended while calls were under way: they wait to hear whether the user signed in again (true) or leaves. */
  readonly interrupted: ((signedIn: boolean) => void) | null;
  /** Asks the server again who is signed in and what he may do. */
  refresh(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** Who is signed in. When the session ends while somebody works, a dialog asks for the password and the interrupted calls go on. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ status: 'starting' });
  const { waiting, api, settle } = useApiThatWaits();
  const queries = useQueryClient();

  const refresh = useCallback(async () => setState(await askWho(api)), [api]);
  useEffect(() => void refresh(), [refresh]);

  const session = useMemo<Session>(
    () => ({
      api,
      state,
      refresh,
      interrupted: waiting && state.status === 'in' ? settle : null,
      async signIn(login, password) {
        await api.call('POST', '/api/session', { body: { login, password }, anonymous: true });
        await refresh();
      },
      async signOut() {
        await api.call('DELETE', '/api/session', { anonymous: true });
        queries.clear();
        setState({ status: 'out' });
      },
      async change(settings) {
        setState((now) =>
          now.status === 'in' ? { ...now, me: { ...now.me, user: { ...now.me.user, ...settings } } } : now,
        );
        await api.call('PATCH', '/api/me', { body: settings });
      },
    }),
    [api, state, refresh, queries, waiting, settle],
  );

  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of the running application. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession stands outside SessionProvider');
  return session;
}

/** The signed-in user; only below the sign-in gate. */
export function useMe(): Me {
  const { state } = useSession();
  if (state.status !== 'in') throw new Error('useMe stands outside the sign-in gate');
  return state.me;
}

async function askWho(api: Api): Promise<SessionState> {
  try {
    const { signedIn } = await api.call<{ signedIn: boolean }>('GET', '/api/session', { anonymous: true });
    if (!signedIn) return { status: 'out' };
    return { status: 'in', me: await api.call<Me>('GET', '/api/me', { anonymous: true }) };
  } catch (error) {
    const problem = error as ProblemError;
    return problem.status === 401 ? { status: 'out' } : { status: 'failed', error: problem };
  }
}

interface Waiter {
  resolve(): void;
  reject(error: Error): void;
}

/** An api whose calls wait together while the user signs in again. */
function useApiThatWaits() {
  const { t, i18n } = useTranslation();
  const words = useRef({ t, i18n });
  words.current = { t, i18n };
  const waiters = useRef<Waiter[]>([]);
  const [waiting, setWaiting] = useState(false);
  const api = useMemo(
    () =>
      createApi({
        locale: () =>
          words.current.i18n.language === 'ru' ? 'ru' : words.current.i18n.language === 'en' ? 'en' : firstLocale(),
        preview: () => preview.current()?.id ?? null,
        offline: () => words.current.t('problem.offline'),
        signInAgain: () =>
          new Promise((resolve, reject) => {
            waiters.current.push({ resolve, reject });
            setWaiting(true);
          }),
      }),
    [],
  );
  const settle = useCallback((signedIn: boolean) => {
    const waited = waiters.current.splice(0);
    setWaiting(false);
    if (!signedIn) window.location.assign('/');
    for (const each of waited) signedIn ? each.resolve() : each.reject(new Error('signed out'));
  }, []);
  return { api, waiting, settle };
}

import { ConfigProvider } from 'antd';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Locale } from '../platform/foundation/errors';
import { firstLocale, kitLocale, switchLanguage } from './i18n';
import { useSession } from './session';
import { pageNonce } from './style-nonce';
import { deviceIsDark, kitTheme, onDeviceTheme, type ThemeChoice, themeChoice } from './theme';

const STORED_THEME = 'karkas:theme';

export interface Look {
  readonly locale: Locale;
  readonly theme: ThemeChoice;
  readonly dark: boolean;
  setLocale(locale: Locale): void;
  setTheme(theme: ThemeChoice): void;
}

const LookContext = createContext<Look | null>(null);

/** Language and theme: the signed-in user's own, before that the last ones used in this browser. */
export function LookProvider({ children }: { readonly children: ReactNode }) {
  const { state, change } = useSession();
  const user = state.status === 'in' ? state.me.user : null;
  const [chosen, setChosen] = useState<ThemeChoice>(() => themeChoice(localStorage.getItem(STORED_THEME)));
  const theme = user ? themeChoice(user.theme) : chosen;
  const dark = useSyncExternalStore(onDeviceTheme, deviceIsDark) ? theme !== 'light' : theme === 'dark';
  const [locale, setLoaded] = useState<Locale>(firstLocale);
  const wanted = user?.locale ?? locale;

  useEffect(() => {
    if (wanted !== locale) void switchLanguage(wanted).then(() => setLoaded(wanted));
  }, [wanted, locale]);

  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    localStorage.setItem(STORED_THEME, theme);
  }, [dark, theme]);

  const look = useMemo<Look>(
    () => ({
      locale,
      theme,
      dark,
      setLocale: (next) => {
        if (user) void change({ locale: next });
        else void switchLanguage(next).then(() => setLoaded(next));
      },
      setTheme: (next) => {
        if (user) void change({ theme: next });
        else setChosen(next);
      },
    }),
    [locale, theme, dark, user, change],
  );
  const kit = useMemo(() => kitTheme(dark), [dark]);
  const texts = kitLocale(locale);

  return (
    <LookContext value={look}>
      <ConfigProvider theme={kit} csp={CSP} {...(texts ? { locale: texts } : {})}>
        {children}
      </ConfigProvider>
    </LookContext>
  );
}

/** The language and theme of the application, and how to change them. */
export function useLook(): Look {
  const look = useContext(LookContext);
  if (!look) throw new Error('useLook stands outside LookProvider');
  return look;
}

/** The server's content security policy lets in only styles that carry the page's nonce. */
const CSP = { nonce: pageNonce };

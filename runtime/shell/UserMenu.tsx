import { useTranslation } from 'react-i18next';
import { LOCALES } from '../../platform/foundation/errors';
import { Floating } from '../../platform/vocabulary/kit/Floating';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { useLook } from '../look';
import { useMe, useSession } from '../session';
import type { ThemeChoice } from '../theme';
import { LANGUAGE_NAMES } from './languages';
import { Switch } from './Switch';

const THEMES: readonly { key: ThemeChoice; icon: React.ReactNode }[] = [
  { key: 'light', icon: <Glyph.Sun /> },
  { key: 'dark', icon: <Glyph.Moon /> },
  { key: 'system', icon: <Glyph.Desktop /> },
];

/** Who is signed in, his language and theme, and the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const { user } = useMe();
  return (
    <Floating
      label={user.title}
      placement="bottomEnd"
      trigger={(props) => (
        <button {...props} type="button" className="k-avatar" aria-label={t('shell.user', { name: user.title })}>
          {initialsOf(user.title)}
        </button>
      )}
    >
      {() => <Content />}
    </Floating>
  );
}

function Content() {
  const { t } = useTranslation();
  const { user } = useMe();
  const { signOut } = useSession();
  const { locale, theme, setLocale, setTheme } = useLook();
  return (
    <div className="k-user-menu">
      <p className="k-user-name">{user.title}</p>
      <p className="k-user-login">{user.login}</p>
      <Switch
        label={t('settings.theme')}
        value={theme}
        options={THEMES.map(({ key, icon }) => ({ key, icon, label: t(`settings.theme.${key}`) }))}
        onChange={setTheme}
      />
      <Switch
        label={t('settings.language')}
        value={locale}
        options={LOCALES.map((key) => ({ key, label: LANGUAGE_NAMES[key] }))}
        onChange={setLocale}
      />
      <button type="button" className="k-menu-button" onClick={() => void signOut()}>
        <Glyph.Logout />
        {t('shell.signOut')}
      </button>
    </div>
  );
}

/** "Ivanova Maria" → "IM": one or two letters that people know themselves by. */
function initialsOf(name: string): string {
  const letters = name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.charAt(0));
  return letters.slice(0, 2).join('').toUpperCase() || '?';
}

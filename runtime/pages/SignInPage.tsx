import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES } from '../../platform/foundation/errors';
import { Brand } from '../kit/Brand';
import { useLook } from '../look';
import { useSession } from '../session';
import { LANGUAGE_NAMES } from '../shell/languages';
import { SignInForm } from '../shell/SignInForm';
import './sign-in.css';

/** Where everybody comes in. */
export function SignInPage() {
  const { t } = useTranslation();
  const { signIn } = useSession();
  const { locale, setLocale } = useLook();
  useEffect(() => {
    document.title = `${t('signIn.title')} · Karkas`;
  }, [t]);

  return (
    <main className="k-sign-in">
      <div className="k-sign-in-card">
        <Brand />
        <h1>{t('signIn.title')}</h1>
        <p className="k-sign-in-lead">{t('signIn.lead')}</p>
        <SignInForm signIn={signIn} />
      </div>
      <fieldset className="k-sign-in-languages">
        <legend className="k-hidden">{t('settings.language')}</legend>
        {LOCALES.map((each) => (
          <button key={each} type="button" lang={each} aria-pressed={each === locale} onClick={() => setLocale(each)}>
            {LANGUAGE_NAMES[each]}
          </button>
        ))}
      </fieldset>
    </main>
  );
}

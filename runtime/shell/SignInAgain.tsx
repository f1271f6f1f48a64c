import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe, useSession } from '../session';
import { SignInForm } from './SignInForm';

/** The session ended while somebody works: the password is asked over the page, and what was typed stays. */
export function SignInAgain({ onDone }: { readonly onDone: (signedIn: boolean) => void }) {
  const { t } = useTranslation();
  const { api } = useSession();
  const { user } = useMe();
  return (
    <Modal
      open
      centered
      width={400}
      title={t('signIn.again')}
      footer={null}
      mask={{ closable: false }}
      keyboard={false}
      zIndex={2000}
      onCancel={() => onDone(false)}
    >
      <p className="k-sign-in-lead">{t('signIn.againText', { name: user.title })}</p>
      <SignInForm
        login={user.login}
        signIn={async (login, password) => {
          await api.call('POST', '/api/session', { body: { login, password }, anonymous: true });
          onDone(true);
        }}
      />
    </Modal>
  );
}

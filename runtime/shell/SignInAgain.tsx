import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api';
import type { Me } from '../me';
import { SignInForm } from './SignInForm';

export interface SignInAgainProps {
  readonly api: Api;
  readonly me: Me;
  onSignedIn(): void;
  onLeave(): void;
}

/** The session ended while somebody works: the password is asked over the page, and what was typed stays. */
export function SignInAgain({ api, me, onSignedIn, onLeave }: SignInAgainProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      centered
      width={400}
      title={t('signIn.again')}
      footer={null}
      maskClosable={false}
      keyboard={false}
      zIndex={2000}
      onCancel={onLeave}
    >
      <p className="k-sign-in-lead">{t('signIn.againText', { name: me.user.title })}</p>
      <SignInForm
        login={me.user.login}
        signIn={async (login, password) => {
          await api.call('POST', '/api/session', { body: { login, password }, anonymous: true });
          onSignedIn();
        }}
      />
    </Modal>
  );
}

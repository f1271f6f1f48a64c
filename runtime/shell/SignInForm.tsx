import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../api';
import './sign-in-form.css';

export interface SignInFormProps {
  /** The login when it is known and must stay. */
  readonly login?: string;
  signIn(login: string, password: string): Promise<void>;
}

/** Login and password. Field names and types are those that password managers know. */
export function SignInForm({ login: known, signIn }: SignInFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [login, setLogin] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const status = problem ? 'error' : '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    try {
      await signIn(login, password);
    } catch (error) {
      setProblem((error as ProblemError).message);
      setBusy(false);
    }
  };

  return (
    <form className="k-sign-in-form" onSubmit={submit}>
      <label htmlFor={`${id}login`}>{t('signIn.login')}</label>
      <Input
        id={`${id}login`}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        size="large"
        required
        readOnly={known !== undefined}
        autoFocus={known === undefined}
        value={login}
        status={status}
        onChange={(event) => setLogin(event.target.value)}
      />
      <label htmlFor={`${id}password`}>{t('signIn.password')}</label>
      <Input
        id={`${id}password`}
        name="password"
        type="password"
        autoComplete="current-password"
        size="large"
        required
        autoFocus={known !== undefined}
        value={password}
        status={status}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('signIn.submit')}
      </Button>
      <p className="k-sign-in-problem" role="alert">
        {problem}
      </p>
    </form>
  );
}

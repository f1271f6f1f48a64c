import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';
import { ProblemError } from '../api';
import { Forbidden } from './Forbidden';
import { NotFound } from './NotFound';

export interface FailedProps {
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
}

/** Something could not be fetched: why, in one sentence, and what can be done. */
export function Failed({ error, title, onRetry }: FailedProps) {
  const { t } = useTranslation();
  const problem = error instanceof ProblemError ? error : null;
  if (problem?.status === 403) return <Forbidden />;
  if (problem?.status === 404) return <NotFound />;
  const offline = problem?.code === 'offline';
  return (
    <StatePanel
      alert
      tone="error"
      icon={offline ? <Glyph.Disconnect /> : <Glyph.CloudServer />}
      title={offline ? t('state.offline.title') : (title ?? t('state.failed.title'))}
      text={offline ? t('state.offline.text') : (problem?.message ?? t('state.failed.text'))}
      actions={
        onRetry && (
          <Button type="primary" onClick={onRetry}>
            {t('state.retry')}
          </Button>
        )
      }
    />
  );
}

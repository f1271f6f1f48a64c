import { Button } from 'antd';
import type { Surroundings } from '../../contracts';
import { Glyph } from '../../kit/glyph';
import { StatePanel } from '../../kit/StatePanel';

export interface FailedListProps {
  readonly error: Error;
  readonly surroundings: Surroundings;
  onRetry(): void;
}

/** The records could not be fetched: why, and another try. */
export function FailedList({ error, surroundings, onRetry }: FailedListProps) {
  const { t } = surroundings;
  return (
    <StatePanel
      alert
      tone="error"
      icon={<Glyph.Warning />}
      title={t('list.failed')}
      text={error.message}
      actions={<Button onClick={onRetry}>{t('state.retry')}</Button>}
    />
  );
}

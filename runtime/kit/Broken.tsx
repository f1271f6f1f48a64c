import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';

/** A fault in our own code: the page can be tried again, nothing that was saved is lost. */
export function Broken({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <StatePanel
      alert
      tone="error"
      icon={<Glyph.Bug />}
      title={t('state.broken.title')}
      text={t('state.broken.text')}
      actions={
        <>
          <Button type="primary" onClick={onRetry}>
            {t('state.retry')}
          </Button>
          <Button onClick={() => window.location.reload()}>{t('state.reload')}</Button>
        </>
      }
    />
  );
}

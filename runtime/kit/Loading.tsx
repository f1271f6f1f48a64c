import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const PATIENCE_MILLISECONDS = 250;

/** A quiet sign that something is being fetched; quick answers never show it. */
export function Loading() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="k-loading" role="status" aria-live="polite">
      {shown && <span className="k-spinner" aria-hidden="true" />}
      <span className="k-hidden">{t('state.loading')}</span>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { preview, usePreview } from '../preview';

/** Stands above every page while it shows a change set that is not published. */
export function PreviewBanner() {
  const { t } = useTranslation();
  const shown = usePreview();
  if (!shown) return null;
  return (
    <section className="k-preview" aria-label={t('preview.label')}>
      <p>
        {t('preview.before')} <a href={`/changes/${shown.id}`}>{t('preview.name', { name: shown.name })}</a>{' '}
        {t('preview.after')}
      </p>
      <button type="button" onClick={() => preview.show(null)}>
        {t('preview.leave')}
      </button>
    </section>
  );
}

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';

/** It is published. */
export function Done({ revision }: { readonly revision: string }) {
  const { t } = useTranslation();
  return (
    <StatePanel
      alert
      icon={<Glyph.Check />}
      title={t('changes.published', { revision })}
      text={t('changes.publishedText')}
      actions={
        <>
          <Button href="/changes/revisions">{t('changes.revisions')}</Button>
          <Button href="/changes">{t('changes.sets')}</Button>
        </>
      }
    />
  );
}

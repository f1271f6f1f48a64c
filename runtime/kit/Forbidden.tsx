import { useTranslation } from 'react-i18next';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';
import { HomeLink } from './HomeLink';

/** The user may not see this. */
export function Forbidden() {
  const { t } = useTranslation();
  return (
    <StatePanel
      tone="warning"
      icon={<Glyph.Lock />}
      title={t('state.forbidden.title')}
      text={t('state.forbidden.text')}
      actions={<HomeLink />}
    />
  );
}

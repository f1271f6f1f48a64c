import { useTranslation } from 'react-i18next';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';
import { HomeLink } from './HomeLink';

/** There is nothing at this address, or nothing the user may know of. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <StatePanel
      icon={<Glyph.Compass />}
      title={t('state.notFound.title')}
      text={t('state.notFound.text')}
      actions={<HomeLink />}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { Brand } from '../kit/Brand';
import { CreateMenu } from './CreateMenu';
import { Trail } from './Trail';
import { UserMenu } from './UserMenu';

/** The bar above every page: where I am, what can be created from anywhere, who I am. */
export function Header({ onMenu }: { readonly onMenu?: () => void }) {
  const { t } = useTranslation();
  return (
    <header className="k-header">
      {onMenu && (
        <>
          <button type="button" className="k-icon-button" aria-label={t('shell.menu')} onClick={onMenu}>
            <Glyph.Menu />
          </button>
          <a href="/" aria-label={t('shell.home')}>
            <Brand small />
          </a>
        </>
      )}
      {!onMenu && <Trail />}
      <div className="k-header-end">
        <CreateMenu />
        <UserMenu />
      </div>
    </header>
  );
}

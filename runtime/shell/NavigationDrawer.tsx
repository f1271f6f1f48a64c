import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { Brand } from '../kit/Brand';
import { useLook } from '../look';
import { useSnapshot } from '../metadata';
import { NavigationTree } from './NavigationTree';
import { navigationOf } from './navigation';

export interface NavigationDrawerProps {
  readonly open: boolean;
  onClose(): void;
}

/** The navigation on a phone: slides in over the page. A native dialog keeps the focus inside and closes on Escape. */
export function NavigationDrawer({ open, onClose }: NavigationDrawerProps) {
  const { t } = useTranslation();
  const snapshot = useSnapshot();
  const { locale } = useLook();
  const workspaces = useMemo(() => navigationOf(snapshot, locale), [snapshot, locale]);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Escape
    <dialog
      ref={dialog}
      className="k-drawer"
      aria-label={t('shell.navigation')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="k-drawer-head">
        <Brand small />
        <button type="button" className="k-icon-button" aria-label={t('action.close')} onClick={onClose}>
          <Glyph.Close />
        </button>
      </div>
      <nav className="k-sider-nav">{open && <NavigationTree workspaces={workspaces} />}</nav>
    </dialog>
  );
}

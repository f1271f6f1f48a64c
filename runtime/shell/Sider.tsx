import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Floating } from '../../platform/vocabulary/kit/Floating';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { Icon } from '../../platform/vocabulary/kit/Icon';
import { Brand } from '../kit/Brand';
import { useLook } from '../look';
import { useSnapshot } from '../metadata';
import { NavigationTree, WorkspaceItems } from './NavigationTree';
import { type NavigationWorkspace, navigationOf } from './navigation';
import { usePlace } from './use-place';

export interface SiderProps {
  readonly collapsed: boolean;
  onCollapse(collapsed: boolean): void;
}

/** Workspaces and their items. Collapsed, only the workspaces' icons stay; each opens its items beside it. */
export function Sider({ collapsed, onCollapse }: SiderProps) {
  const { t } = useTranslation();
  const snapshot = useSnapshot();
  const { locale } = useLook();
  const workspaces = useMemo(() => navigationOf(snapshot, locale), [snapshot, locale]);
  return (
    <aside className="k-sider">
      <a className="k-sider-brand" href="/" aria-label={t('shell.home')}>
        <Brand small />
      </a>
      <nav className="k-sider-nav" aria-label={t('shell.navigation')}>
        {collapsed ? <Rail workspaces={workspaces} /> : <NavigationTree workspaces={workspaces} />}
      </nav>
      <button
        type="button"
        className="k-sider-fold"
        aria-label={t(collapsed ? 'shell.expand' : 'shell.collapse')}
        aria-expanded={!collapsed}
        onClick={() => onCollapse(!collapsed)}
      >
        {collapsed ? <Glyph.MenuUnfold /> : <Glyph.MenuFold />}
        {!collapsed && <span>{t('shell.collapse')}</span>}
      </button>
    </aside>
  );
}

function Rail({ workspaces }: { readonly workspaces: readonly NavigationWorkspace[] }) {
  return (
    <ul className="k-rail">
      {workspaces.map((workspace) => (
        <RailItem key={workspace.name} workspace={workspace} />
      ))}
    </ul>
  );
}

function RailItem({ workspace }: { readonly workspace: NavigationWorkspace }) {
  const place = usePlace();
  return (
    <li>
      <Floating
        placement="rightStart"
        label={workspace.label}
        trigger={(props) => (
          <button
            {...props}
            type="button"
            className="k-rail-button"
            aria-label={workspace.label}
            title={workspace.label}
            data-current={place.workspace === workspace.name || undefined}
          >
            <Icon name={workspace.icon} />
          </button>
        )}
      >
        {(close) => (
          // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the links inside act, this only closes the flyout after them
          <div className="k-flyout" onClick={close}>
            <h2>{workspace.label}</h2>
            <WorkspaceItems workspace={workspace} />
          </div>
        )}
      </Floating>
    </li>
  );
}

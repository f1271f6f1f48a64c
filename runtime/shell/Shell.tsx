import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { CreateInlineProvider } from '../inline';
import { ErrorBoundary } from '../kit/ErrorBoundary';
import { Loading } from '../kit/Loading';
import { useNarrow } from '../kit/narrow';
import { ToastProvider } from '../kit/toast';
import { MetadataProvider } from '../metadata';
import { preferencesOf } from '../preferences';
import { useMe } from '../session';
import { SurroundingsProvider } from '../surroundings';
import { CreateInlineHost } from './CreateInlineHost';
import { Header } from './Header';
import { NavigationDrawer } from './NavigationDrawer';
import { PreviewBanner } from './PreviewBanner';
import { Sider } from './Sider';
import { useInnerLinks } from './use-inner-links';
import './shell.css';

/** The frame of every page: workspaces on the left, who I am on the right, the page in the middle. */
export function Shell() {
  return (
    <div className="k-whole">
      <PreviewBanner />
      <MetadataProvider>
        <ToastProvider>
          <CreateInlineProvider>
            <SurroundingsProvider>
              <Frame />
              <CreateInlineHost />
            </SurroundingsProvider>
          </CreateInlineProvider>
        </ToastProvider>
      </MetadataProvider>
    </div>
  );
}

function Frame() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { pathname } = useLocation();
  const [collapsed, setCollapsed] = useCollapsed();
  const [drawer, setDrawer] = useState(false);
  useInnerLinks();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the drawer
  useEffect(() => setDrawer(false), [pathname]);

  return (
    <div className="k-frame" data-collapsed={collapsed || undefined}>
      <a className="k-skip" href="#content">
        {t('shell.skip')}
      </a>
      {!narrow && <Sider collapsed={collapsed} onCollapse={setCollapsed} />}
      {narrow && <NavigationDrawer open={drawer} onClose={() => setDrawer(false)} />}
      <div className="k-body">
        <Header {...(narrow ? { onMenu: () => setDrawer(true) } : {})} />
        <main id="content" className="k-main" tabIndex={-1}>
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}

function useCollapsed(): readonly [boolean, (collapsed: boolean) => void] {
  const preferences = preferencesOf(useMe().user.id);
  const [collapsed, setCollapsed] = useState(() => preferences.get<boolean>('shell.collapsed') ?? false);
  return [
    collapsed,
    (next) => {
      setCollapsed(next);
      preferences.set('shell.collapsed', next);
    },
  ];
}

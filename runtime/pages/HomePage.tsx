import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';
import { useLook } from '../look';
import { useSnapshot } from '../metadata';
import { preferencesOf } from '../preferences';
import { useMe } from '../session';
import { itemsOf, navigationOf } from '../shell/navigation';
import type { Place } from '../shell/use-place';

/** Leads to where the user was last, or to the first item of the first workspace. */
export function HomePage() {
  const { t } = useTranslation();
  const items = navigationOf(useSnapshot(), useLook().locale).flatMap((workspace) =>
    itemsOf(workspace).map((item) => ({ ...item, workspace: workspace.name })),
  );
  const last = preferencesOf(useMe().user.id).get<Place>('shell.place');
  const target = items.find((item) => item.workspace === last?.workspace && item.view === last.view) ?? items[0];
  if (target) return <Navigate to={target.href} replace />;
  return <StatePanel icon={<Glyph.Inbox />} title={t('state.nothing.title')} text={t('state.nothing.text')} />;
}

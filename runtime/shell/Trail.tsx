import { useTranslation } from 'react-i18next';
import { useLook } from '../look';
import { useSnapshot } from '../metadata';
import { itemsOf, navigationOf } from './navigation';
import { usePlace } from './use-place';

/** Workspace and item, the way back from a record to its list. */
export function Trail() {
  const { t } = useTranslation();
  const { locale } = useLook();
  const place = usePlace();
  const workspace = navigationOf(useSnapshot(), locale).find((each) => each.name === place.workspace);
  const item = workspace && itemsOf(workspace).find((each) => each.view === place.view);
  if (!workspace) return null;
  return (
    <nav className="k-trail" aria-label={t('shell.trail')}>
      <span>{workspace.label}</span>
      {item && <a href={item.href}>{item.label}</a>}
    </nav>
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, Snapshot } from '../../platform/language/contracts';
import { Floating } from '../../platform/vocabulary/kit/Floating';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { Icon } from '../../platform/vocabulary/kit/Icon';
import { say } from '../../platform/vocabulary/kit/say';
import { useLook } from '../look';
import { useSnapshot } from '../metadata';
import { usePreview } from '../preview';
import { useMe } from '../session';
import { itemsOf, navigationOf } from './navigation';
import { usePlace } from './use-place';

const MOST = 8;

/** Creates a record from anywhere: what the current workspace shows and the user may create. */
export function CreateMenu() {
  const { t } = useTranslation();
  const { locale } = useLook();
  const entities = useCreatable();
  const previewing = usePreview() !== null;
  if (previewing || entities.length === 0) return null;
  return (
    <Floating
      label={t('shell.create')}
      placement="bottomEnd"
      trigger={(props) => (
        <button
          {...props}
          type="button"
          className="k-icon-button"
          aria-label={t('shell.create')}
          title={t('shell.create')}
        >
          <Glyph.Plus />
        </button>
      )}
    >
      {(close) => (
        <ul className="k-menu">
          {entities.map((entity) => (
            <li key={entity.name}>
              <a href={`/r/${entity.name}/new`} onClick={close}>
                <Icon name={entity.icon} />
                {say(entity.label, locale, entity.name)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Floating>
  );
}

function useCreatable(): readonly Entity[] {
  const snapshot = useSnapshot();
  const { rights } = useMe();
  const { workspace } = usePlace();
  return useMemo(
    () =>
      entitiesOf(snapshot, workspace)
        .filter((entity) => rights[entity.name]?.create && !entity.part)
        .slice(0, MOST),
    [snapshot, rights, workspace],
  );
}

function entitiesOf(snapshot: Snapshot, workspace: string | null): readonly Entity[] {
  const shown = navigationOf(snapshot, 'en').find((each) => each.name === workspace);
  const names = (shown ? itemsOf(shown) : []).map((item) => String(snapshot.artefact('view', item.view)?.['entity']));
  return [...new Set(names)].filter((name) => snapshot.hasEntity(name)).map((name) => snapshot.entity(name));
}

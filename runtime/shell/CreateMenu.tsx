import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { Popover } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity, Snapshot } from '../../platform/language/contracts';
import { Icon } from '../../platform/vocabulary/kit/Icon';
import { say } from '../../platform/vocabulary/kit/say';
import { useLook } from '../look';
import { useSnapshot } from '../metadata';
import { useMe } from '../session';
import { itemsOf, navigationOf } from './navigation';
import { usePlace } from './use-place';

const MOST = 8;

/** Creates a record from anywhere: what the current workspace shows and the user may create. */
export function CreateMenu() {
  const { t } = useTranslation();
  const { locale } = useLook();
  const [open, setOpen] = useState(false);
  const entities = useCreatable();
  if (entities.length === 0) return null;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <ul className="k-menu" aria-label={t('shell.create')}>
          {entities.map((entity) => (
            <li key={entity.name}>
              <a href={`/r/${entity.name}/new`} onClick={() => setOpen(false)}>
                <Icon name={entity.icon} />
                {say(entity.label, locale, entity.name)}
              </a>
            </li>
          ))}
        </ul>
      }
    >
      <button
        type="button"
        className="k-icon-button"
        aria-label={t('shell.create')}
        title={t('shell.create')}
        aria-haspopup="menu"
        aria-expanded={open}
      >
        <Glyph.Plus />
      </button>
    </Popover>
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

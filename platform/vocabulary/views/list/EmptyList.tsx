import { Button } from 'antd';
import { Glyph } from '../../kit/glyph';
import { StatePanel } from '../../kit/StatePanel';
import { say } from '../../kit/say';
import { isNarrowed } from '../../selection/selected';
import type { List } from './use-list';

const EVERYTHING = { search: '', preset: null, saved: null, filters: {} };

/** Nothing to show: because nothing fits the selection, or because nothing is there yet. */
export function EmptyList({ list }: { readonly list: List }) {
  const { entity, surroundings, selection, select, create } = list;
  const { t, locale } = surroundings;
  if (isNarrowed(selection)) {
    return (
      <StatePanel
        icon={<Glyph.Search />}
        title={t('list.nothingFits')}
        text={t('list.nothingFitsText')}
        actions={<Button onClick={() => select(EVERYTHING)}>{t('list.showAll')}</Button>}
      />
    );
  }
  const may = surroundings.may(entity.name, 'create');
  return (
    <StatePanel
      icon={<Glyph.Inbox />}
      title={t('list.empty', { name: say(entity.plural, locale, entity.name) })}
      text={t(may ? 'list.emptyText' : 'list.emptyReadOnly')}
      actions={
        may && (
          <Button type="primary" icon={<Glyph.Plus />} onClick={create}>
            {t('action.create')}
          </Button>
        )
      }
    />
  );
}

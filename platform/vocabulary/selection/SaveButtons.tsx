import type { ToolbarProps } from './toolbar-props';
import { differs, type SavedFilter } from './use-saved-filters';

/** Keeps the filters in use: as a new saved filter, or in the one they came from. */
export function SaveButtons(props: ToolbarProps & { onSave(): void }) {
  const { saved, selection, surroundings, columns, onSave } = props;
  const { t } = surroundings;
  const current = saved.all.find((each) => each.id === selection.saved);
  const content = { filters: selection.filters, sort: selection.sort, columns };
  const changed = current === undefined || differs(current, content);
  if (!saved.may || !changed || (Object.keys(selection.filters).length === 0 && !current)) return null;

  const replace = async (filter: SavedFilter) => {
    try {
      await saved.replace(filter, content);
      surroundings.notify('success', t('selection.replaced', { name: filter.name }));
    } catch (error) {
      surroundings.notify('error', (error as Error).message);
    }
  };
  return (
    <div className="k-toolbar-save">
      {current?.mine && (
        <button type="button" onClick={() => void replace(current)}>
          {t('selection.replace')}
        </button>
      )}
      <button type="button" onClick={onSave}>
        {t('selection.save')}
      </button>
    </div>
  );
}

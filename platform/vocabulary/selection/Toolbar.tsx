import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Artefact, Entity } from '../../language/contracts';
import type { ViewSurroundings } from '../contracts';
import { Glyph } from '../kit/glyph';
import { say } from '../kit/say';
import { FilterRow } from './FilterRow';
import { SearchBox } from './SearchBox';
import { SelectionMenu } from './SelectionMenu';
import type { Selection } from './selection';
import type { ToolbarParts } from './toolbar-parts';
import { differs, type SavedFilter, type SavedFilters } from './use-saved-filters';
import type { Select } from './use-selection';
import './toolbar.css';

const SaveFilterDialog = lazy(async () => ({ default: (await import('./SaveFilterDialog')).SaveFilterDialog }));

export interface ToolbarProps {
  readonly view: Artefact;
  readonly entity: Entity;
  readonly parts: ToolbarParts;
  readonly saved: SavedFilters;
  readonly selection: Selection;
  readonly surroundings: ViewSurroundings;
  readonly embedded: boolean;
  /** How many records there are, beside the heading. */
  readonly count: ReactNode;
  /** What else can be done here, at the right end. */
  readonly actions: ReactNode;
  /** Stands with the filters on a narrow screen, where there are no headings to click. */
  readonly narrowExtra?: ReactNode;
  /** The chosen columns, to be kept with a filter. */
  readonly columns: readonly string[] | null;
  readonly onSelect: Select;
  onColumns?(columns: readonly string[]): void;
}

type Dialog = { readonly mode: 'new' } | { readonly mode: 'edit'; readonly filter: SavedFilter };

/** What stands above a list and a board: heading, selections, search, filters. */
export function Toolbar(props: ToolbarProps) {
  const { view, entity, parts, saved, selection, surroundings, onSelect } = props;
  const { t, locale, narrow } = surroundings;
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const current = saved.all.find((each) => each.id === selection.saved);
  const filterCount = Object.keys(selection.filters).length;
  const content = { filters: selection.filters, sort: selection.sort, columns: props.columns };

  const openSaved = (filter: SavedFilter) => {
    if (filter.columns) props.onColumns?.(filter.columns);
    onSelect({ saved: filter.id, preset: null, filters: filter.filters, sort: filter.sort });
  };
  const replace = async (filter: SavedFilter) => {
    try {
      await saved.replace(filter, content);
      surroundings.notify('success', t('selection.replaced', { name: filter.name }));
    } catch (error) {
      surroundings.notify('error', (error as Error).message);
    }
  };

  return (
    <div className="k-toolbar">
      <div className="k-toolbar-line">
        {!props.embedded && <h1>{say(view.label ?? entity.plural, locale, view.name)}</h1>}
        <SelectionMenu
          selection={selection}
          presets={parts.presets}
          saved={saved.all}
          surroundings={surroundings}
          onAll={() => onSelect({ preset: null, saved: null, filters: {}, sort: null })}
          onPreset={(preset) => onSelect({ preset: preset.key, saved: null })}
          onSaved={openSaved}
          onEdit={(filter) => setDialog({ mode: 'edit', filter })}
        />
        <span className="k-toolbar-count">{props.count}</span>
        <div className="k-toolbar-end">
          {!narrow && (
            <SearchBox value={selection.search} label={t('list.search')} onSearch={(search) => onSelect({ search })} />
          )}
          {props.actions}
        </div>
      </div>
      {narrow && (
        <div className="k-toolbar-line">
          <SearchBox value={selection.search} label={t('list.search')} onSearch={(search) => onSelect({ search })} />
          <button
            type="button"
            className="k-tool"
            aria-label={t('filter.all')}
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          >
            <Glyph.Filter />
            {filterCount > 0 && <span className="k-tool-count">{filterCount}</span>}
          </button>
        </div>
      )}
      {(!narrow || unfolded) && (
        <div className="k-toolbar-line k-toolbar-filters">
          {narrow && props.narrowExtra}
          <FilterRow
            entity={entity}
            parts={parts}
            filters={selection.filters}
            surroundings={surroundings}
            onFilters={(filters) => onSelect({ filters })}
          />
          {saved.may && (filterCount > 0 || current) && (
            <div className="k-toolbar-save">
              {current?.mine && differs(current, content) && (
                <button type="button" onClick={() => void replace(current)}>
                  {t('selection.replace')}
                </button>
              )}
              {(!current || differs(current, content)) && (
                <button type="button" onClick={() => setDialog({ mode: 'new' })}>
                  {t('selection.save')}
                </button>
              )}
            </div>
          )}
        </div>
      )}
      {dialog && (
        <Suspense fallback={null}>
          <SaveFilterDialog
            surroundings={surroundings}
            title={t(dialog.mode === 'new' ? 'selection.new' : 'selection.change')}
            name={dialog.mode === 'edit' ? dialog.filter.name : ''}
            shared={dialog.mode === 'edit' && dialog.filter.shared}
            onClose={() => setDialog(null)}
            onSave={async (name, shared) => {
              if (dialog.mode === 'edit') return saved.rename(dialog.filter, name, shared);
              onSelect({ saved: await saved.create(name, shared, content) });
            }}
            {...(dialog.mode === 'edit'
              ? {
                  onDelete: async () => {
                    await saved.remove(dialog.filter);
                    if (dialog.filter.id === selection.saved) onSelect({ saved: null });
                  },
                }
              : {})}
          />
        </Suspense>
      )}
    </div>
  );
}

import { useState } from 'react';
import { Glyph } from '../kit/glyph';
import { say } from '../kit/say';
import { FilterRow } from './FilterRow';
import { SaveButtons } from './SaveButtons';
import { SavedDialog, type SavedDialogState } from './SavedDialog';
import { SearchBox } from './SearchBox';
import { SelectionMenu } from './SelectionMenu';
import type { ToolbarProps } from './toolbar-props';
import type { SavedFilter } from './use-saved-filters';
import './toolbar.css';

/** What stands above a list and a board: heading, selections, search, filters. */
export function Toolbar(props: ToolbarProps) {
  const { selection, surroundings } = props;
  const { narrow } = surroundings;
  const [dialog, setDialog] = useState<SavedDialogState | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  return (
    <div className="k-toolbar">
      <HeadLine {...props} onEdit={(filter) => setDialog({ mode: 'edit', filter })} />
      {narrow && (
        <div className="k-toolbar-line">
          <Search {...props} />
          <FilterToggle
            label={surroundings.t('filter.all')}
            count={Object.keys(selection.filters).length}
            open={unfolded}
            onToggle={() => setUnfolded(!unfolded)}
          />
        </div>
      )}
      {(!narrow || unfolded) && <FilterLine {...props} onSave={() => setDialog({ mode: 'new' })} />}
      {dialog && <SavedDialog {...props} dialog={dialog} onClose={() => setDialog(null)} />}
    </div>
  );
}

function HeadLine(props: ToolbarProps & { onEdit(filter: SavedFilter): void }) {
  const { view, entity, parts, saved, selection, surroundings, onSelect, onEdit } = props;
  const openSaved = (filter: SavedFilter) => {
    if (filter.columns) props.onColumns?.(filter.columns);
    onSelect({ saved: filter.id, preset: null, filters: filter.filters, sort: filter.sort });
  };
  return (
    <div className="k-toolbar-line">
      {!props.embedded && <h1>{say(view.label ?? entity.plural, surroundings.locale, view.name)}</h1>}
      <SelectionMenu
        {...{ selection, surroundings, onEdit }}
        presets={parts.presets}
        saved={saved.all}
        onAll={() => onSelect({ preset: null, saved: null, filters: {}, sort: null })}
        onPreset={(preset) => onSelect({ preset: preset.key, saved: null })}
        onSaved={openSaved}
      />
      <span className="k-toolbar-count">{props.count}</span>
      <div className="k-toolbar-end">
        {!surroundings.narrow && <Search {...props} />}
        {props.actions}
      </div>
    </div>
  );
}

function FilterLine(props: ToolbarProps & { onSave(): void }) {
  const { entity, parts, selection, surroundings, onSelect } = props;
  return (
    <div className="k-toolbar-line k-toolbar-filters">
      {surroundings.narrow && props.narrowExtra}
      <FilterRow
        {...{ entity, parts, surroundings }}
        filters={selection.filters}
        onFilters={(filters) => onSelect({ filters })}
      />
      <SaveButtons {...props} />
    </div>
  );
}

function Search({ selection, surroundings, onSelect }: ToolbarProps) {
  const label = surroundings.t('list.search');
  return <SearchBox value={selection.search} label={label} onSearch={(search) => onSelect({ search })} />;
}

interface FilterToggleProps {
  readonly label: string;
  readonly count: number;
  readonly open: boolean;
  onToggle(): void;
}

function FilterToggle({ label, count, open, onToggle }: FilterToggleProps) {
  return (
    <button type="button" className="k-tool" aria-label={label} aria-expanded={open} onClick={onToggle}>
      <Glyph.Filter />
      {count > 0 && <span className="k-tool-count">{count}</span>}
    </button>
  );
}

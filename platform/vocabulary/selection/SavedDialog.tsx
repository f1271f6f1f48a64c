import { lazy, Suspense } from 'react';
import type { ToolbarProps } from './toolbar-props';
import type { SavedFilter } from './use-saved-filters';

const SaveFilterDialog = lazy(async () => ({ default: (await import('./SaveFilterDialog')).SaveFilterDialog }));

export type SavedDialogState = { readonly mode: 'new' } | { readonly mode: 'edit'; readonly filter: SavedFilter };

export interface SavedDialogProps extends ToolbarProps {
  readonly dialog: SavedDialogState;
  onClose(): void;
}

/** The dialog that names a new filter, or renames, shares and deletes one. */
export function SavedDialog({ dialog, saved, selection, surroundings, columns, onSelect, onClose }: SavedDialogProps) {
  const { t } = surroundings;
  const filter = dialog.mode === 'edit' ? dialog.filter : null;
  const save = async (name: string, shared: boolean) => {
    if (filter) return saved.rename(filter, name, shared);
    const content = { filters: selection.filters, sort: selection.sort, columns };
    onSelect({ saved: await saved.create(name, shared, content) });
  };
  const remove = async (gone: SavedFilter) => {
    await saved.remove(gone);
    if (gone.id === selection.saved) onSelect({ saved: null });
  };
  return (
    <Suspense fallback={null}>
      <SaveFilterDialog
        surroundings={surroundings}
        title={t(filter ? 'selection.change' : 'selection.new')}
        name={filter?.name ?? ''}
        shared={filter?.shared ?? false}
        onClose={onClose}
        onSave={save}
        {...(filter ? { onDelete: () => remove(filter) } : {})}
      />
    </Suspense>
  );
}

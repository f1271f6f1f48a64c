/** What a change of metadata means for the records there are, where two revisions alone do not tell. */
import type { PlaceRename } from './evolution';

export type Operation = (Renaming | OptionChange) & {
  /** The operation that this one takes back: "12-3f9a01bc/0" is the first of revision 12. */
  readonly undoes?: string;
};

type Renaming =
  /** Another name for the same thing; every mention is rewritten. */
  | { readonly what: 'field'; readonly entity: string; readonly from: string; readonly to: string }
  | { readonly what: 'artefact'; readonly kind: string; readonly from: string; readonly to: string };

type OptionChange =
  /** Another key for an option of `choices`, or of one field's own options; into a key that is there it is merged. */
  | { readonly what: 'option'; readonly choices: string; readonly from: string; readonly to: string }
  | {
      readonly what: 'option';
      readonly entity: string;
      readonly field: string;
      readonly from: string;
      readonly to: string;
    };

/** The renames that keep values where they are. */
export function placeRenames(operations: readonly Operation[]): readonly PlaceRename[] {
  return operations.flatMap((operation): readonly PlaceRename[] => {
    if (operation.what === 'field') return [{ entity: operation.entity, field: operation.from, to: operation.to }];
    if (operation.what === 'artefact' && operation.kind === 'entity')
      return [{ entity: operation.from, to: operation.to }];
    return [];
  });
}

/** How an operation is called for ever: by its revision and its place among the operations of that. */
export function operationName(revision: string, place: number): string {
  return `${revision}/${place}`;
}

/** A change of an option with the names that later operations give to the list or field it speaks of. */
export function atLast<T extends OptionChange>(change: T, later: readonly Operation[]): T {
  let named = change;
  for (const rename of later) named = { ...named, ...newName(named, rename) };
  return named;
}

function newName(option: OptionChange, rename: Operation): { choices?: string; entity?: string; field?: string } {
  const { from, to } = rename;
  const isArtefact = (kind: string, name: string) =>
    rename.what === 'artefact' && rename.kind === kind && name === from;
  if ('choices' in option) return isArtefact('choices', option.choices) ? { choices: to } : {};
  if (isArtefact('entity', option.entity)) return { entity: to };
  return rename.what === 'field' && rename.entity === option.entity && option.field === from ? { field: to } : {};
}

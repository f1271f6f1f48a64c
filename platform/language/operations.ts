/** What a change of metadata means for the records there are, where two revisions alone do not tell. */
import type { PlaceRename } from './evolution';

export type Operation =
  /** Another name for the same thing; every mention is rewritten. */
  | { readonly what: 'field'; readonly entity: string; readonly from: string; readonly to: string }
  | { readonly what: 'artefact'; readonly kind: string; readonly from: string; readonly to: string }
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

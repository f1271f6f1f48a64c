import { lazy } from 'react';
import type { FieldCell, FieldView } from '../platform/vocabulary/contracts';
import { FIELD_CELLS, PLAIN_CELL } from '../platform/vocabulary/fields/cells';
import { words } from '../platform/vocabulary/words';

type Views = Readonly<Record<string, FieldView>>;

const CELLS: ReadonlyMap<string, FieldCell> = new Map(Object.entries(FIELD_CELLS));

let complete: Views | null = null;

/** Fetches what it takes to edit values. Pages with forms wait for it, so that no input appears late. */
export async function loadFieldViews(): Promise<void> {
  complete ??= (await import('../platform/vocabulary/fields/views')).FIELD_VIEWS;
}

/** The looks of a word: at once how it is shown, and once a form was opened also how it is edited. Throws for a word nobody knows. */
export function fieldView(type: string): FieldView {
  const view = complete?.[type] ?? PARTIAL.get(type);
  if (!view) throw new Error(`nobody knows how the word ${type} looks`);
  return view;
}

const PARTIAL: ReadonlyMap<string, FieldView> = new Map(
  words.fieldTypes.map((type) => [type, { ...(CELLS.get(type) ?? PLAIN_CELL), Input: lateInput(type) }]),
);

function lateInput(type: string): FieldView['Input'] {
  return lazy(async () => {
    const { FIELD_VIEWS }: { FIELD_VIEWS: Views } = await import('../platform/vocabulary/fields/views');
    const view = FIELD_VIEWS[type];
    if (!view) throw new Error(`nobody knows how the word ${type} is edited`);
    return { default: view.Input };
  });
}

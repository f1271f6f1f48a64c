import { lazy } from 'react';
import type { FieldView } from '../platform/vocabulary/contracts';
import { FIELD_CELLS } from '../platform/vocabulary/fields/cells';

type Name = keyof typeof FIELD_CELLS;
type Views = Readonly<Record<string, FieldView>>;

let complete: Views | null = null;

/** Fetches what it takes to edit values. Pages with forms wait for it, so that no input appears late. */
export async function loadFieldViews(): Promise<void> {
  complete ??= (await import('../platform/vocabulary/fields/views')).FIELD_VIEWS;
}

/** The looks of a word: at once how it is shown, and once a form was opened also how it is edited. Throws for a word nobody knows. */
export function fieldView(type: string): FieldView {
  const view = complete?.[type] ?? (Object.hasOwn(PARTIAL, type) ? PARTIAL[type] : undefined);
  if (!view) throw new Error(`nobody knows how the word ${type} looks`);
  return view;
}

const PARTIAL: Views = Object.fromEntries(
  Object.keys(FIELD_CELLS).map((type) => [type, { ...FIELD_CELLS[type as Name], Input: lateInput(type as Name) }]),
);

function lateInput(type: Name): FieldView['Input'] {
  return lazy(async () => {
    const { FIELD_VIEWS } = await import('../platform/vocabulary/fields/views');
    return { default: FIELD_VIEWS[type].Input };
  });
}

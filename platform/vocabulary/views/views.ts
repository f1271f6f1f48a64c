/** How every view word looks. The list of meanings is beside it in `index.ts`; each look is fetched when it is first shown. */
import { lazy } from 'react';
import type { ViewLook } from '../contracts';

export const VIEW_LOOKS = {
  list: { View: lazy(async () => ({ default: (await import('./list/view')).ListView })) },
  board: { View: lazy(async () => ({ default: (await import('./board/view')).BoardView })) },
  form: { View: lazy(async () => ({ default: (await import('./form/view')).formView.View })) },
} as const satisfies Readonly<Record<string, ViewLook>>;

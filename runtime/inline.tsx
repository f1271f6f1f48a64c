import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { ReferenceValue, ViewSurroundings } from '../platform/vocabulary/contracts';

/** A record being created in a dialog; `finish` hands it to whoever asked. */
export interface Pending {
  readonly entity: string;
  readonly values: Readonly<Record<string, unknown>>;
  finish(created: ReferenceValue | null): void;
}

interface Inline {
  readonly createInline: ViewSurroundings['createInline'];
  readonly pending: Pending | null;
}

const InlineContext = createContext<Inline | null>(null);

/** Lets a picker create the record that is not there yet, without leaving the page. The dialog itself is drawn by CreateInlineHost. */
export function CreateInlineProvider({ children }: { readonly children: ReactNode }) {
  const [pending, setPending] = useState<Pending | null>(null);
  const createInline = useCallback<ViewSurroundings['createInline']>(
    (entity, values) =>
      new Promise((resolve) => {
        const finish = (created: ReferenceValue | null) => {
          setPending(null);
          resolve(created);
        };
        setPending({ entity, values, finish });
      }),
    [],
  );
  const inline = useMemo(() => ({ createInline, pending }), [createInline, pending]);
  return <InlineContext value={inline}>{children}</InlineContext>;
}

/** Opens the dialog that creates a record. */
export function useCreateInline(): ViewSurroundings['createInline'] {
  return useInline().createInline;
}

/** What is being created in a dialog now, if anything. */
export function usePendingCreation(): Pending | null {
  return useInline().pending;
}

function useInline(): Inline {
  const inline = useContext(InlineContext);
  if (!inline) throw new Error('CreateInlineProvider is missing');
  return inline;
}

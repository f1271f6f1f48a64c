import { lazy, Suspense } from 'react';
import { loadFieldViews } from '../field-views';
import { usePendingCreation } from '../inline';

const CreateDialog = lazy(async () => {
  const [{ CreateDialog: dialog }] = await Promise.all([import('../record/CreateDialog'), loadFieldViews()]);
  return { default: dialog };
});

/** Draws the dialog while somebody creates a record from a picker; stands below the surroundings that the dialog needs. */
export function CreateInlineHost() {
  const pending = usePendingCreation();
  if (!pending) return null;
  return (
    <Suspense fallback={null}>
      <CreateDialog entity={pending.entity} values={pending.values} onDone={pending.finish} />
    </Suspense>
  );
}

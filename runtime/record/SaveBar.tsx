import { Button } from 'antd';
import { useEffect } from 'react';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import type { FormState } from '../../platform/vocabulary/views/form/state';
import { useFormStatus } from '../../platform/vocabulary/views/form/use-form';

interface SaveBarProps {
  readonly state: FormState;
  readonly surroundings: ViewSurroundings;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  /** Leads to the first field with a mistake. */
  readonly onFault: () => void;
}

/** Stays in sight at the bottom while there is something to save. Ctrl+S (Cmd+S) saves from anywhere on the page. */
export function SaveBar({ state, surroundings, busy, onSave, onCancel, onFault }: SaveBarProps) {
  const { t } = surroundings;
  const { dirty, faults } = useFormStatus(state);
  const shown = dirty || state.isNew;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyS' || event.altKey) return;
      event.preventDefault();
      if (shown) onSave();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [shown, onSave]);
  if (!shown) return null;
  return (
    <section className="k-savebar" aria-label={t('record.unsaved')}>
      {faults > 0 ? (
        <button type="button" className="k-savebar-faults" onClick={onFault}>
          {t('form.faults', { count: faults })}
        </button>
      ) : (
        <output className="k-savebar-text">{dirty && t('record.unsaved')}</output>
      )}
      <Button onClick={onCancel} disabled={busy}>
        {t('record.cancel')}
      </Button>
      <Button type="primary" onClick={onSave} loading={busy} title="Ctrl+S">
        {state.isNew ? t('record.create') : t('record.save')}
      </Button>
    </section>
  );
}

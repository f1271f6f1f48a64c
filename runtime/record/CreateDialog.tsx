import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import type { Entity } from '../../platform/language/contracts';
import type { ReferenceValue, ViewSurroundings } from '../../platform/vocabulary/contracts';
import { formatted } from '../../platform/vocabulary/fields/kit/formatted';
import { FormBody } from '../../platform/vocabulary/views/form/FormBody';
import { GeneralFindings } from '../../platform/vocabulary/views/form/GeneralFindings';
import { formLayout } from '../../platform/vocabulary/views/form/layout';
import { useForm } from '../../platform/vocabulary/views/form/use-form';
import { useSurroundings } from '../surroundings';
import { quickLayout } from './quick-layout';
import { newRecord } from './record-title';
import { withTitles } from './use-record';
import { useSave } from './use-save';
import './record.css';

type Values = Readonly<Record<string, unknown>>;

export interface CreateDialogProps {
  readonly entity: string;
  readonly values: Values;
  readonly onDone: (created: ReferenceValue | null) => void;
}

/** Creates a record from a picker: the few fields it needs, without leaving the page. */
export function CreateDialog({ entity: name, values, onDone }: CreateDialogProps) {
  const surroundings = useSurroundings();
  const entity = surroundings.snapshot.entity(name);
  const key = useId();
  const { data } = useQuery({
    queryKey: ['prefill', name, key],
    queryFn: () => withTitles(values, entity, surroundings),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ? <Dialog entity={entity} values={data} surroundings={surroundings} onDone={onDone} /> : null;
}

interface DialogProps {
  readonly entity: Entity;
  readonly values: Values;
  readonly surroundings: ViewSurroundings;
  readonly onDone: CreateDialogProps['onDone'];
}

function Dialog({ entity, values, surroundings, onDone }: DialogProps) {
  const { t, snapshot } = surroundings;
  const layout = useMemo(
    () => quickLayout(formLayout(entity, snapshot), entity.title.name, Object.keys(values)),
    [entity, snapshot, values],
  );
  const form = useForm({ entity, layout, surroundings, record: values, isNew: true, mayWrite: () => true });
  const saving = useSave(form, surroundings, null, (made) => {
    surroundings.notify('success', t('record.created'));
    const title = made[entity.title.name] ?? form.state.record[entity.title.name];
    onDone({ id: made.id, title: formatted(entity.title, title, surroundings) || null });
  });
  const body = useRef<HTMLDivElement>(null);
  const openFull = () => {
    onDone(null);
    surroundings.openNew(entity.name, { ...values, ...form.state.pending() });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { tagName } = event.target as HTMLElement;
    const typed = event.key === 'Enter' && tagName === 'INPUT' && (event.ctrlKey || event.metaKey);
    if (!typed) return;
    event.preventDefault();
    void saving.save();
  };
  return (
    <Modal
      open
      width={640}
      title={newRecord(entity, surroundings)}
      onCancel={() => onDone(null)}
      mask={{ closable: false }}
      afterOpenChange={(open) => open && focusFirst(body.current)}
      footer={
        <div className="k-dialog-actions">
          <Button type="link" onClick={openFull} className="k-dialog-aside">
            {t('record.openFull')}
          </Button>
          <Button onClick={() => onDone(null)}>{t('record.cancel')}</Button>
          <Button type="primary" loading={saving.busy} onClick={saving.save}>
            {t('record.create')}
          </Button>
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears Ctrl+Enter from its fields */}
      <div onKeyDown={onKeyDown} ref={body} className="k-dialog-form">
        <GeneralFindings form={form} />
        <FormBody context={form} />
      </div>
    </Modal>
  );
}

/** The first thing to fill in: an empty input before a prefilled one. */
function focusFirst(form: HTMLElement | null): void {
  const inputs = [...(form?.querySelectorAll<HTMLInputElement>('input:not([type="checkbox"]), textarea') ?? [])];
  (inputs.find(({ value, role }) => value === '' && role !== 'combobox') ?? inputs[0])?.focus();
}

import { Button, Checkbox, Input, Modal } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { ViewSurroundings } from '../contracts';

export interface SaveFilterDialogProps {
  readonly surroundings: ViewSurroundings;
  readonly title: string;
  readonly name: string;
  readonly shared: boolean;
  /** Throws what the server refused. */
  onSave(name: string, shared: boolean): Promise<void>;
  readonly onDelete?: () => Promise<void>;
  onClose(): void;
}

/** Names a filter, shares it with everybody, or deletes it. */
export function SaveFilterDialog({ surroundings, title, onSave, onDelete, onClose, ...start }: SaveFilterDialogProps) {
  const { t } = surroundings;
  const id = useId();
  const [name, setName] = useState(start.name);
  const [shared, setShared] = useState(start.shared);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
      onClose();
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void run(() => onSave(name.trim(), shared));
  };
  return (
    <Modal open title={title} width={400} onCancel={onClose} footer={null} destroyOnHidden>
      <form className="k-save-filter" onSubmit={submit}>
        <label htmlFor={id}>{t('selection.name')}</label>
        <Input
          id={id}
          autoFocus
          maxLength={120}
          value={name}
          status={problem ? 'error' : ''}
          onChange={(event) => setName(event.target.value)}
        />
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {t('selection.share')}
        </Checkbox>
        <p role="alert">{problem}</p>
        <div className="k-save-filter-foot">
          {onDelete && (
            <Button danger type="text" disabled={busy} onClick={() => void run(onDelete)}>
              {t('action.delete')}
            </Button>
          )}
          <span className="k-save-filter-gap" />
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={name.trim() === ''}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

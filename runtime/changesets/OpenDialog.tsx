import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDeeds, useStudio } from './calls';
import type { ChangeSet } from './wire';

/** Asks what a new change set is called and what for, and opens it. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const ask = useStudio();
  const { busy, run } = useDeeds();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const id = useId();
  const open = async () => {
    if (name.trim() === '') return;
    const body = { name: name.trim(), ...(description.trim() ? { description: description.trim() } : {}) };
    const made = await run(() => ask<ChangeSet>('POST', '/api/studio/changesets', { body }));
    if (made) void navigate(`/changes/${made.id}`);
  };
  return (
    <Modal
      open
      title={t('changes.new')}
      okText={t('action.create')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: busy }}
      onOk={open}
      onCancel={onClose}
      width={480}
    >
      <div className="k-changes-form">
        <label htmlFor={`${id}-name`}>{t('changes.name')}</label>
        <Input
          id={`${id}-name`}
          autoFocus
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={open}
        />
        <label htmlFor={`${id}-description`}>{t('changes.description')}</label>
        <Input.TextArea
          id={`${id}-description`}
          rows={3}
          value={description}
          onChange={({ target }) => setDescription(target.value)}
        />
      </div>
    </Modal>
  );
}

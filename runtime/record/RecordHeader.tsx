import CopyOutlined from '@ant-design/icons/es/icons/CopyOutlined';
import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined';
import EllipsisOutlined from '@ant-design/icons/es/icons/EllipsisOutlined';
import LinkOutlined from '@ant-design/icons/es/icons/LinkOutlined';
import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { Icon } from '../../platform/vocabulary/kit/Icon';
import { say } from '../../platform/vocabulary/kit/say';
import type { FormState } from '../../platform/vocabulary/views/form/state';
import { nameless, newRecord, useRecordTitle } from './record-title';

export interface RecordHeaderProps {
  readonly state: FormState;
  readonly surroundings: ViewSurroundings;
  readonly onDuplicate: () => void;
  readonly onDelete: () => Promise<void>;
}

/** What this record is, how it is called, and what can be done with it as a whole. */
export function RecordHeader({ state, surroundings, onDuplicate, onDelete }: RecordHeaderProps) {
  const { t, locale } = surroundings;
  const { entity, isNew } = state;
  const title = useRecordTitle(state, surroundings);
  const label = isNew && title !== null ? newRecord(entity, surroundings) : say(entity.label, locale, entity.name);
  return (
    <header className="k-record-head">
      <span className="k-record-icon">
        <Icon name={entity.icon} />
      </span>
      <div className="k-record-names">
        <span className="k-record-entity">{label}</span>
        <h1 className="k-record-title" title={title ?? undefined}>
          {title ?? <span className={isNew ? undefined : 'k-none'}>{nameless(entity, surroundings, isNew)}</span>}
        </h1>
      </div>
      {!isNew && <Actions {...{ state, surroundings, onDuplicate, onDelete }} title={title ?? t('record.untitled')} />}
    </header>
  );
}

function Actions({
  state,
  surroundings,
  onDuplicate,
  onDelete,
  title,
}: RecordHeaderProps & { readonly title: string }) {
  const { t, may, notify } = surroundings;
  const { entity } = state;
  const [asking, setAsking] = useState(false);
  const copyLink = async () => {
    await navigator.clipboard.writeText(window.location.origin + window.location.pathname);
    notify('success', t('record.linkCopied'));
  };
  const items = [
    ...(may(entity.name, 'create')
      ? [{ key: 'duplicate', icon: <CopyOutlined />, label: t('record.duplicate'), onClick: onDuplicate }]
      : []),
    { key: 'link', icon: <LinkOutlined />, label: t('record.copyLink'), onClick: copyLink },
    ...(may(entity.name, 'delete')
      ? [
          { type: 'divider' as const },
          {
            key: 'delete',
            icon: <DeleteOutlined />,
            label: t('record.delete'),
            danger: true,
            onClick: () => setAsking(true),
          },
        ]
      : []),
  ];
  return (
    <>
      <Dropdown trigger={['click']} placement="bottomRight" menu={{ items }}>
        <Button icon={<EllipsisOutlined />} aria-label={t('record.more')} title={t('record.more')} />
      </Dropdown>
      <Modal
        open={asking}
        title={t('record.deleteAsk', { title })}
        okText={t('record.delete')}
        okButtonProps={{ danger: true }}
        cancelText={t('record.cancel')}
        onCancel={() => setAsking(false)}
        onOk={async () => {
          await onDelete();
          setAsking(false);
        }}
        width={440}
      >
        {t(entity.archivable ? 'record.deleteText' : 'record.deleteForEver')}
      </Modal>
    </>
  );
}

import { Modal } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ScheduleDialogProps {
  readonly busy: boolean;
  readonly onClose: () => void;
  /** The moment, ISO, UTC. */
  readonly onChoose: (at: string) => void;
}

const FORM = 'YYYY-MM-DDTHH:mm';

/** Asks when a change set is to be published. */
export function ScheduleDialog({ busy, onClose, onChoose }: ScheduleDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [at, setAt] = useState(() => dayjs().add(1, 'day').hour(7).minute(0).format(FORM));
  const moment = dayjs(at);
  const isToCome = moment.isValid() && moment.isAfter(dayjs());
  return (
    <Modal
      open
      title={t('changes.scheduleTitle')}
      okText={t('changes.scheduleDo')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: !isToCome, loading: busy }}
      onOk={() => onChoose(moment.toISOString())}
      onCancel={onClose}
      width={440}
    >
      <div className="k-changes-form">
        <label htmlFor={id}>{t('changes.scheduleAt')}</label>
        <input
          id={id}
          className="k-changes-input"
          type="datetime-local"
          value={at}
          min={dayjs().format(FORM)}
          onChange={({ target }) => setAt(target.value)}
        />
        <p className="k-changes-hint">{t(isToCome ? 'changes.scheduleText' : 'changes.schedulePast')}</p>
      </div>
    </Modal>
  );
}

import { Button, Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';

interface LeaveGuardProps {
  readonly dirty: () => boolean;
  readonly surroundings: ViewSurroundings;
  readonly save: () => Promise<object | null>;
  /** The user goes and leaves his changes behind. */
  readonly onDiscard: () => void;
}

/** Asks before unsaved changes are left behind, on every way out of the page. */
export function LeaveGuard({ dirty, surroundings, save, onDiscard }: LeaveGuardProps) {
  const { t } = surroundings;
  const isDirty = useRef(dirty);
  isDirty.current = dirty;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty.current() && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty.current()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  if (blocker.state !== 'blocked') return null;
  const leave = () => {
    onDiscard();
    blocker.proceed();
  };
  const saveAndLeave = async () => {
    if (await save()) blocker.proceed();
    else blocker.reset();
  };
  return (
    <Modal
      open
      title={t('record.leaveTitle')}
      onCancel={blocker.reset}
      width={440}
      footer={
        <div className="k-dialog-actions">
          <Button onClick={blocker.reset}>{t('record.stay')}</Button>
          <Button danger onClick={leave}>
            {t('record.leave')}
          </Button>
          <Button type="primary" onClick={saveAndLeave} autoFocus>
            {t('record.saveAndLeave')}
          </Button>
        </div>
      }
    >
      {t('record.leaveText')}
    </Modal>
  );
}

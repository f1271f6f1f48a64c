import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../platform/publishing/contracts';
import { useToast } from '../kit/toast';
import { useDeeds, useStudio } from './calls';
import { PlanBody } from './PlanBody';

interface RestoreDialogProps {
  readonly artefact: { readonly kind: string; readonly name: string; readonly package: string };
  readonly revision: string;
  readonly onClose: () => void;
}

/** Gives one artefact back as it was in a revision. What would be lost is confirmed first. */
export function RestoreDialog({ artefact, revision, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const ask = useStudio();
  const notify = useToast();
  const { busy, run } = useDeeds();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const number = Number.parseInt(revision, 10);
  const restore = async () => {
    const { kind, name, package: owner } = artefact;
    const body = { kind, name, package: owner, confirm: confirmed };
    const done = await run(
      () => ask<{ revision: string }>('POST', `/api/studio/revisions/${revision}/restore`, { body }),
      (problem) => {
        if (problem.code === 'confirmationNeeded') setPlan(problem.details['plan'] as Plan);
        return problem.code === 'confirmationNeeded';
      },
    );
    if (!done) return;
    notify('success', t('changes.published', { revision: done.revision }));
    onClose();
  };
  const open = plan?.confirm.some((step) => !confirmed.includes(step)) ?? false;
  return (
    <Modal
      open
      title={t('changes.restoreAsk', { name: artefact.name, number })}
      okText={t('changes.restoreDo')}
      cancelText={t('action.cancel')}
      okButtonProps={{ loading: busy, disabled: open }}
      onOk={restore}
      onCancel={onClose}
      width={560}
    >
      <p>{t('changes.restoreText')}</p>
      {plan && <PlanBody plan={plan} confirmed={confirmed} onConfirm={setConfirmed} />}
    </Modal>
  );
}

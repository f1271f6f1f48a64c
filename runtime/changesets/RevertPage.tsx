import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ProblemError } from '../api';
import { Failed } from '../kit/Failed';
import { Loading } from '../kit/Loading';
import { useDeeds, useRevertPlan, useStudio } from './calls';
import { Done } from './Done';
import { Frame } from './Frame';
import { PlanBody } from './PlanBody';

/** The way back to a revision: what it would do, and the button that does it. */
export function RevertPage() {
  const { revision = '' } = useParams();
  const { t } = useTranslation();
  const [done, setDone] = useState<string | null>(null);
  return (
    <Frame
      title={t('changes.revertTo', { number: Number.parseInt(revision, 10) })}
      above={{ href: '/changes/revisions', label: t('changes.revisions') }}
      lead={t('changes.revertLead')}
    >
      {done === null ? <Open revision={revision} onDone={setDone} /> : <Done revision={done} />}
    </Frame>
  );
}

function Open({ revision, onDone }: { readonly revision: string; readonly onDone: (revision: string) => void }) {
  const { t } = useTranslation();
  const ask = useStudio();
  const { busy, run } = useDeeds();
  const { data, error, refetch } = useRevertPlan(revision);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<ProblemError | null>(null);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const open = data.confirm.filter((step) => !confirmed.includes(step));
  const revert = async () => {
    const body = { confirm: confirmed };
    const path = `/api/studio/revisions/${revision}/revert`;
    const done = await run(
      () => ask<{ revision: string }>('POST', path, { body }),
      (problem) => {
        setRefused(problem);
        return true;
      },
    );
    if (done) onDone(done.revision);
  };
  return (
    <>
      {refused && <Alert type="error" showIcon title={refused.message} />}
      <PlanBody plan={data} confirmed={confirmed} onConfirm={setConfirmed} />
      <footer className="k-changes-foot">
        {open.length > 0 && <p>{t('changes.confirmLeft', { count: open.length })}</p>}
        <Button href="/changes/revisions">{t('changes.back')}</Button>
        <Button
          type="primary"
          loading={busy}
          disabled={open.length > 0 || data.findings.length > 0}
          onClick={() => void revert()}
        >
          {t('changes.revertDo')}
        </Button>
      </footer>
    </>
  );
}

import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ProblemError } from '../api';
import { Failed } from '../kit/Failed';
import { Loading } from '../kit/Loading';
import { preview } from '../preview';
import { Clashes } from './Clashes';
import { useChangeSet, useDeeds, usePlan, useStudio } from './calls';
import { Done } from './Done';
import { Frame } from './Frame';
import { PlanBody } from './PlanBody';
import type { ChangeSet, Clash } from './wire';

/** What publishing a change set would do, and the button that does it. */
export function PlanPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useChangeSet(id);
  if (data) return <Known set={data} />;
  return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />;
}

function Known({ set }: { readonly set: ChangeSet }) {
  const { t } = useTranslation();
  return (
    <Frame title={t('changes.planTitle')} above={{ href: `/changes/${set.id}`, label: set.name }}>
      {set.state === 'published' ? <Done revision={set.revision ?? ''} /> : <Open set={set} />}
    </Frame>
  );
}

function Open({ set }: { readonly set: ChangeSet }) {
  const { t } = useTranslation();
  const ask = useStudio();
  const { busy, run } = useDeeds();
  const { data, error, refetch } = usePlan(set.id, set.version);
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<ProblemError | null>(null);
  const problem = refused ?? error;
  if (problem instanceof ProblemError && problem.code === 'rebaseNeeded')
    return <Clashes set={set} message={problem.message} clashes={problem.details['clashes'] as readonly Clash[]} />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;

  const publish = async () => {
    const body = { confirm: confirmed };
    const done = await run(
      () => ask<ChangeSet>('POST', `/api/studio/changesets/${set.id}/publish`, { body }),
      (problem) => {
        setRefused(problem);
        void refetch();
        return true;
      },
    );
    if (done && preview.current()?.id === set.id) preview.show(null);
  };
  const open = data.confirm.filter((step) => !confirmed.includes(step));
  const mayPublish = data.findings.length === 0 && open.length === 0 && set.state !== 'review';
  return (
    <>
      {refused && <Alert type="error" showIcon title={refused.message} />}
      {set.state === 'review' && <Alert type="info" showIcon title={t('changes.waitsForReview')} />}
      <PlanBody plan={data} confirmed={confirmed} onConfirm={setConfirmed} />
      <footer className="k-changes-foot">
        {open.length > 0 && <p>{t('changes.confirmLeft', { count: open.length })}</p>}
        {data.findings.length > 0 && <p>{t('changes.mistakesFirst')}</p>}
        <Button href={`/changes/${set.id}`}>{t('changes.back')}</Button>
        <Button type="primary" loading={busy} disabled={!mayPublish} onClick={publish}>
          {t('changes.publish')}
        </Button>
      </footer>
    </>
  );
}

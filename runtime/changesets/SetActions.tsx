import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../kit/toast';
import { preview, usePreview } from '../preview';
import { useMe } from '../session';
import { useDeeds, useStudio } from './calls';
import { ScheduleDialog } from './ScheduleDialog';
import type { ChangeSet, State } from './wire';

const MAY_GO_TO: Readonly<Record<State, readonly State[]>> = {
  draft: ['discarded', 'review', 'scheduled'],
  review: ['discarded', 'draft', 'approved'],
  approved: ['discarded', 'draft', 'scheduled'],
  scheduled: ['discarded', 'draft'],
  published: [],
  discarded: [],
};
const MAY_BE_PUBLISHED: readonly State[] = ['draft', 'approved', 'scheduled'];

/** What can be done with a change set in its state. */
export function SetActions({ set }: { readonly set: ChangeSet }) {
  const { t } = useTranslation();
  const ask = useStudio();
  const me = useMe();
  const { busy, run } = useDeeds();
  const [asking, setAsking] = useState<'scheduled' | 'discarded' | null>(null);
  const move = async (state: State, at?: string) => {
    const body = { state, ...(at ? { at } : {}) };
    const moved = await run(() => ask<ChangeSet>('POST', `/api/studio/changesets/${set.id}/state`, { body }));
    if (moved) setAsking(null);
    if (moved && state === 'discarded' && preview.current()?.id === set.id) preview.show(null);
  };
  const isMine = set.author === me.user.id;
  const offered = MAY_GO_TO[set.state].filter((state) => !(state === 'approved' && isMine));
  const isEmpty = set.changes.length === 0;
  return (
    <>
      {offered.map((state) => (
        <Button
          key={state}
          {...(state === 'discarded' ? { danger: true, type: 'text' as const } : {})}
          disabled={busy || (isEmpty && state !== 'discarded' && state !== 'draft')}
          onClick={() => (state === 'scheduled' || state === 'discarded' ? setAsking(state) : void move(state))}
        >
          {t(`changes.to.${state}`)}
        </Button>
      ))}
      {set.state === 'review' && isMine && <p className="k-changes-hint">{t('changes.secondPerson')}</p>}
      {MAY_GO_TO[set.state].length > 0 && !isEmpty && <PreviewButton set={set} />}
      {MAY_BE_PUBLISHED.includes(set.state) && !isEmpty && (
        <Button type="primary" href={`/changes/${set.id}/plan`}>
          {t('changes.planAndPublish')}
        </Button>
      )}
      {asking === 'scheduled' && (
        <ScheduleDialog busy={busy} onClose={() => setAsking(null)} onChoose={(at) => void move('scheduled', at)} />
      )}
      <Modal
        open={asking === 'discarded'}
        title={t('changes.discardAsk', { name: set.name })}
        okText={t('changes.to.discarded')}
        cancelText={t('action.cancel')}
        okButtonProps={{ danger: true, loading: busy }}
        onOk={() => void move('discarded')}
        onCancel={() => setAsking(null)}
        width={440}
      >
        {t('changes.discardText')}
      </Modal>
    </>
  );
}

/** Shows the application as the set makes it, after the server has agreed to. */
function PreviewButton({ set }: { readonly set: ChangeSet }) {
  const { t } = useTranslation();
  const ask = useStudio();
  const notify = useToast();
  const { busy, run } = useDeeds();
  const shown = usePreview()?.id === set.id;
  const begin = async () => {
    const headers = { 'Karkas-Preview': set.id };
    const seen = await run(() => ask('GET', '/api/metadata', { headers }));
    if (!seen) return;
    preview.show({ id: set.id, name: set.name });
    notify('info', t('changes.previewing'));
  };
  return (
    <Button loading={busy} aria-pressed={shown} onClick={() => (shown ? preview.show(null) : void begin())}>
      {t(shown ? 'preview.leave' : 'changes.preview')}
    </Button>
  );
}

import { Button, Modal, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { Entity, Value } from '../../../language/contracts';
import type { ViewRecord, ViewSurroundings } from '../../contracts';

const MOST_REASONS = 20;

export interface BulkDeleteProps {
  readonly records: readonly ViewRecord[];
  readonly entity: Entity;
  readonly surroundings: ViewSurroundings;
  onClose(deleted: boolean): void;
}

interface Outcome {
  readonly done: number;
  readonly refused: readonly { readonly title: string; readonly reason: string }[];
}

type Stage = 'asking' | 'working' | 'done';

/** Asks, deletes one record after the other, and says which ones were refused and why. */
export function BulkDelete({ records, entity, surroundings, onClose }: BulkDeleteProps) {
  const { t } = surroundings;
  const { all, stage, outcome, run, stop } = useDeleting(records, entity, surroundings, onClose);
  const close = () => {
    stop();
    onClose(stage !== 'asking');
  };
  const finished = outcome.done + outcome.refused.length;
  return (
    <Modal
      open
      centered
      width={460}
      title={t(stage === 'done' ? 'list.deletedPartly' : 'list.deleteTitle', { count: all.length })}
      closable={stage !== 'working'}
      mask={{ closable: false }}
      onCancel={close}
      footer={<Buttons stage={stage} surroundings={surroundings} onClose={close} onDelete={() => void run()} />}
    >
      {stage === 'asking' && <p>{t(entity.archivable ? 'list.deleteToBin' : 'list.deleteForGood')}</p>}
      {stage === 'working' && <Progress percent={Math.round((finished / all.length) * 100)} />}
      {stage === 'done' && <Refused outcome={outcome} count={all.length} surroundings={surroundings} />}
    </Modal>
  );
}

/** The work itself: over the records that were picked when the dialog opened, whatever happens to the list meanwhile. */
function useDeleting(
  records: readonly ViewRecord[],
  entity: Entity,
  surroundings: ViewSurroundings,
  onClose: BulkDeleteProps['onClose'],
) {
  const [all] = useState(records);
  const [stage, setStage] = useState<Stage>('asking');
  const [outcome, setOutcome] = useState<Outcome>({ done: 0, refused: [] });
  const stopped = useRef(false);
  const run = async () => {
    setStage('working');
    let now: Outcome = { done: 0, refused: [] };
    for (const record of all) {
      if (stopped.current) break;
      now = await removeOne(record, entity, surroundings, now);
      setOutcome(now);
    }
    if (now.refused.length > 0) return setStage('done');
    surroundings.notify('success', surroundings.t('list.deleted', { count: now.done }));
    onClose(true);
  };
  const stop = () => {
    stopped.current = true;
  };
  return { all, stage, outcome, run, stop };
}

interface ButtonsProps {
  readonly stage: Stage;
  readonly surroundings: ViewSurroundings;
  onClose(): void;
  onDelete(): void;
}

function Buttons({ stage, surroundings, onClose, onDelete }: ButtonsProps) {
  const { t } = surroundings;
  if (stage !== 'asking')
    return <Button onClick={onClose}>{t(stage === 'working' ? 'action.stop' : 'action.close')}</Button>;
  return (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="primary" danger onClick={onDelete}>
        {t('action.delete')}
      </Button>
    </>
  );
}

interface RefusedProps {
  readonly outcome: Outcome;
  readonly count: number;
  readonly surroundings: ViewSurroundings;
}

function Refused({ outcome, count, surroundings }: RefusedProps) {
  return (
    <>
      <p>{surroundings.t('list.deletedOf', { done: outcome.done, count })}</p>
      <ul className="k-bulk-reasons">
        {outcome.refused.slice(0, MOST_REASONS).map(({ title, reason }) => (
          <li key={title}>
            <b>{title}</b>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

async function removeOne(
  record: ViewRecord,
  entity: Entity,
  surroundings: ViewSurroundings,
  now: Outcome,
): Promise<Outcome> {
  try {
    await surroundings.remove(entity.name, record.id, record.version);
    return { ...now, done: now.done + 1 };
  } catch (error) {
    const value = record[entity.title.name];
    const title =
      value == null ? record.id : entity.title.word.format(value as Value, entity.title, surroundings.locale);
    return { ...now, refused: [...now.refused, { title, reason: (error as Error).message }] };
  }
}

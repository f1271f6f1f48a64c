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
  // The records that were picked when the dialog opened, whatever happens to the list meanwhile.
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
    surroundings.notify('success', t('list.deleted', { count: now.done }));
    onClose(true);
  };
  const close = () => {
    stopped.current = true;
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
      footer={
        stage === 'asking'
          ? [
              <Button key="cancel" onClick={close}>
                {t('action.cancel')}
              </Button>,
              <Button key="delete" type="primary" danger onClick={() => void run()}>
                {t('action.delete')}
              </Button>,
            ]
          : [
              <Button key="close" onClick={close}>
                {t(stage === 'working' ? 'action.stop' : 'action.close')}
              </Button>,
            ]
      }
    >
      {stage === 'asking' && <p>{t(entity.archivable ? 'list.deleteToBin' : 'list.deleteForGood')}</p>}
      {stage === 'working' && <Progress percent={Math.round((finished / all.length) * 100)} />}
      {stage === 'done' && (
        <>
          <p>{t('list.deletedOf', { done: outcome.done, count: all.length })}</p>
          <ul className="k-bulk-reasons">
            {outcome.refused.slice(0, MOST_REASONS).map(({ title, reason }) => (
              <li key={title}>
                <b>{title}</b>
                <span>{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
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

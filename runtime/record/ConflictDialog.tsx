import { Modal, Radio } from 'antd';
import { useState } from 'react';
import type { Entity, Field } from '../../platform/language/contracts';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { isEmptyValue } from '../../platform/vocabulary/fields/kit/formatted';
import { say } from '../../platform/vocabulary/kit/say';
import type { Conflict } from './use-save';

interface ConflictDialogProps {
  readonly conflict: Conflict;
  readonly entity: Entity;
  readonly surroundings: ViewSurroundings;
  readonly onResolve: (keep: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Lets the user choose, field by field, where he and somebody else changed the same thing. */
export function ConflictDialog({ conflict, entity, surroundings, onResolve, onCancel }: ConflictDialogProps) {
  const { t, locale } = surroundings;
  const [mine, setMine] = useState<ReadonlySet<string>>(() => new Set(conflict.fields));
  const choose = (name: string, isMine: boolean) => {
    const next = new Set(mine);
    if (isMine) next.add(name);
    else next.delete(name);
    setMine(next);
  };
  const fields = conflict.fields.flatMap((name) => entity.fields.get(name) ?? []);
  return (
    <Modal
      open
      title={t('record.conflictTitle')}
      okText={t('record.keepChosen')}
      cancelText={t('record.cancel')}
      okButtonProps={{ autoFocus: true }}
      onOk={() => onResolve([...mine])}
      onCancel={onCancel}
      width={640}
    >
      <p className="k-conflict-text">{t('record.conflictText')}</p>
      {fields.map((field) => (
        <fieldset key={field.name} className="k-conflict">
          <legend>{say(field.label, locale, field.name)}</legend>
          <Radio.Group
            value={mine.has(field.name)}
            onChange={({ target }) => choose(field.name, target.value === true)}
          >
            <Side
              label={t('record.mine')}
              isMine
              field={field}
              value={conflict.mine[field.name]}
              surroundings={surroundings}
            />
            <Side
              label={t('record.theirs')}
              field={field}
              value={conflict.theirs[field.name]}
              surroundings={surroundings}
            />
          </Radio.Group>
        </fieldset>
      ))}
    </Modal>
  );
}

interface SideProps {
  readonly label: string;
  readonly isMine?: boolean;
  readonly field: Field;
  readonly value: unknown;
  readonly surroundings: ViewSurroundings;
}

function Side({ label, isMine = false, field, value, surroundings }: SideProps) {
  const { Cell } = surroundings.fieldView(field.type);
  return (
    <Radio value={isMine} className="k-conflict-side">
      <span className="k-conflict-who">{label}</span>
      {isEmptyValue(value) ? (
        <span className="k-none">{surroundings.t('record.empty')}</span>
      ) : (
        <Cell field={field} value={value} surroundings={surroundings} />
      )}
    </Radio>
  );
}

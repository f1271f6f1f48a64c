import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Entity } from '../../platform/language/contracts';
import type { ViewRecord, ViewSurroundings } from '../../platform/vocabulary/contracts';
import { contentIsShown } from '../../platform/vocabulary/kit/Icon';
import { FormBody } from '../../platform/vocabulary/views/form/FormBody';
import { GeneralFindings } from '../../platform/vocabulary/views/form/GeneralFindings';
import type { FormLayout } from '../../platform/vocabulary/views/form/layout';
import { useForm } from '../../platform/vocabulary/views/form/use-form';
import { ConflictDialog } from './ConflictDialog';
import { DraftNotice } from './DraftNotice';
import { useDraft } from './drafts';
import { KeyFigures } from './KeyFigures';
import { LeaveGuard } from './LeaveGuard';
import { RecordHeader } from './RecordHeader';
import { RecordStamp } from './RecordStamp';
import { RecordTabs } from './RecordTabs';
import { nameless, useRecordTitle } from './record-title';
import { SaveBar } from './SaveBar';
import { StageBar } from './StageBar';
import { stageField } from './stages';
import { useExtraTabs } from './use-extra-tabs';
import { useRecordActions } from './use-record-actions';
import { useSave } from './use-save';

export interface RecordEditorProps {
  readonly entity: Entity;
  readonly layout: FormLayout;
  readonly surroundings: ViewSurroundings;
  /** The record, or what a new one begins with. */
  readonly record: Readonly<Record<string, unknown>>;
  /** Null for a record that is being created. */
  readonly id: string | null;
}

/** One record, read and edited in the same place. */
export function RecordEditor({ entity, layout, surroundings, record, id }: RecordEditorProps) {
  const navigate = useNavigate();
  const mayWrite = useCallback(
    (field: string) => id === null || surroundings.mayWrite(entity.name, field),
    [id, entity, surroundings],
  );
  const form = useForm({ entity, layout, surroundings, record, isNew: id === null, mayWrite });
  const { state } = form;
  const draft = useDraft(surroundings, state, id ?? 'new');
  const [version, setVersion] = useState(Number(record.version ?? 0));
  const saved = useCallback(
    (fresh: ViewRecord) => {
      draft.forget();
      setVersion(fresh.version);
      surroundings.notify('success', surroundings.t(id === null ? 'record.created' : 'record.saved'));
      if (id === null) void navigate(surroundings.recordHref(entity.name, fresh.id), { replace: true });
    },
    [draft, surroundings, id, entity, navigate],
  );
  const saving = useSave(form, surroundings, id, saved);
  const actions = useRecordActions(state, surroundings, id);
  const title = useRecordTitle(state, surroundings);
  const extra = useExtraTabs({ layout, entity, surroundings, id, title, version });
  const stage = useMemo(() => stageField(entity), [entity]);

  const heading = title ?? nameless(entity, surroundings, id === null);
  useEffect(() => {
    document.title = `${heading} · Karkas`;
  }, [heading]);
  useEffect(contentIsShown, []);

  const cancel = () => {
    draft.forget();
    if (id === null) return void navigate(-1);
    state.settle(state.ground);
  };
  const move = (value: unknown) => {
    const alone = !state.status().dirty;
    if (!stage) return;
    state.set(stage.name, value);
    if (alone && id !== null) void saving.save();
  };
  const figures = layout.header.filter(({ field }) => field.name !== stage?.name);

  return (
    <div className="k-record">
      <RecordHeader state={state} surroundings={surroundings} {...actions} />
      {id !== null && <KeyFigures places={figures} state={state} surroundings={surroundings} />}
      {stage && <StageBar field={stage} state={state} surroundings={surroundings} onMove={move} />}
      {draft.found && (
        <DraftNotice draft={draft.found} surroundings={surroundings} onTake={draft.take} onDrop={draft.forget} />
      )}
      <div className="k-record-card">
        <RecordTabs form={form} extra={extra}>
          <GeneralFindings form={form} />
          <FormBody context={form} />
        </RecordTabs>
      </div>
      {id !== null && <RecordStamp record={state.ground} surroundings={surroundings} />}
      <SaveBar
        state={state}
        surroundings={surroundings}
        busy={saving.busy}
        onSave={saving.save}
        onCancel={cancel}
        onFault={form.focusFault}
      />
      <LeaveGuard
        dirty={() => state.status().dirty}
        surroundings={surroundings}
        save={saving.save}
        onDiscard={draft.forget}
      />
      {saving.conflict && (
        <ConflictDialog
          conflict={saving.conflict}
          entity={entity}
          surroundings={surroundings}
          onResolve={saving.resolve}
          onCancel={saving.giveUp}
        />
      )}
    </div>
  );
}

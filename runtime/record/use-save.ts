import { useCallback, useRef, useState } from 'react';
import type { ViewRecord, ViewSurroundings } from '../../platform/vocabulary/contracts';
import { sameValue } from '../../platform/vocabulary/fields/kit/live-record';
import type { Form } from '../../platform/vocabulary/views/form/use-form';
import { ProblemError } from '../api';
import { readForForm } from './use-record';

type Values = Readonly<Record<string, unknown>>;

/** Fields that both this user and somebody else changed, with the record as it is now. */
export interface Conflict {
  readonly fields: readonly string[];
  readonly theirs: ViewRecord;
  readonly mine: Values;
}

export interface Saving {
  readonly busy: boolean;
  readonly conflict: Conflict | null;
  /** Resolves to the saved record, or null when something has to be corrected or decided first. */
  save(): Promise<ViewRecord | null>;
  /** Saves with the user's choice: of the conflicting fields those stay that are named. */
  resolve(keep: readonly string[]): Promise<ViewRecord | null>;
  giveUp(): void;
}

/** Saves a form. The user's typing goes on meanwhile; what he types while the answer is on its way stays on top of it. */
export function useSave(
  form: Form,
  surroundings: ViewSurroundings,
  id: string | null,
  onSaved: (record: ViewRecord) => void,
): Saving {
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const latest = useRef({ form, surroundings, onSaved });
  latest.current = { form, surroundings, onSaved };
  const running = useRef(false);

  const save = useCallback(async (): Promise<ViewRecord | null> => {
    const { form, surroundings, onSaved } = latest.current;
    const { state } = form;
    if (running.current) return null;
    if (!state.validate()) {
      form.focusFault();
      return null;
    }
    running.current = true;
    setBusy(true);
    try {
      const record = await send(form, surroundings, id);
      onSaved(record);
      return record;
    } catch (problem) {
      setConflict(await refused(problem, form, surroundings, id));
      return null;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, [id]);

  const resolve = useCallback(
    async (keep: readonly string[]) => {
      if (!conflict) return null;
      const kept = Object.entries(conflict.mine).filter(
        ([name]) => keep.includes(name) || !conflict.fields.includes(name),
      );
      latest.current.form.state.settle(conflict.theirs, Object.fromEntries(kept));
      setConflict(null);
      if (kept.length > 0) return save();
      latest.current.onSaved(conflict.theirs);
      return conflict.theirs;
    },
    [conflict, save],
  );

  return { busy, conflict, save, resolve, giveUp: () => setConflict(null) };
}

async function send({ state }: Form, surroundings: ViewSurroundings, id: string | null): Promise<ViewRecord> {
  const { entity, layout } = state;
  const sent = state.pending();
  if (id === null) {
    const made = await surroundings.create(entity.name, state.input());
    state.settle(state.record);
    return made;
  }
  const seen = Number(state.ground.version);
  const saved = await surroundings.update(entity.name, id, seen, state.input());
  const fresh = await readForForm(surroundings, entity, layout, id);
  const typed = Object.entries(state.pending()).filter(([name, value]) => !sameValue(value, sent[name]));
  state.settle(fresh, Object.fromEntries(typed));
  if (saved.version > seen + 1) surroundings.notify('info', surroundings.t('record.merged'));
  return fresh;
}

/** Puts the refusal where it belongs. Answers a conflict when the user has to decide. */
async function refused(
  problem: unknown,
  form: Form,
  surroundings: ViewSurroundings,
  id: string | null,
): Promise<Conflict | null> {
  if (!(problem instanceof ProblemError)) throw problem;
  const { state } = form;
  if (problem.status === 409 && problem.code === 'conflict' && id !== null) {
    const fields = [...new Set(problem.findings.map(({ path }) => path.split(/[./]/)[0] ?? ''))];
    const theirs = await readForForm(surroundings, state.entity, state.layout, id);
    return { fields, theirs, mine: state.pending() };
  }
  if (problem.findings.length > 0) {
    state.refuse(problem.findings);
    form.focusFault();
  }
  if (state.firstFault() === null) surroundings.notify('error', problem.message);
  return null;
}

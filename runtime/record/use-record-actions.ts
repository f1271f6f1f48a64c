import { useNavigate } from 'react-router';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { isEmptyValue } from '../../platform/vocabulary/fields/kit/formatted';
import { isWritable, toInput } from '../../platform/vocabulary/views/form/changes';
import { isLines } from '../../platform/vocabulary/views/form/layout';
import type { FormState } from '../../platform/vocabulary/views/form/state';
import type { ProblemError } from '../api';
import { changes } from '../changes';
import { useSession } from '../session';

/** What can be done with a record as a whole. */
export function useRecordActions(state: FormState, surroundings: ViewSurroundings, id: string | null) {
  const { api } = useSession();
  const navigate = useNavigate();
  const { entity } = state;
  const { t, notify } = surroundings;

  const restore = async () => {
    await api.call('POST', `/api/records/${entity.name}/${id}/restore`);
    changes.announce(entity.name);
    notify('success', t('record.restored'));
    surroundings.open(entity.name, id ?? '');
  };
  const onDelete = async () => {
    if (id === null) return;
    try {
      await surroundings.remove(entity.name, id, Number(state.ground.version));
    } catch (problem) {
      notify('error', (problem as ProblemError).message);
      return;
    }
    state.settle(state.ground);
    const { title } = entity;
    const name = title.word.format(state.record[title.name] as string, title, surroundings.locale);
    notify(
      'success',
      t('record.deleted', { title: name }),
      entity.archivable ? { label: t('record.restore'), run: () => void restore() } : undefined,
    );
    if (window.history.length > 1) void navigate(-1);
    else void navigate('/');
  };
  const onDuplicate = () => surroundings.openNew(entity.name, copyOf(state, surroundings));
  return { onDelete, onDuplicate };
}

/** The values of a record like this one; what must be unique stays behind. */
function copyOf(state: FormState, { snapshot }: ViewSurroundings): Readonly<Record<string, unknown>> {
  const fields = [...state.entity.fields.values()].filter(
    (field) => isWritable(field) && field.definition.unique !== true && !isEmptyValue(state.record[field.name]),
  );
  return Object.fromEntries(
    fields.map((field) => {
      const value = state.record[field.name];
      return [field.name, isLines(field) ? copiedRows(value, toInput(field, value, snapshot)) : value];
    }),
  );
}

/** Rows with their titles as shown, without ids. */
function copiedRows(shown: unknown, input: unknown): unknown {
  if (!Array.isArray(shown) || !Array.isArray(input)) return [];
  return shown.map((row: Readonly<Record<string, unknown>>, index) => {
    const names = Object.keys((input[index] ?? {}) as object).filter((name) => name !== 'id');
    return Object.fromEntries(names.map((name) => [name, row[name]]));
  });
}

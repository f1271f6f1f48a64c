import { useCallback, useSyncExternalStore } from 'react';
import type { Entity, Text, Value } from '../../platform/language/contracts';
import type { Surroundings } from '../../platform/vocabulary/contracts';
import { isEmptyValue } from '../../platform/vocabulary/fields/kit/formatted';
import { say } from '../../platform/vocabulary/kit/say';
import type { FormState } from '../../platform/vocabulary/views/form/state';

/** How the record is called at this moment, while its title may be being typed; null while it has none. */
export function useRecordTitle(state: FormState, surroundings: Surroundings): string | null {
  const field = state.entity.title;
  const value = useFieldValue(state, field.name);
  if (isEmptyValue(value)) return null;
  return field.word.format(value as Value, field, surroundings.locale, surroundings.timeZone) || null;
}

/** How a record without a title is called: "New deal" while it is being made. */
export function nameless(entity: Entity, surroundings: Surroundings, isNew: boolean): string {
  return isNew ? newRecord(entity, surroundings) : surroundings.t('record.untitled');
}

/** "New deal" in the words of the entity, or else in words that fit every entity. */
export function newRecord({ definition, label, name }: Entity, { locale, t }: Surroundings): string {
  return say(definition['new'] as Text | undefined, locale, t('record.newOf', { entity: say(label, locale, name) }));
}

/** The value of a field that somebody else draws; drawn anew only when it changes. */
export function useFieldValue(state: FormState, name: string): unknown {
  return useSyncExternalStore(
    useCallback((listener) => state.subscribeField(name, listener), [state, name]),
    () => state.field(name).value,
  );
}

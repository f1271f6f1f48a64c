import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Entity, Field, Value } from '../../platform/language/contracts';
import type { ChoiceOption, ViewSurroundings } from '../../platform/vocabulary/contracts';
import { pickerCondition } from '../../platform/vocabulary/fields/reference/where';
import { say } from '../../platform/vocabulary/kit/say';
import type { FormState } from '../../platform/vocabulary/views/form/state';

export interface Stage {
  readonly key: string;
  readonly label: string;
  /** What the record's field holds at this stage. */
  readonly value: unknown;
  /** The option that ends the way here; undefined for a stage on the way. */
  readonly end: ChoiceOption | undefined;
}

const MOST_STAGES = 30;

/** The field that says how far a record is, when its entity has stages. */
export function stageField(entity: Entity): Field | null {
  const by = entity.traits.get('staged')?.by;
  const field = typeof by === 'string' ? entity.fields.get(by) : undefined;
  return field && (field.relation?.kind === 'one' || field.options.length > 0) ? field : null;
}

/** The stages a record may be at: the options of a choice, or the records its reference may point to, in the order boards show them; null while they are asked for. */
export function useStages(field: Field, state: FormState, surroundings: ViewSurroundings): readonly Stage[] | null {
  const names = useMemo(() => mentionedIn(field.definition.where, state), [field, state]);
  const roots = useSyncExternalStore(
    useCallback(
      (listener) => {
        const stops = names.map((name) => state.subscribeField(name, listener));
        return () => {
          for (const stop of stops) stop();
        };
      },
      [names, state],
    ),
    () => JSON.stringify(names.map((name) => state.record[name] ?? null)),
  );
  const { data, isError } = useQuery({
    queryKey: [
      'records',
      field.relation?.kind === 'one' ? field.relation.to : '',
      'stages',
      field.entity,
      field.name,
      roots,
    ],
    queryFn: () => findStages(field, state, surroundings),
    enabled: field.relation?.kind === 'one',
    placeholderData: (before) => before,
  });
  if (field.options.length > 0) {
    return field.options.map((option) => ({
      key: option.key,
      label: say(option.label, surroundings.locale, option.key),
      value: option.key,
      end: option.final ? option : undefined,
    }));
  }
  return data ?? (isError ? [] : null);
}

async function findStages(field: Field, state: FormState, surroundings: ViewSurroundings): Promise<readonly Stage[]> {
  if (field.relation?.kind !== 'one') return [];
  const { where, needs } = await pickerCondition(field.definition.where, field.entity, state.record, surroundings);
  if (needs.length > 0) return [];
  const target = surroundings.snapshot.entity(field.relation.to);
  const outcome = outcomeField(surroundings.snapshot.entity(field.entity), target);
  const sort = orderOf(field, surroundings) ?? (target.title.compared ? [target.title.name] : []);
  const { records } = await surroundings.find(target.name, {
    where,
    sort,
    fields: [target.title.name, ...(outcome ? [outcome.name] : [])],
    limit: MOST_STAGES,
  });
  return records.map((record) => {
    const value = record[target.title.name] as Value;
    const label = value === null ? '' : target.title.word.format(value, target.title, surroundings.locale);
    const end = outcome?.options.find(({ key, final }) => final && key === record[outcome.name]);
    return { key: record.id, label, value: { id: record.id, title: label }, end };
  });
}

/** The field of stages that are records which says how they end. */
function outcomeField(entity: Entity, stages: Entity): Field | undefined {
  const outcome = entity.traits.get('staged')?.outcome;
  return typeof outcome === 'string' ? stages.fields.get(outcome) : undefined;
}

/** The order of the columns of a board by this field. */
function orderOf(field: Field, { snapshot }: ViewSurroundings): readonly string[] | null {
  const board = snapshot.artefacts('view').find((view) => view.entity === field.entity && view.by === field.name);
  const sort = board?.columnsSort;
  return Array.isArray(sort) ? sort.map(String) : null;
}

/** The fields of the record that a condition mentions by name: another value of theirs means other stages. */
function mentionedIn(where: unknown, state: FormState): readonly string[] {
  if (where === undefined) return [];
  const words = new Set(JSON.stringify(where).match(/\w+/g));
  return [...state.entity.fields.keys()].filter((name) => words.has(name));
}

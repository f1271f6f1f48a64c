import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Field } from '../../platform/language/contracts';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { referenceId } from '../../platform/vocabulary/fields/kit/known-values';
import { say } from '../../platform/vocabulary/kit/say';
import type { FormState } from '../../platform/vocabulary/views/form/state';
import { type Stage, useStages } from './stages';

interface StageBarProps {
  readonly field: Field;
  readonly state: FormState;
  readonly surroundings: ViewSurroundings;
  readonly onMove: (value: unknown) => void;
}

/** Where the record stands on its way; a click moves it. */
export function StageBar({ field, state, surroundings, onMove }: StageBarProps) {
  const stages = useStages(field, state, surroundings);
  const now = useSyncExternalStore(
    useCallback((listener) => state.subscribeField(field.name, listener), [state, field]),
    () => state.field(field.name),
  );
  const current = referenceId(now.value);
  const list = useRef<HTMLOListElement>(null);
  const count = stages?.length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stage, or other stages, are brought into sight
  useEffect(() => bringIntoSight(list.current), [current, count]);
  if (stages === null) return <div className="k-stages k-stages-late" />;
  if (stages.length === 0) return null;
  const at = stages.findIndex(({ key }) => key === current);
  return (
    <ol ref={list} className="k-stages" aria-label={say(field.label, surroundings.locale, field.name)}>
      {stages.map((stage, index) => (
        <li
          key={stage.key}
          data-state={stateOf(stage, index, at)}
          data-final={stage.end !== undefined || undefined}
          data-color={stage.end?.color ?? undefined}
        >
          <button
            type="button"
            disabled={now.readOnly}
            aria-current={index === at ? 'step' : undefined}
            title={stage.label}
            onClick={() => index !== at && onMove(stage.value)}
          >
            <span>{stage.label}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** An end that was not reached is never behind the record, wherever it stands. */
function stateOf({ end }: Stage, index: number, at: number): 'done' | 'here' | 'ahead' {
  if (index === at) return 'here';
  return index < at && !end ? 'done' : 'ahead';
}

/** On a narrow screen the bar scrolls: the stage the record is at stands in the middle. */
function bringIntoSight(list: HTMLElement | null): void {
  const here = list?.querySelector<HTMLElement>('[data-state="here"]');
  if (list && here) list.scrollLeft = here.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
}

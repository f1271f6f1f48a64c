import { useCallback, useEffect, useId, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Surroundings } from '../../contracts';
import type { RecordValues } from '../../fields/kit/known-values';
import { type ActiveTab, createActiveTab, type FormContext, inputId } from './form-context';
import type { FormLayout } from './layout';
import { type FormOptions, FormState, type FormStatus } from './state';

export interface Form extends FormContext {
  /** Opens the first field with findings and puts the cursor there. */
  focusFault(): void;
}

/**
 * The state of a form for as long as its record, entity and layout stay the same. When new metadata is
 * published meanwhile, the state is made anew and what the user typed is carried over.
 */
export function useForm(options: FormOptions): Form {
  const { entity, layout, record, isNew, surroundings } = options;
  const formId = useId();
  const previous = useRef<{ readonly state: FormState; readonly record: RecordValues } | null>(null);
  const latest = useRef(options);
  latest.current = options;

  const state = useMemo(() => {
    const before = previous.current;
    const carried = before?.record === record && before.state.entity.name === entity.name ? before.state : null;
    const made = new FormState({
      entity,
      layout,
      record: carried?.ground ?? record,
      isNew,
      surroundings: here(latest),
      mayWrite: (name) => latest.current.mayWrite(name),
    });
    if (carried) made.restore(carried.pending());
    return made;
  }, [entity, layout, record, isNew]);

  useEffect(() => {
    previous.current = { state, record };
  }, [state, record]);

  const tab = useActiveTab(layout);
  const focusFault = useCallback(() => revealFault(state, tab.open, formId), [state, tab, formId]);
  return useMemo(
    () => ({ state, surroundings, formId, tab, focusFault }),
    [state, surroundings, formId, tab, focusFault],
  );
}

/** The open tab stays open when new metadata is published, as long as the form has the same tabs. */
function useActiveTab({ tabs }: FormLayout): ActiveTab {
  const keys = JSON.stringify(tabs.map(({ key }) => key));
  return useMemo(() => createActiveTab((JSON.parse(keys) as string[])[0] ?? ''), [keys]);
}

/** What is known of the form as a whole. */
export function useFormStatus(state: FormState): FormStatus {
  return useSyncExternalStore(
    useCallback((listener) => state.subscribeStatus(listener), [state]),
    () => state.status(),
  );
}

/** Which of the layout's tabs show. */
export function useShownTabs(state: FormState, layout: FormLayout) {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = layout.tabs.map(({ key }) => state.subscribePart(key, listener));
      return () => stops.forEach((stop) => void stop());
    },
    [state, layout],
  );
  const keys = useSyncExternalStore(subscribe, () =>
    layout.tabs
      .filter(({ key }) => state.shown(key))
      .map(({ key }) => key)
      .join('\n'),
  );
  return useMemo(() => layout.tabs.filter(({ key }) => keys.split('\n').includes(key)), [layout, keys]);
}

/** The surroundings of the latest drawing, in an object that stays the same. */
function here(latest: { readonly current: FormOptions }): Surroundings {
  return new Proxy(latest.current.surroundings, {
    get: (_, name) => Reflect.get(latest.current.surroundings, name),
  });
}

function revealFault(state: FormState, openTab: (key: string) => void, formId: string): void {
  const fault = state.firstFault();
  if (!fault) return;
  openTab(fault.tab);
  requestAnimationFrame(() => {
    const input = document.getElementById(inputId(formId, fault.name));
    const place = input?.closest('.k-field') ?? input;
    const section = place?.closest('details');
    if (section) section.open = true;
    place?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    const inner = place?.querySelector<HTMLElement>('[aria-invalid="true"], input, textarea');
    (inner ?? input)?.focus({ preventScroll: true });
  });
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputProps, ReferenceValue } from '../../contracts';
import { say } from '../../kit/say';
import { pickerCondition } from './where';

const PAUSE = 250;

interface Answer {
  readonly found: readonly ReferenceValue[];
  /** Labels of fields to fill in first. */
  readonly needs: readonly string[];
  readonly failed: boolean;
  /** What a record made from here must hold to fit the condition. */
  readonly given: Readonly<Record<string, unknown>>;
}

const NOTHING: Answer = { found: [], needs: [], failed: false, given: {} };

/** Searches a picker's records on the server while it is open: at once when it opens, after a pause while the user types. */
export function useLookup(props: InputProps, target: string) {
  const [open, setOpenState] = useState(false);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState(NOTHING);
  const latest = useRef(props);
  latest.current = props;
  const turn = useRef(0);

  const ask = useCallback(
    async (search: string) => {
      const mine = ++turn.current;
      setBusy(true);
      const next = await find(latest.current, target, search);
      if (mine !== turn.current) return;
      setAnswer(next);
      setBusy(false);
    },
    [target],
  );

  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(() => void ask(text), text === '' ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [open, text, ask]);

  const setOpen = (next: boolean) => {
    setOpenState(next);
    if (!next) setText('');
  };
  return { ...answer, open, setOpen, close: () => setOpen(false), text, search: setText, busy };
}

async function find(props: InputProps, target: string, search: string): Promise<Answer> {
  const { field, record, surroundings } = props;
  try {
    const { where, needs } = await pickerCondition(field.definition.where, field.entity, record, surroundings);
    if (needs.length > 0) {
      const { fields } = surroundings.snapshot.entity(field.entity);
      const labels = needs.map((name) => `«${say(fields.get(name)?.label, surroundings.locale, name)}»`);
      return { ...NOTHING, needs: labels };
    }
    return { ...NOTHING, found: await surroundings.lookup(target, search, where), given: givenBy(where) };
  } catch {
    return { ...NOTHING, failed: true };
  }
}

/** The plain equalities of a condition: `{"place": "<id>", "active": true}`. */
function givenBy(where: unknown): Readonly<Record<string, unknown>> {
  if (typeof where !== 'object' || where === null) return {};
  const plain = Object.entries(where).filter(([name, value]) => /^\w+$/.test(name) && typeof value !== 'object');
  return Object.fromEntries(plain);
}

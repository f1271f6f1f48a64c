import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { parseDecimal } from '../../../foundation/decimal';
import type { EditorProps } from '../FilterEditor';

const PAUSE_MILLISECONDS = 350;

/** From a number to a number; either may be left open. */
export function NumbersEditor({ meaning, surroundings, onMeaning }: EditorProps) {
  const { t } = surroundings;
  const known = knownRange(meaning);
  const [from, setFrom] = useState(known.from ?? '');
  const [to, setTo] = useState(known.to ?? '');
  const apply = useRef(onMeaning);
  apply.current = onMeaning;
  const touched = useRef(false);
  const [low, high] = [numberOf(from), numberOf(to)];
  const wrong = low === undefined || high === undefined;

  useEffect(() => {
    if (!touched.current || low === undefined || high === undefined) return;
    const timer = setTimeout(() => apply.current({ is: 'range', from: low, to: high }), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [low, high]);

  const typed = (set: (text: string) => void) => (event: { target: { value: string } }) => {
    touched.current = true;
    set(event.target.value);
  };
  return (
    <>
      <div className="k-filter-range">
        <Input
          autoFocus
          inputMode="decimal"
          value={from}
          status={low === undefined ? 'error' : ''}
          aria-label={t('filter.from')}
          placeholder={t('filter.from')}
          onChange={typed(setFrom)}
        />
        <span>–</span>
        <Input
          inputMode="decimal"
          value={to}
          status={high === undefined ? 'error' : ''}
          aria-label={t('filter.to')}
          placeholder={t('filter.to')}
          onChange={typed(setTo)}
        />
      </div>
      {wrong && <p className="k-filter-nothing">{t('filter.notNumber')}</p>}
    </>
  );
}

function knownRange(meaning: EditorProps['meaning']): { readonly from: string | null; readonly to: string | null } {
  if (meaning?.is === 'range') return meaning;
  const only = meaning?.is === 'any' && meaning.of.length === 1 ? String(meaning.of[0]) : null;
  return { from: only, to: only };
}

/** The canonical number typed with spaces or a comma; null for nothing, undefined for no number. */
function numberOf(text: string): string | null | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return plain === '' ? null : parseDecimal(plain)?.toString();
}

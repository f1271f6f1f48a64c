import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from './difference';
import { Pointer, Value } from './Value';

const FIRST = 12;

/** What differs, place by place: before and after. Long lists unfold on demand. */
export function Places({ places }: { readonly places: readonly Place[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? places : places.slice(0, FIRST);
  return (
    <>
      <ul className="k-changes-places">
        {shown.map(({ pointer, from, to }) => (
          <li key={pointer}>
            <Pointer pointer={pointer} />
            <span className="k-changes-sides">
              <span className="k-changes-from">
                <span className="k-hidden">{t('changes.before')} </span>
                <Value value={from} />
              </span>
              <span className="k-changes-arrow" aria-hidden="true">
                →
              </span>
              <span className="k-changes-to">
                <span className="k-hidden">{t('changes.after')} </span>
                <Value value={to} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {shown.length < places.length && (
        <button type="button" className="k-changes-link" onClick={() => setAll(true)}>
          {t('changes.morePlaces', { count: places.length - shown.length })}
        </button>
      )}
    </>
  );
}

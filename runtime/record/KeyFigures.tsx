import type { Surroundings } from '../../platform/vocabulary/contracts';
import { isEmptyValue } from '../../platform/vocabulary/fields/kit/formatted';
import { say } from '../../platform/vocabulary/kit/say';
import type { Place } from '../../platform/vocabulary/views/form/layout';
import type { FormState } from '../../platform/vocabulary/views/form/state';
import { useFieldValue } from './record-title';

interface KeyFiguresProps {
  readonly places: readonly Place[];
  readonly state: FormState;
  readonly surroundings: Surroundings;
}

/** The few values one looks for first; they follow what is being typed. */
export function KeyFigures({ places, state, surroundings }: KeyFiguresProps) {
  if (places.length === 0) return null;
  return (
    <dl className="k-figures">
      {places.map((place) => (
        <Figure key={place.field.name} place={place} state={state} surroundings={surroundings} />
      ))}
    </dl>
  );
}

function Figure({ place: { field, label }, state, surroundings }: { place: Place } & Omit<KeyFiguresProps, 'places'>) {
  const value = useFieldValue(state, field.name);
  const { Cell } = surroundings.fieldView(field.type);
  return (
    <div className="k-figure">
      <dt>{say(label ?? field.label, surroundings.locale, field.name)}</dt>
      <dd>
        {isEmptyValue(value) ? (
          <span className="k-none">—</span>
        ) : (
          <Cell field={field} value={value} surroundings={surroundings} />
        )}
      </dd>
    </div>
  );
}

import type { Surroundings } from '../../contracts';
import { say } from '../../kit/say';
import type { LineColumn } from './columns';
import type { FaultsByRow } from './faults';

const MOST = 5;

interface LineFaultsProps {
  readonly faults: FaultsByRow;
  readonly columns: readonly LineColumn[];
  readonly surroundings: Surroundings;
}

/** In words what the red cells mean, by row; the first few. */
export function LineFaults({ faults, columns, surroundings }: LineFaultsProps) {
  const labels = new Map(columns.map(({ field }) => [field.name, say(field.label, surroundings.locale, field.name)]));
  const told = [...faults].flatMap(([row, messages]) =>
    Object.entries(messages).map(([name, message]) => ({ row, name, message })),
  );
  if (told.length === 0) return null;
  return (
    <div className="k-field-error" role="alert">
      {told.slice(0, MOST).map(({ row, name, message }) => (
        <div key={`${row} ${name}`}>
          {surroundings.t('field.rowFault', { row: row + 1, field: labels.get(name) ?? name, message })}
        </div>
      ))}
      {told.length > MOST && <div>{surroundings.t('field.moreFaults', { count: told.length - MOST })}</div>}
    </div>
  );
}

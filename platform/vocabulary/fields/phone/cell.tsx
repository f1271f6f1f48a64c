import type { CellProps, FieldCell } from '../../contracts';
import { formatted } from '../kit/formatted';
import { OutLink } from '../kit/OutLink';

function Cell({ field, value, surroundings }: CellProps) {
  if (typeof value !== 'string' || value === '') return null;
  return (
    <OutLink href={`tel:${value}`}>
      <span style={{ whiteSpace: 'nowrap' }}>{formatted(field, value, surroundings)}</span>
    </OutLink>
  );
}

export const phoneCell: FieldCell = { Cell, width: 160 };

import type { CellProps, FieldCell } from '../../contracts';
import { OutLink } from '../kit/OutLink';

function Cell({ value }: CellProps) {
  if (typeof value !== 'string' || value === '') return null;
  return <OutLink href={`mailto:${value}`}>{value}</OutLink>;
}

export const emailCell: FieldCell = { Cell, width: 200 };

import type { CellProps, FieldCell } from '../../contracts';

function Cell({ value }: CellProps) {
  return typeof value === 'string' && value !== '' ? <code>{value}</code> : null;
}

export const idCell: FieldCell = { Cell, width: 300 };

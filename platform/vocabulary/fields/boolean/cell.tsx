import CheckOutlined from '@ant-design/icons/es/icons/CheckOutlined';
import type { CellProps, FieldCell } from '../../contracts';
import { formatted } from '../kit/formatted';

function Cell({ field, value, surroundings }: CellProps) {
  if (value !== true) return null;
  return <CheckOutlined aria-label={formatted(field, true, surroundings)} />;
}

export const booleanCell: FieldCell = { Cell, ownLabel: true, align: 'center', width: 90 };

import type { CellProps, FieldCell } from '../../contracts';
import { OptionTag } from '../kit/OptionTag';

function Cell({ field, value, surroundings }: CellProps) {
  if (typeof value !== 'string' || value === '') return null;
  const option = field.options.find((candidate) => candidate.key === value);
  return <OptionTag option={option} name={value} locale={surroundings.locale} />;
}

export const choiceCell: FieldCell = { Cell, width: 140 };

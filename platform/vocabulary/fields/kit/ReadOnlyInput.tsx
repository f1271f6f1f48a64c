import { Typography } from 'antd';
import type { InputProps } from '../../contracts';
import { isEmptyValue } from './formatted';

/** A field that people read and never type: its cell in the place of an input. */
export function ReadOnlyInput({ id, field, value, surroundings }: InputProps) {
  const { Cell } = surroundings.fieldView(field.type);
  return (
    <output id={id} className="k-read">
      {isEmptyValue(value) ? (
        <Typography.Text type="secondary">—</Typography.Text>
      ) : (
        <Cell field={field} value={value} surroundings={surroundings} />
      )}
    </output>
  );
}

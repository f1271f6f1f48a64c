import { Typography } from 'antd';
import type { InputProps } from '../../contracts';
import { formatted, isEmptyValue } from './text-of';

/** A field that people read and never type: its formatted value in the place of an input. */
export function ReadOnlyInput({ id, field, value, surroundings }: InputProps) {
  const empty = isEmptyValue(value);
  return (
    <output id={id} style={{ display: 'block', minHeight: 24, lineHeight: '24px', fontVariantNumeric: 'tabular-nums' }}>
      {empty ? <Typography.Text type="secondary">—</Typography.Text> : formatted(field, value, surroundings)}
    </output>
  );
}

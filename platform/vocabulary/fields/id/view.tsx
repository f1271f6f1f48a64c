import { Typography } from 'antd';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';

function Input({ id, value, surroundings }: InputProps) {
  return (
    <output id={id}>
      <Identity value={value} copy={surroundings.t('field.copy')} copied={surroundings.t('field.copied')} />
    </output>
  );
}

function Identity({ value, copy, copied }: { value: unknown; copy: string; copied: string }) {
  if (typeof value !== 'string' || value === '') return <Typography.Text type="secondary">—</Typography.Text>;
  return (
    <Typography.Text code copyable={{ tooltips: [copy, copied] }}>
      {value}
    </Typography.Text>
  );
}

export const idView: FieldView = { Input, ...FIELD_CELLS.id };

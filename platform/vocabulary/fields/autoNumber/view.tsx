import { Typography } from 'antd';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { isEmptyValue } from '../kit/formatted';
import { ReadOnlyInput } from '../kit/ReadOnlyInput';

function Input(props: InputProps) {
  if (!isEmptyValue(props.value)) return <ReadOnlyInput {...props} />;
  return (
    <output id={props.id} className="k-read">
      <Typography.Text type="secondary">{props.surroundings.t('field.numberLater')}</Typography.Text>
    </output>
  );
}

export const autoNumberView: FieldView = { Input, ...FIELD_CELLS.autoNumber };

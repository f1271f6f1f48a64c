import { Typography } from 'antd';
import type { FieldView, InputProps } from '../../contracts';
import { FigureCell } from '../kit/FormattedCell';
import { ReadOnlyInput } from '../kit/ReadOnlyInput';
import { isEmptyValue } from '../kit/text-of';

function Input(props: InputProps) {
  if (!isEmptyValue(props.value)) return <ReadOnlyInput {...props} />;
  return (
    <output id={props.id} style={{ display: 'block', lineHeight: '24px' }}>
      <Typography.Text type="secondary">{props.surroundings.t('field.numberLater')}</Typography.Text>
    </output>
  );
}

export const autoNumberView: FieldView = { Input, Cell: FigureCell, width: 120 };

import { CheckOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import type { CellProps, FieldView, InputProps } from '../../contracts';
import { say } from '../../kit/say';
import { formatted } from '../kit/formatted';

function Input(props: InputProps) {
  return (
    <Checkbox
      id={props.id}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.target.checked)}
      onBlur={props.onBlur}
      disabled={props.disabled}
      autoFocus={props.autoFocus ?? false}
    >
      {props.layout?.bare === true ? null : say(props.field.label, props.surroundings.locale, props.field.name)}
    </Checkbox>
  );
}

function Cell({ field, value, surroundings }: CellProps) {
  if (value !== true) return null;
  return <CheckOutlined aria-label={formatted(field, true, surroundings)} />;
}

export const booleanView: FieldView = { Input, Cell, ownLabel: true, align: 'center', width: 90 };

import { Checkbox } from 'antd';
import type { FieldView, InputProps } from '../../contracts';
import { say } from '../../kit/say';
import { FIELD_CELLS } from '../cells';

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

export const booleanView: FieldView = { Input, ...FIELD_CELLS.boolean };

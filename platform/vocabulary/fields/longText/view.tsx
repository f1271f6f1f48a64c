import { Input as AntInput } from 'antd';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';

function Input(props: InputProps) {
  const { rows, maxLength } = props.field.definition;
  return (
    <AntInput.TextArea
      id={props.id}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.value)}
      onBlur={props.onBlur}
      disabled={props.disabled}
      status={props.invalid ? 'error' : ''}
      aria-required={props.required}
      placeholder={props.placeholder ?? ''}
      maxLength={typeof maxLength === 'number' ? maxLength : 65535}
      autoSize={{ minRows: typeof rows === 'number' ? rows : 3, maxRows: 20 }}
      autoFocus={props.autoFocus ?? false}
    />
  );
}

export const longTextView: FieldView = { Input, ...FIELD_CELLS.longText };

import { Input as AntInput } from 'antd';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { useReadText } from '../kit/use-read-text';

function Input(props: InputProps) {
  const { rows, maxLength } = props.field.definition;
  const { value, onChange } = useReadText(props);
  return (
    <AntInput.TextArea
      id={props.id}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
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

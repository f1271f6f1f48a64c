import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { TextInput } from '../kit/TextInput';

function Input(props: InputProps) {
  return <TextInput {...props} maxLength={50} onText={(text) => text.trimStart()} />;
}

export const checkedTextView: FieldView = { Input, ...FIELD_CELLS.checkedText };

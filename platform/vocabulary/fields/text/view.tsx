import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { TextInput } from '../kit/TextInput';
import { useReadText } from '../kit/use-read-text';

function Input(props: InputProps) {
  const { maxLength } = props.field.definition;
  return (
    <TextInput
      {...props}
      {...useReadText(props)}
      maxLength={typeof maxLength === 'number' ? maxLength : 250}
      spellCheck
    />
  );
}

export const textView: FieldView = { Input, ...FIELD_CELLS.text };

import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { NumberInput, numberText } from '../kit/NumberInput';

function Input(props: InputProps) {
  const change = (text: string | null) => props.onChange(text === null ? null : Number(text));
  return <NumberInput {...props} value={numberText(props.value)} onChange={change} scale={0} />;
}

export const integerView: FieldView = { Input, ...FIELD_CELLS.integer };

import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { NumberInput, numberText, scaleOf } from '../kit/NumberInput';

function Input(props: InputProps) {
  return <NumberInput {...props} value={numberText(props.value)} scale={scaleOf(props.field.definition, 2)} />;
}

export const decimalView: FieldView = { Input, ...FIELD_CELLS.decimal };

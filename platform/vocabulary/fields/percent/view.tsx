import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { NumberInput, numberText, scaleOf } from '../kit/NumberInput';

function Input(props: InputProps) {
  const scale = scaleOf(props.field.definition, 2);
  return <NumberInput {...props} value={numberText(props.value)} scale={scale} suffix="%" />;
}

export const percentView: FieldView = { Input, ...FIELD_CELLS.percent };

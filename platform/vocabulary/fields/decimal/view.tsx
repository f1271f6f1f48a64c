import type { FieldView, InputProps } from '../../contracts';
import { FigureCell } from '../kit/FormattedCell';
import { NumberInput, numberText, scaleOf } from '../kit/NumberInput';

function Input(props: InputProps) {
  return <NumberInput {...props} value={numberText(props.value)} scale={scaleOf(props.field.definition, 2)} />;
}

export const decimalView: FieldView = { Input, Cell: FigureCell, align: 'right', width: 120 };

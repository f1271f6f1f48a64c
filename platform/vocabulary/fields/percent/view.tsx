import type { FieldView, InputProps } from '../../contracts';
import { FigureCell } from '../kit/FormattedCell';
import { NumberInput, numberText, scaleOf } from '../kit/NumberInput';

function Input(props: InputProps) {
  const scale = scaleOf(props.field.definition, 2);
  return <NumberInput {...props} value={numberText(props.value)} scale={scale} suffix="%" />;
}

export const percentView: FieldView = { Input, Cell: FigureCell, align: 'right', width: 100 };

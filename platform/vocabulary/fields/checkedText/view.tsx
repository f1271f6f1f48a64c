import type { FieldView, InputProps } from '../../contracts';
import { FigureCell } from '../kit/FormattedCell';
import { TextInput } from '../kit/TextInput';

function Input(props: InputProps) {
  return <TextInput {...props} maxLength={50} onText={(text) => text.trimStart()} />;
}

export const checkedTextView: FieldView = { Input, Cell: FigureCell, width: 140 };

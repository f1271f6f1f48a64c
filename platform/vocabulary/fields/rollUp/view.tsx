import type { FieldView } from '../../contracts';
import { FigureCell } from '../kit/FormattedCell';
import { ReadOnlyInput } from '../kit/ReadOnlyInput';

export const rollUpView: FieldView = { Input: ReadOnlyInput, Cell: FigureCell, align: 'right', width: 130 };

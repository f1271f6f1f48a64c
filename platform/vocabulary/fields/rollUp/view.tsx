import type { FieldView } from '../../contracts';
import { BorrowedCell } from '../kit/BorrowedCell';
import { ReadOnlyInput } from '../kit/ReadOnlyInput';

export const rollUpView: FieldView = { Input: ReadOnlyInput, Cell: BorrowedCell, align: 'right', width: 130 };

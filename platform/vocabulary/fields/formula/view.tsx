import type { FieldView } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { ReadOnlyInput } from '../kit/ReadOnlyInput';

export const formulaView: FieldView = { Input: ReadOnlyInput, ...FIELD_CELLS.formula };

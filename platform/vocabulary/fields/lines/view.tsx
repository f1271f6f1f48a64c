import type { FieldView } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { LinesInput } from './LinesInput';

export const linesView: FieldView = { Input: LinesInput, ...FIELD_CELLS.lines };

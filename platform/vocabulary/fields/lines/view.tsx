import type { FieldView } from '../../contracts';
import { LinesCell } from './LinesCell';
import { LinesInput } from './LinesInput';

export const linesView: FieldView = { Input: LinesInput, Cell: LinesCell, wide: true, align: 'right', width: 100 };

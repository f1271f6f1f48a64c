/**
 * How the values of every field word are shown: all that lists, boards and cards need
 * beyond `PLAIN_CELL`. What it takes to edit
 * a value stands in `views.ts`, which is fetched with the first form, so that no list waits for it.
 */
import type { FieldCell } from '../contracts';
import { booleanCell } from './boolean/cell';
import { choiceCell } from './choice/cell';
import { collectionCell } from './collection/cell';
import { emailCell } from './email/cell';
import { idCell } from './id/cell';
import { BorrowedCell } from './kit/BorrowedCell';
import { FigureCell, FormattedCell } from './kit/FormattedCell';
import { LinesCell } from './lines/LinesCell';
import { multiChoiceCell } from './multiChoice/cell';
import { phoneCell } from './phone/cell';
import { referenceCell } from './reference/cell';
import { urlCell } from './url/cell';

export const FIELD_CELLS = {
  id: idCell,
  text: { Cell: FormattedCell, width: 220, shrinks: true },
  longText: { Cell: FormattedCell, wide: true, width: 320, shrinks: true },
  integer: { Cell: FigureCell, align: 'right', width: 110 },
  decimal: { Cell: FigureCell, align: 'right', width: 120 },
  money: { Cell: FigureCell, align: 'right', width: 140 },
  percent: { Cell: FigureCell, align: 'right', width: 100 },
  boolean: booleanCell,
  date: { Cell: FigureCell, width: 120 },
  dateTime: { Cell: FigureCell, width: 180 },
  choice: choiceCell,
  multiChoice: multiChoiceCell,
  reference: referenceCell,
  collection: collectionCell,
  lines: { Cell: LinesCell, wide: true, align: 'right', width: 100 },
  email: emailCell,
  phone: phoneCell,
  url: urlCell,
  autoNumber: { Cell: FigureCell, width: 120 },
  formula: { Cell: BorrowedCell, align: 'right', width: 130 },
  rollUp: { Cell: BorrowedCell, align: 'right', width: 130 },
  personName: { Cell: FormattedCell, wide: true, width: 220, shrinks: true },
  checkedText: { Cell: FigureCell, width: 140 },
} as const satisfies Readonly<Record<string, FieldCell>>;

/** How a word shows its values when it needs nothing of its own: as the text it formats. */
export const PLAIN_CELL: FieldCell = { Cell: FormattedCell, width: 140 };

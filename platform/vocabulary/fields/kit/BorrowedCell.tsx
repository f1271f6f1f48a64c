import type { CellProps } from '../../contracts';
import { FigureCell } from './FormattedCell';

/** A computed value, drawn as the word whose type it has: a choice in its colour, a number as a figure. */
export function BorrowedCell(props: CellProps) {
  const { field, surroundings } = props;
  const lender = field.word.borrowed?.(field);
  if (!lender || lender.word.type === field.type) return <FigureCell {...props} />;
  const { Cell } = surroundings.fieldView(lender.word.type);
  const { word, site } = lender;
  return <Cell {...props} field={{ ...field, word, definition: site.definition, options: site.options }} />;
}

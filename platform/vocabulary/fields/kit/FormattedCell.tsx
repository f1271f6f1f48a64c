import type { CellProps } from '../../contracts';
import { formatted } from './formatted';

/** The value as its word formats it. */
export function FormattedCell({ field, value, surroundings }: CellProps) {
  return <>{formatted(field, value, surroundings)}</>;
}

/** Figures of equal width, so that digits stand under each other. */
export function FigureCell({ field, value, surroundings }: CellProps) {
  const text = formatted(field, value, surroundings);
  return <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{text}</span>;
}

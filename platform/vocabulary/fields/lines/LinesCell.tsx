import type { CellProps } from '../../contracts';

/** In a list or a history, lines are told by their number. */
export function LinesCell({ value, surroundings }: CellProps) {
  if (!Array.isArray(value) || value.length === 0) return null;
  return <>{surroundings.t('field.lineCount', { count: value.length })}</>;
}

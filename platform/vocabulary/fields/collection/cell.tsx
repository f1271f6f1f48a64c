import type { FieldCell } from '../../contracts';

/** The other side of a reference has no value of its own: a record page shows it as a related list. */
export function Nothing() {
  return null;
}

export const collectionCell: FieldCell = { Cell: Nothing, wide: true };

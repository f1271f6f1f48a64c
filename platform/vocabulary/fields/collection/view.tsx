import type { FieldView } from '../../contracts';

/** The other side of a reference has no value of its own: a record page shows it as a related list. */
function Nothing() {
  return null;
}

export const collectionView: FieldView = { Input: Nothing, Cell: Nothing, wide: true };

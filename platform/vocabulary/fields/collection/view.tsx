import type { FieldView } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { Nothing } from './cell';

/** Shown as a related list and never edited in place. */
export const collectionView: FieldView = { Input: Nothing, ...FIELD_CELLS.collection };

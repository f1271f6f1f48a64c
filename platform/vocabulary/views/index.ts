/** Every view type. A new one is a folder beside and a line here (and one in views.ts). */
import type { ViewWord } from '../contracts';
import { board } from './board';
import { form } from './form';
import { list } from './list';

export const VIEW_WORDS: readonly ViewWord[] = [list, board, form];

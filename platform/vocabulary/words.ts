/** The dictionary: every word of the platform by its name. */
import type { FieldWord, ViewWord, Words } from './contracts';
import { FIELD_WORDS } from './fields';
import { VIEW_WORDS } from './views';

const fields: ReadonlyMap<string, FieldWord> = new Map(FIELD_WORDS.map((word) => [word.type, word]));
const views: ReadonlyMap<string, ViewWord> = new Map(VIEW_WORDS.map((word) => [word.type, word]));

export const words: Words = Object.freeze({
  field: (type: string) => fields.get(type),
  view: (type: string) => views.get(type),
  fieldTypes: FIELD_WORDS.map((word) => word.type),
  viewTypes: VIEW_WORDS.map((word) => word.type),
});

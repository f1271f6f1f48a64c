/** Every field type, as one would read them aloud. A new one is a folder beside and a line here (and one in views.ts). */
import type { FieldWord } from '../contracts';
import { autoNumber } from './autoNumber';
import { boolean } from './boolean';
import { checkedText } from './checkedText';
import { choice } from './choice';
import { collection } from './collection';
import { date } from './date';
import { dateTime } from './dateTime';
import { decimal } from './decimal';
import { duration } from './duration';
import { email } from './email';
import { formula } from './formula';
import { id } from './id';
import { integer } from './integer';
import { lines } from './lines';
import { longText } from './longText';
import { money } from './money';
import { multiChoice } from './multiChoice';
import { percent } from './percent';
import { personName } from './personName';
import { phone } from './phone';
import { reference } from './reference';
import { rollUp } from './rollUp';
import { text } from './text';
import { url } from './url';

export const FIELD_WORDS: readonly FieldWord[] = [
  // what people write
  text,
  longText,
  personName,
  email,
  phone,
  url,
  checkedText,
  // how much
  integer,
  decimal,
  money,
  percent,
  // when
  date,
  dateTime,
  duration,
  // which
  boolean,
  choice,
  multiChoice,
  // whose
  reference,
  collection,
  lines,
  // what the platform finds out
  autoNumber,
  formula,
  rollUp,
  id,
];

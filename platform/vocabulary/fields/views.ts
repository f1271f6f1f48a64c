/** How every field word looks. The list of meanings is beside it in `index.ts`; a word missing here does not compile. */
import type { FieldView } from '../contracts';
import { autoNumberView } from './autoNumber/view';
import { booleanView } from './boolean/view';
import type { FIELD_CELLS } from './cells';
import { checkedTextView } from './checkedText/view';
import { choiceView } from './choice/view';
import { collectionView } from './collection/view';
import { dateView } from './date/view';
import { dateTimeView } from './dateTime/view';
import { decimalView } from './decimal/view';
import { durationView } from './duration/view';
import { emailView } from './email/view';
import { formulaView } from './formula/view';
import { idView } from './id/view';
import { integerView } from './integer/view';
import { linesView } from './lines/view';
import { longTextView } from './longText/view';
import { moneyView } from './money/view';
import { multiChoiceView } from './multiChoice/view';
import { percentView } from './percent/view';
import { personNameView } from './personName/view';
import { phoneView } from './phone/view';
import { referenceView } from './reference/view';
import { rollUpView } from './rollUp/view';
import { textView } from './text/view';
import { urlView } from './url/view';

export const FIELD_VIEWS = {
  id: idView,
  text: textView,
  longText: longTextView,
  integer: integerView,
  decimal: decimalView,
  money: moneyView,
  percent: percentView,
  boolean: booleanView,
  date: dateView,
  dateTime: dateTimeView,
  duration: durationView,
  choice: choiceView,
  multiChoice: multiChoiceView,
  reference: referenceView,
  collection: collectionView,
  lines: linesView,
  email: emailView,
  phone: phoneView,
  url: urlView,
  autoNumber: autoNumberView,
  formula: formulaView,
  rollUp: rollUpView,
  personName: personNameView,
  checkedText: checkedTextView,
} as const satisfies Readonly<Record<keyof typeof FIELD_CELLS, FieldView> & Record<string, FieldView>>;

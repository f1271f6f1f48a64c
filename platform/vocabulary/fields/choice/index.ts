import { CHOICE_OPTIONS, EXAMPLE_CHOICE, findKey, KEY_LENGTH, labelOf, unknownOption } from '../../choices';
import { accept, refuse } from '../../coercion';
import type { FieldWord } from '../../contracts';
import { EXACT_OPERATORS } from '../../operators';
import { both } from '../../options';
import { whole } from '../../samples';
import { describeValue } from '../../value-schema';

/** One of a list of options; the key is stored, the label is shown. */
export const choice: FieldWord = {
  type: 'choice',
  title: both('Choice', 'Выбор'),
  description: both('One of a list of options.', 'Один из вариантов списка.'),
  options: CHOICE_OPTIONS,
  examples: [EXAMPLE_CHOICE],
  value: () => 'text',
  columns: () => [{ part: '', column: { kind: 'text', length: KEY_LENGTH } }],
  operators: () => EXACT_OPERATORS,
  schema(field, locale) {
    const keys = field.options.map((option) => option.key);
    return describeValue(field, locale, { type: 'string', ...(keys.length > 0 ? { enum: keys } : {}) });
  },
  coerce(raw, field) {
    const key = findKey(field, raw);
    return key === undefined ? refuse('V010', unknownOption(field, raw)) : accept(key);
  },
  format: (value, field, locale) => (typeof value === 'string' ? labelOf(field, value, locale) : ''),
  sample: (field, random) => field.options[whole(random, 0, field.options.length - 1)]?.key ?? null,
};

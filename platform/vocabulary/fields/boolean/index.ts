import { accept, refuseSort } from '../../coercion';
import type { FieldWord } from '../../contracts';
import { BOOLEAN_OPERATORS } from '../../operators';
import { both } from '../../options';
import { describeValue } from '../../value-schema';

/** Yes or no. Spreadsheets say it in many ways, and all of them are understood. */
export const boolean: FieldWord = {
  type: 'boolean',
  title: both('Yes or no', 'Да или нет'),
  description: both('A check box.', 'Флажок.'),
  options: { properties: {} },
  examples: [{ type: 'boolean' }, { type: 'boolean', default: true }],
  value: () => 'boolean',
  columns: () => [{ part: '', column: { kind: 'boolean' } }],
  operators: () => BOOLEAN_OPERATORS,
  schema: (field, locale) => describeValue(field, locale, { type: 'boolean' }),
  coerce(raw) {
    if (typeof raw === 'boolean') return accept(raw);
    const spoken = typeof raw === 'number' || typeof raw === 'string' ? String(raw).trim().toLowerCase() : '';
    if (YES.includes(spoken)) return accept(true);
    return NO.includes(spoken) ? accept(false) : refuseSort('yes or no', 'да или нет');
  },
  format(value, _field, locale) {
    if (typeof value !== 'boolean') return '';
    return SPOKEN[locale][value ? 'yes' : 'no'];
  },
  sample: (_field, random) => random() < 0.5,
};

const YES: readonly string[] = ['true', '1', 'yes', 'да', 'истина'];
const NO: readonly string[] = ['false', '0', 'no', 'нет', 'ложь'];
const SPOKEN = { en: { yes: 'Yes', no: 'No' }, ru: { yes: 'Да', no: 'Нет' } } as const;

import { accept, isRefused, refuse } from '../../coercion';
import type { FieldWord, SiteOf } from '../../contracts';
import { TEXT_OPERATORS } from '../../operators';
import { both, option, textOption } from '../../options';
import { coerceText } from '../../text-value';
import { describeValue } from '../../value-schema';
import { CHECKS } from './checks';
import type { Check } from './checks/check';

const NAMES = Object.keys(CHECKS);
/** One length for all, so that naming another check moves no data. */
const LENGTH = 40;

/** A code whose digits check one another; stored without the separators people write. */
export const checkedText: FieldWord = {
  type: 'checkedText',
  title: both('Checked code', 'Проверяемый код'),
  description: both(
    'A code with a published check, such as a tax or account number.',
    'Код с известной проверкой, например налоговый номер или номер счёта.',
  ),
  options: {
    properties: {
      check: option({ type: 'string', enum: NAMES }, ['Check', 'Which code it is.'], ['Проверка', 'Какой это код.']),
    },
    required: ['check'],
  },
  examples: NAMES.map((check) => ({ type: 'checkedText', check })),
  value: () => 'text',
  columns: () => [{ part: '', column: { kind: 'text', length: LENGTH } }],
  operators: () => TEXT_OPERATORS,
  schema: (field, locale) =>
    describeValue(field, locale, { type: 'string', maxLength: checkOf(field)?.length ?? LENGTH }),
  coerce(raw, field) {
    const coerced = coerceText(raw, { max: 2 * LENGTH });
    const check = checkOf(field);
    if (!check || isRefused(coerced) || typeof coerced.value !== 'string') return coerced;
    const code = check.clean(coerced.value);
    const outcome = check.test(code);
    return outcome === 'right' ? accept(code) : refuse(outcome === 'form' ? 'V018' : 'V017', { check: check.title });
  },
  format: (value, field) => (typeof value === 'string' ? (checkOf(field)?.format(value) ?? value) : ''),
  sample: (field, random) => checkOf(field)?.sample(random) ?? null,
};

function checkOf(field: SiteOf): Check | undefined {
  const name = textOption(field, 'check') ?? '';
  return Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
}

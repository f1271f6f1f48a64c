import type { FieldWord, SiteOf } from '../../contracts';
import { TEXT_OPERATORS } from '../../operators';
import { both, option, textOption } from '../../options';
import { digits, whole } from '../../samples';
import { coerceText } from '../../text-value';
import { describeValue } from '../../value-schema';

const LENGTH = 40;
const DEFAULT_PATTERN = '{00000}';

/** A number given when the record is created, "D-00042": drawn from a sequence, never repeated. */
export const autoNumber: FieldWord = {
  type: 'autoNumber',
  title: both('Automatic number', 'Автоматический номер'),
  description: both('A number given once when the record is created.', 'Номер, выданный при создании записи.'),
  options: {
    properties: {
      pattern: option(
        { type: 'string', pattern: '^[^{}]{0,20}\\{0{1,12}\\}[^{}]{0,8}$' },
        ['Pattern', 'Text around one run of zeros in braces, such as "D-{00000}".'],
        ['Образец', 'Текст вокруг нулей в скобках, например «D-{00000}».'],
      ),
    },
    required: ['pattern'],
  },
  examples: [{ type: 'autoNumber', pattern: 'D-{00000}' }],
  value: () => 'text',
  computation: (definition) => ({
    kind: 'sequence',
    pattern: typeof definition.pattern === 'string' ? definition.pattern : DEFAULT_PATTERN,
  }),
  unique: true,
  columns: () => [{ part: '', column: { kind: 'text', length: LENGTH } }],
  operators: () => TEXT_OPERATORS,
  schema: (field, locale) => describeValue(field, locale, { type: 'string', maxLength: LENGTH, readOnly: true }),
  coerce: (raw) => coerceText(raw, { max: LENGTH }),
  format: (value) => (typeof value === 'string' ? value : ''),
  sample: (field, random) =>
    patternOf(field).replace(/\{(0+)\}/, (_, zeros: string) => numberLike(random, zeros.length)),
};

function patternOf(field: SiteOf): string {
  return textOption(field, 'pattern') ?? DEFAULT_PATTERN;
}

/** Sometimes one digit more than the zeros: a sequence does not stop at 99999. */
function numberLike(random: () => number, count: number): string {
  return random() < 0.1 ? `${whole(random, 1, 9)}${digits(random, count)}` : digits(random, count);
}

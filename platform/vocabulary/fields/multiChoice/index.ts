import type { Value } from '../../../language/contracts';
import { CHOICE_OPTIONS, EXAMPLE_CHOICE, findKey, labelOf, unknownOption } from '../../choices';
import { accept, refuse, refuseAll, refuseSort } from '../../coercion';
import type { Coerced, FieldWord, SiteOf } from '../../contracts';
import { SET_OPERATORS } from '../../operators';
import { both } from '../../options';
import { describeValue } from '../../value-schema';

/** The stored text "|a|b|" and all keys of the field together must fit. */
const LENGTH = 1000;

/** Several of a list of options, always in the order of the list; nothing chosen is empty (null). */
export const multiChoice: FieldWord = {
  type: 'multiChoice',
  title: both('Several choices', 'Несколько вариантов'),
  description: both('Any number of options of a list.', 'Любое число вариантов списка.'),
  options: CHOICE_OPTIONS,
  examples: [{ ...EXAMPLE_CHOICE, type: 'multiChoice' }],
  value: () => 'set',
  columns: () => [{ part: '', column: { kind: 'text', length: LENGTH } }],
  operators: () => SET_OPERATORS,
  schema(field, locale) {
    const keys = field.options.map((option) => option.key);
    const items = { type: 'string', ...(keys.length > 0 ? { enum: keys } : {}) };
    return describeValue(field, locale, { type: 'array', items, uniqueItems: true });
  },
  coerce(raw, field) {
    const written = typeof raw === 'string' ? raw.split(/[,;|\n]/).filter((part) => part.trim() !== '') : raw;
    return Array.isArray(written) ? chosen(written, field) : refuseSort('list of options', 'список вариантов');
  },
  toColumns: (value) => [asList(value).length > 0 ? `|${asList(value).join('|')}|` : null],
  fromColumns: ([cell]) => (typeof cell === 'string' && cell.length > 2 ? cell.slice(1, -1).split('|') : null),
  format: (value, field, locale) =>
    asList(value)
      .map((key) => labelOf(field, key, locale))
      .join(', '),
  sample(field, random) {
    const keys = field.options.map((option) => option.key).filter(() => random() < 0.5);
    return keys.length > 0 ? keys : null;
  },
};

function chosen(written: readonly unknown[], field: SiteOf): Coerced {
  const found = written.map((each) => findKey(field, each));
  const wrong = written.flatMap((each, index) =>
    found[index] === undefined
      ? [{ code: 'V010' as const, path: String(index), params: unknownOption(field, each) }]
      : [],
  );
  if (wrong.length > 0) return refuseAll(wrong);
  const keys = field.options.map((option) => option.key).filter((key) => found.includes(key));
  if (keys.join('|').length + 2 > LENGTH) return refuse('V004', { limit: LENGTH });
  return accept(keys.length > 0 ? keys : null);
}

function asList(value: Value): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

import { digits } from '../../../samples';
import { type Check, weighted, withoutGroups } from './check';

const COMPANY = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_FIRST = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_SECOND = [3, ...PERSON_FIRST];

/** Taxpayer number of Russia: 10 digits for companies (one check digit), 12 for persons (two). */
export const inn: Check = {
  title: { en: 'INN', ru: 'ИНН' },
  length: 12,
  clean: withoutGroups,
  test(code) {
    if (!/^(\d{10}|\d{12})$/.test(code) || code.startsWith('00')) return 'form';
    return code === completed(code) ? 'right' : 'digits';
  },
  format: (code) => code,
  sample: (random) => completed(`77${digits(random, random() < 0.5 ? 8 : 10)}`),
};

function completed(code: string): string {
  if (code.length === 10) return code.slice(0, 9) + digit(code, COMPANY);
  const first = code.slice(0, 10) + digit(code, PERSON_FIRST);
  return first + digit(first, PERSON_SECOND);
}

function digit(code: string, weights: readonly number[]): string {
  return String((weighted(code, weights) % 11) % 10);
}

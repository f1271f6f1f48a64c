import { digits } from '../../../samples';
import { type Check, withoutGroups } from './check';

/** Bar code of goods (GTIN-8 or GTIN-13): weights 3 and 1 from the right, the last digit completes to ten. */
export const ean: Check = {
  title: { en: 'EAN', ru: 'штрихкод EAN' },
  length: 13,
  clean: withoutGroups,
  test(code) {
    if (!/^(\d{8}|\d{13})$/.test(code)) return 'form';
    return code === completed(code.slice(0, -1)) ? 'right' : 'digits';
  },
  format: (code) => code,
  sample: (random) => completed(`4${digits(random, random() < 0.3 ? 6 : 11)}`),
};

function completed(body: string): string {
  const sum = Array.from(body)
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return body + String((10 - (sum % 10)) % 10);
}

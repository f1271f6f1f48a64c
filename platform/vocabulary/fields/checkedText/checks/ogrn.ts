import { digits, pick } from '../../../samples';
import { type Check, withoutGroups } from './check';

/** State registration number of Russia: 13 digits for companies, 15 for entrepreneurs; the last one checks the rest. */
export const ogrn: Check = {
  title: { en: 'OGRN', ru: 'ОГРН' },
  length: 15,
  clean: withoutGroups,
  test(code) {
    if (!/^([1-9]\d{12}|[1-9]\d{14})$/.test(code)) return 'form';
    return code === completed(code.slice(0, -1)) ? 'right' : 'digits';
  },
  format: (code) => code,
  sample: (random) => completed(pick(random, ['1', '5', '3']) + digits(random, random() < 0.5 ? 11 : 13)),
};

/** Fifteen digits are below 10^15, so JavaScript computes the remainder exactly. */
function completed(body: string): string {
  return body + String((Number(body) % (body.length - 1)) % 10);
}

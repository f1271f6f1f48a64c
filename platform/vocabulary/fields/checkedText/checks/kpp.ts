import { digits } from '../../../samples';
import { type Check, withoutGroups } from './check';

/** Reason code of registration in Russia: tax office, reason (digits or A–Z), number. It has no check digit. */
export const kpp: Check = {
  title: { en: 'KPP', ru: 'КПП' },
  length: 9,
  clean: (text) => withoutGroups(text).toUpperCase(),
  test: (code) => (/^\d{4}[\dA-Z]{2}\d{3}$/.test(code) ? 'right' : 'form'),
  format: (code) => code,
  sample: (random) => `77${digits(random, 2)}01${digits(random, 3)}`,
};

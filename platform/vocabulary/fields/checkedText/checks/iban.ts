import { digits, pick } from '../../../samples';
import type { Check } from './check';

/** Lengths by country, from the IBAN registry of SWIFT. Other countries are checked by their digits alone. */
const REGISTRY =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ' +
  'ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
  'LB28 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 ' +
  'QA29 RO24 RS22 RU33 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 VG24 XK20';
const LENGTHS: ReadonlyMap<string, number> = new Map(
  REGISTRY.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const LONGEST = 34;

/** International bank account number (ISO 13616): the rearranged digits leave 1 when divided by 97. */
export const iban: Check = {
  title: { en: 'IBAN', ru: 'IBAN' },
  length: LONGEST,
  clean: (text) => text.replace(/[\s-]/g, '').toUpperCase(),
  test(code) {
    if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(code)) return 'form';
    const length = LENGTHS.get(code.slice(0, 2));
    if (length !== undefined && code.length !== length) return 'form';
    return remainder(code) === 1 ? 'right' : 'digits';
  },
  format: (code) => code.replace(/(.{4})(?=.)/g, '$1 '),
  sample(random) {
    const [country, bank] = pick<readonly [string, string]>(random, [
      ['DE', ''],
      ['GB', 'WEST'],
      ['KZ', '125KZT'],
    ]);
    const account = bank + digits(random, (LENGTHS.get(country) ?? 20) - 4 - bank.length);
    return country + String(98 - remainder(`${country}00${account}`)).padStart(2, '0') + account;
  },
};

function remainder(code: string): number {
  const moved = code.slice(4) + code.slice(0, 4);
  return Array.from(moved).reduce((rest, sign) => {
    const value = Number.parseInt(sign, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
}

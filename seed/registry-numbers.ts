/**
 * Russian registry numbers with right check digits. Tax offices with the number 00 and record numbers
 * above 9,900,000 are not given to anybody, so no number here belongs to a real company.
 */
import type { Dice } from './random';

export interface RegistryNumbers {
  readonly inn: string;
  readonly kpp: string | null;
  readonly ogrn: string;
}

/** Numbers of a legal entity registered in a region (two digits) in a year. */
export function companyNumbers(dice: Dice, region: string, year: number): RegistryNumbers {
  const inn = withInnDigit(`${region}00${digits(dice, 5)}`, [2, 4, 10, 3, 5, 9, 4, 6, 8]);
  const record = `1${String(year).slice(2)}${region}99${digits(dice, 5)}`;
  return { inn, kpp: `${region}0001001`, ogrn: record + String(Number(BigInt(record) % 11n) % 10) };
}

/** Numbers of a sole trader. */
export function traderNumbers(dice: Dice, region: string, year: number): RegistryNumbers {
  const ten = withInnDigit(`${region}00${digits(dice, 6)}`, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
  const inn = withInnDigit(ten, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
  const record = `3${String(year).slice(2)}${region}99${digits(dice, 7)}`;
  return { inn, kpp: null, ogrn: record + String(Number(BigInt(record) % 13n) % 10) };
}

function withInnDigit(start: string, weights: readonly number[]): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(start[index]), 0);
  return start + String((sum % 11) % 10);
}

function digits(dice: Dice, count: number): string {
  return Array.from({ length: count }, () => dice.whole(0, 9)).join('');
}

import type { Check } from './check';
import { ean } from './ean';
import { iban } from './iban';
import { inn } from './inn';
import { kpp } from './kpp';
import { ogrn } from './ogrn';

/** Every check a field may name. A new one is a file beside and a line here. */
export const CHECKS: Readonly<Record<string, Check>> = { inn, kpp, ogrn, iban, ean };

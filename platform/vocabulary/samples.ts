/** Deterministic raw material for samples: the same random source gives the same values. */
import type { Random } from './contracts';

export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

/** A whole number between both ends, ends included. */
export function whole(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

export function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => whole(random, 0, 9)).join('');
}

/** A few words in Russian or English, at most `limit` code points, never with space at the ends. */
export function phrase(random: Random, words: number, limit: number): string {
  const list = random() < 0.6 ? RUSSIAN : ENGLISH;
  const text = Array.from({ length: words }, () => pick(random, list)).join(' ');
  return Array.from(text).slice(0, limit).join('').trim();
}

const RUSSIAN = [
  'Ёлка',
  'северный',
  'договор',
  'объём',
  'Поставка',
  'съезд',
  'Маяк',
  'ромашка',
  'тёплый',
  '«Заря»',
  'щит',
  'подъём № 7',
  'юг',
] as const;
const ENGLISH = [
  'North',
  'harbour',
  'Delivery',
  'o’clock',
  'silver',
  '100%',
  'under_score',
  'Café',
  'naïve',
  'west-end',
  'A&B',
  '😀',
  '\\ slash',
] as const;

/** "A-000123": blocks of 10,000 numbers each, so that a key tells nothing but never repeats. */
export function code(letter: string, block: number, index: number): string {
  return `${letter}-${String(block * 10_000 + index + 1).padStart(6, '0')}`;
}

import type { Text } from '../../../../language/contracts';
import type { Random } from '../../../contracts';

/** A published rule for a code with check digits. */
export interface Check {
  readonly title: Text;
  /** Greatest length of the canonical code. */
  readonly length: number;
  /** The code without the separators people write. */
  clean(text: string): string;
  /** What is wrong with a clean code: its form or its check digits. */
  test(code: string): 'right' | 'form' | 'digits';
  /** The code as people print it. */
  format(code: string): string;
  sample(random: Random): string;
}

/** Spaces and dashes are how people group digits. */
export function withoutGroups(text: string): string {
  return text.replace(/[\s\u2010-\u2015-]/g, '');
}

/** The sum of digits times weights. */
export function weighted(code: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(code[index] ?? 0), 0);
}

/** What an expression or a condition means only at a certain moment or for a certain person; a stored value must not. */
import type { Ambient, Condition } from './contracts';

/** The asker's time zone, where moments become days and hours. */
export const TIME_ZONE: Ambient = { en: 'the asker’s time zone', ru: 'часового пояса спрашивающего' };

/** The first such thing a condition reads; null when it always selects the same records. */
export function ambientOf(condition: Condition): Ambient | null {
  switch (condition.op) {
    case 'and':
    case 'or':
      return first(condition.of.map(ambientOf));
    case 'not':
    case 'quantify':
      return ambientOf(condition.of);
    case 'compare':
      if (condition.operator === '$during') return '$during';
      return first(condition.operands.map((operand) => ('expression' in operand ? operand.expression.ambient : null)));
    case 'constant':
      return null;
  }
}

export function first(found: readonly (Ambient | null)[]): Ambient | null {
  return found.find((each) => each !== null) ?? null;
}

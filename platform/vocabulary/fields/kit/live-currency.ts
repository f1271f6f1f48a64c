/**
 * The currency of amounts that name none, while their record is edited: the one their field's definition gives or
 * computes, else the base currency. The server stores it so, and the screen shows it before anything is saved.
 */
import type { Entity, Expression, Field, Snapshot } from '../../../language/contracts';
import { isEmptyValue } from './formatted';
import { rootsOf } from './known-values';
import { tryCompile } from './try-compile';

export interface CurrencyRule {
  readonly field: Field;
  /** A code in the definition. */
  readonly code: string | null;
  readonly expression: Expression | null;
  /** The fields whose change may change the currency. */
  readonly roots: ReadonlySet<string>;
}

interface Amount {
  readonly amount?: unknown;
  readonly currency: unknown;
}

/** Amounts whose currency nobody chose: it follows the record. */
const following = new WeakSet<object>();

/** Whether the currency of an amount follows the record it stands in. */
export function followsRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && following.has(value);
}

/** The currency rule of every amount of an entity, by field name. */
export function currencyRules(entity: Entity, snapshot: Snapshot): ReadonlyMap<string, CurrencyRule> {
  const amounts = [...entity.fields.values()].filter(({ columns }) => columns.some(({ part }) => part === 'currency'));
  return new Map(amounts.map((field) => [field.name, ruleOf(field, entity, snapshot)]));
}

/** An amount in a currency that follows the record; null when the value is empty, or its currency was chosen. */
export function inCurrency(value: unknown, code: string | null): Amount | null {
  if (isEmptyValue(value) || code === null) return null;
  const amount = hasCurrency(value) ? value.amount : value;
  if (isEmptyValue(amount)) return null;
  const made = { amount, currency: code };
  following.add(made);
  return made;
}

/** Whether an amount still needs a currency, or has one that follows the record. */
export function isOpen(value: unknown): boolean {
  return !hasCurrency(value) || isEmptyValue(value.currency) || followsRecord(value);
}

export function hasCurrency(value: unknown): value is Amount {
  return typeof value === 'object' && value !== null && 'currency' in value;
}

function ruleOf(field: Field, entity: Entity, snapshot: Snapshot): CurrencyRule {
  const written = field.definition.currency;
  const code = typeof written === 'string' && /^[A-Z]{3}$/.test(written) ? written : null;
  const expression = typeof written === 'string' && code === null ? tryCompile(written, entity, snapshot) : null;
  return { field, code, expression, roots: expression ? rootsOf(expression.paths) : new Set() };
}

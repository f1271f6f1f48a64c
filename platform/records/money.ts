import { Decimal, fixed } from '../foundation/decimal';
import { resolveCondition } from '../language/condition';
import type { Field, Value, Values } from '../language/contracts';
import type { WritePlan } from './plan';
import { ownPath, readRows } from './rows';
import { type Change, same, type Unit } from './unit';

interface Money {
  readonly amount: string;
  readonly currency: string | null;
  readonly base: string | null;
}

/** The entity with a rate for each currency and day: how much of the base currency one unit is worth. */
const RATES = 'exchangeRate';

/**
 * Completes changed amounts of money: the currency where the field's definition computes it, and the worth in the
 * base currency at the newest rate of the day. An unchanged amount keeps the worth it had.
 */
export async function convert(
  unit: Unit,
  converted: WritePlan['converted'],
  changes: readonly Change[],
): Promise<void> {
  for (const { field, currency } of converted) {
    for (const change of changes) {
      const money = moneyIn(change, field);
      if (!money || !change.changed.has(field.name)) continue;
      const computed = currency && money.currency === null ? currency.evaluate(change.state, unit.environment) : null;
      const code = money.currency ?? (typeof computed === 'string' ? computed : unit.baseCurrency);
      const rate = await rateOf(unit, code);
      if (rate === null) {
        const params = { currency: code, date: unit.context.now.toISOString().slice(0, 10) };
        unit.findings.push({ code: 'V023', path: `${change.at}${field.name}`, params });
        continue;
      }
      const scale = scaleOf(field);
      const base = fixed(new Decimal(money.amount).times(rate), scale);
      change.state[field.name] = { amount: money.amount, currency: code, base };
    }
  }
}

/** The stored value when the new one is the same amount in the same currency: it keeps its worth of that day. */
export function keepWorth(stored: Values[string], given: Value): Value {
  if (!isMoney(stored) || !isMoney(given)) return given;
  const isSame = stored.amount === given.amount && (given.currency === null || same(stored.currency, given.currency));
  return isSame ? (stored as unknown as Value) : given;
}

async function rateOf(unit: Unit, code: string): Promise<string | null> {
  if (code === unit.baseCurrency) return '1';
  const known = unit.rates.get(code);
  if (known !== undefined) return known;
  const rate = await readRate(unit, code);
  unit.rates.set(code, rate);
  return rate;
}

async function readRate(unit: Unit, code: string): Promise<string | null> {
  const { snapshot } = unit.context;
  if (!snapshot.hasEntity(RATES)) return null;
  const entity = snapshot.entity(RATES);
  const where = resolveCondition({ 'currency.code': code, date: { $lte: { $: 'today()' } } }, entity, snapshot);
  const [row] = await readRows(unit, {
    entity,
    where,
    paths: [ownPath(entity, 'rate')],
    sort: [{ path: ownPath(entity, 'date'), descending: true }],
    limit: 1,
  });
  return rateIn(row);
}

function rateIn(row: Values | undefined): string | null {
  const rate = row?.['rate'];
  return typeof rate === 'string' ? rate : null;
}

function moneyIn(change: Change, field: Field): Money | null {
  const value = change.state[field.name];
  return isMoney(value) ? value : null;
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}

function scaleOf(field: Field): number {
  const kind = field.columns.find((column) => column.part === 'base')?.kind;
  return kind?.kind === 'decimal' ? kind.scale : 2;
}

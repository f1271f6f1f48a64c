import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { followsRecord } from '../kit/live-currency';
import { NumberInput, numberText, scaleOf } from '../kit/NumberInput';
import { CurrencyPicker } from './CurrencyPicker';

function Input(props: InputProps) {
  const { definition } = props.field;
  const { amount, currency } = moneyOf(props.value);
  const code = currency ?? defaultCurrency(definition.currency, props.surroundings.baseCurrency);
  const chosen = followsRecord(props.value) ? null : currency;
  const change = (text: string | null, next: string | null) => {
    if (text === null) return props.onChange(null);
    props.onChange(next === null ? text : { amount: text, currency: next });
  };
  const picker = (
    <CurrencyPicker
      code={code}
      disabled={props.disabled || amount === null}
      surroundings={props.surroundings}
      onChange={(next) => change(amount, next)}
    />
  );
  return (
    <NumberInput
      {...props}
      value={amount}
      onChange={(text) => change(text, chosen)}
      scale={scaleOf(definition, 2)}
      suffix={picker}
      allPlaces
    />
  );
}

function moneyOf(value: unknown): { amount: string | null; currency: string | null } {
  if (typeof value !== 'object' || value === null) return { amount: numberText(value), currency: null };
  const { amount, currency } = value as { readonly amount?: unknown; readonly currency?: unknown };
  return { amount: numberText(amount), currency: typeof currency === 'string' ? currency : null };
}

/** The currency of an amount yet to be typed: an expression gives it only once there is an amount. */
function defaultCurrency(currency: unknown, base: string | null): string | null {
  if (typeof currency !== 'string') return base;
  return /^[A-Z]{3}$/.test(currency) ? currency : null;
}

export const moneyView: FieldView = { Input, ...FIELD_CELLS.money };

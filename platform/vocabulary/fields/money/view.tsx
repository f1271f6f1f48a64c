import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { NumberInput, numberText, scaleOf } from '../kit/NumberInput';
import { CurrencyPicker } from './CurrencyPicker';

function Input(props: InputProps) {
  const { definition } = props.field;
  const { amount, currency } = moneyOf(props.value);
  const code = currency ?? defaultCurrency(definition.currency);
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
      onChange={(text) => change(text, code)}
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

/** A code stands in the definition; an expression is the server's business. */
function defaultCurrency(currency: unknown): string | null {
  return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : null;
}

export const moneyView: FieldView = { Input, ...FIELD_CELLS.money };
